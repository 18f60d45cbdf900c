import type { Concept, Standing } from '../../../../shared/domain/fact.ts'
import { lookUp } from '../../../../shared/domain/table.ts'
import type { Node } from './node.ts'

type Is = Standing['is']
/** How a statement stands, and its word by which versions are put in order. */
export interface Stands {
  readonly standing: Standing
  readonly status: string
}

/** What HL7's ActMood says of a statement that tells of no event. */
const moods: Readonly<Record<string, Is>> = {
  EVN: 'happened',
  INT: 'planned',
  RQO: 'planned',
  ARQ: 'planned',
  APT: 'planned',
  PRP: 'planned',
  PRMS: 'planned',
  GOL: 'planned',
  EXPEC: 'planned',
  SLOT: 'planned',
}
type Words = Readonly<Record<string, readonly [is: Is, status: string]>>
const takenBack = {
  cancelled: ['not-done', 'cancelled'],
  nullified: ['retracted', 'entered-in-error'],
  obsolete: ['retracted', 'entered-in-error'],
} as const satisfies Words

/** What HL7's ActStatus says of a thing that is done or goes on. */
export const deeds: Words = {
  ...takenBack,
  new: ['planned', 'planned'],
  active: ['happened', 'active'],
  held: ['happened', 'on-hold'],
  suspended: ['happened', 'on-hold'],
  completed: ['happened', 'completed'],
  aborted: ['happened', 'stopped'],
}
/** What it says of a result. */
export const results: Words = {
  ...takenBack,
  new: ['planned', 'registered'],
  active: ['uncertain', 'preliminary'],
  held: ['uncertain', 'preliminary'],
  suspended: ['uncertain', 'preliminary'],
  completed: ['happened', 'final'],
  aborted: ['not-done', 'cancelled'],
}
/** What it says of something that a person has: it was noticed, whether or not anybody still attends to it. */
export const states: Words = {
  ...takenBack,
  new: ['happened', 'active'],
  active: ['happened', 'active'],
  held: ['happened', ''],
  suspended: ['happened', 'inactive'],
  completed: ['happened', ''],
  aborted: ['happened', ''],
}

const said = (is: Is, element: string, word: string): Standing =>
  is === 'happened' ? { is } : { is, because: { element, word } }

/**
 * Whether what a statement says is so: what takes it back comes before what denies it, and that before what only plans
 * it. `denied`: what a negation makes of it.
 */
export function standsBy(node: Node, words: Words, denied: 'absent' | 'not-done'): Stands {
  const word = node.child('statusCode')?.attribute('code') ?? ''
  const mood = node.attribute('moodCode')
  const negation = node.attribute('negationInd')
  const [is, status] = word === '' ? (['happened', ''] as const) : (lookUp(words, word) ?? ['unknown', word])
  const byStatus: Stands = { standing: said(is, 'statusCode', word), status }
  if (is === 'retracted') return byStatus
  if (negation === 'true') return { standing: said(denied, 'negationInd', negation), status }
  if (is === 'not-done') return byStatus
  const intended = mood === '' ? 'happened' : (lookUp(moods, mood) ?? 'unknown')
  return intended === 'happened' ? byStatus : { standing: said(intended, 'moodCode', mood), status }
}

const none = new Set([
  '160244002', // No known allergies
  '716186003', // No known allergy
  '409137002', // No known drug allergy
  '429625007', // No known food allergy
  '428607008', // No known environmental allergy
  '428197003', // No known insect allergy
  '160245001', // No current problems or disability
  '787481004', // No known medications
  '787480003', // No known procedures
])
/** Drug treatment unknown. */
const UNKNOWN = '182904002'
const noneKnown =
  /^(?:no known|none known|nil known|nkd?a$|no (?:current )?(?:allergies|medications?|problems?))/i

/** That somebody asked, and there is none; undefined for what names something. */
export function saysNone({ codes, text }: Concept): Standing | undefined {
  const code = codes.find(each => none.has(each.code))
  const word = text ?? code?.display ?? codes[0]?.display ?? codes[0]?.code ?? ''
  if (codes.some(each => each.code === UNKNOWN)) return said('unknown', 'code', word)
  return code || noneKnown.test(word.trim()) ? said('absent', 'code', word) : undefined
}
