import type { SaidOf } from '../../../../shared/domain/facts/columns.ts'
import type { Attachment } from '../../../../shared/domain/facts/value.ts'
import type { Said } from '../../../../shared/domain/facts/columns.ts'
import { choiceOf, conceptOf, quantityOf, timeOf, periodOf, type Part } from './parts.ts'

type LinkRole = Said['links'][number]['role']
/** A Reference for each link of a role. */
export type Links = (role: LinkRole) => Part[]

/** When it happened, as the choice of this stem. `kinds`: which of R4's types this resource has for it. */
export function happenedOf(
  stem: string,
  { start, end, when, age }: Said,
  kinds: ReadonlyArray<'Period' | 'String' | 'Age'>,
): Part {
  if (end && kinds.includes('Period')) return { [`${stem}Period`]: periodOf(start, end) }
  if (start) return { [`${stem}DateTime`]: timeOf(start) }
  if (age && kinds.includes('Age')) return { [`${stem}Age`]: quantityOf(age) }
  return when !== undefined && kinds.includes('String') ? { [`${stem}String`]: when } : {}
}

/** An attachment; its words, which were read from whatever form they had, go as plain text. */
export function attachmentOf({ text, url, ...file }: Attachment): Part {
  const described = { title: file.title, language: file.language, creation: timeOf(file.created) }
  return text === undefined
    ? { ...described, contentType: file.contentType, url, size: file.size }
    : {
        ...described,
        contentType: 'text/plain; charset=utf-8',
        data: Buffer.from(text, 'utf8').toString('base64'),
      }
}

type Measured = Pick<SaidOf<'observation'>, 'value' | 'absent' | 'ranges' | 'interpretations'>

/** What an Observation and its components share. */
export const measuredOf = ({ value, absent, ranges, interpretations }: Measured): Part => ({
  ...choiceOf('value', value),
  dataAbsentReason: conceptOf(absent),
  interpretation: interpretations.map(each => conceptOf(each)),
  referenceRange: ranges.map(range => ({
    low: quantityOf(range.low),
    high: quantityOf(range.high),
    text: range.text,
    type: conceptOf(range.type),
    appliesTo: range.appliesTo.map(each => conceptOf(each)),
    age: range.age && { low: quantityOf(range.age.low), high: quantityOf(range.age.high) },
  })),
})

const STATUS = 'http://terminology.hl7.org/CodeSystem/'
/** A status that is a concept of its own, as those of conditions and allergies are. */
export const statusConcept = (system: string, code: string | undefined): Part | undefined =>
  code === undefined || code === '' ? undefined : { coding: [{ system: STATUS + system, code }] }

const verifications = { uncertain: 'unconfirmed', absent: 'refuted', retracted: 'entered-in-error' } as const
const known: ReadonlySet<string> = new Set([
  'unconfirmed',
  'presumed',
  'provisional',
  'differential',
  'confirmed',
  'refuted',
])

/** How sure its source is. That somebody asked and there is none is said by the code, and is sure. */
export function verificationOf({
  standing,
  verification,
}: Pick<SaidOf<'condition'>, 'standing' | 'verification'>): string | undefined {
  if (standing.is === 'retracted') return verifications.retracted
  if (verification !== undefined && known.has(verification)) return verification
  const byCode = standing.because?.element === 'code'
  return !byCode && (standing.is === 'uncertain' || standing.is === 'absent')
    ? verifications[standing.is]
    : undefined
}
