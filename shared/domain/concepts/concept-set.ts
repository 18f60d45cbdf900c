import { z } from 'zod'
import { libraryWords } from '../../words/library-words.ts'
import { canonical } from '../canonical.ts'
import { factKind, factKinds } from '../facts/registry.ts'
import { levels, usualLevels, type Level } from '../facts/levels.ts'
import { most } from '../most.ts'
import { hasOrderInText } from './systems.ts'

const name = z.string().min(1).max(most.nameCharacters)

/** How concept sets and measures are named inside one another. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)

export const setCode = z
  .strictObject({
    system: name,
    code: name,
    /** All that lies below it as well, where its system holds that order in the text of its codes. */
    descendants: z.literal(true).optional(),
  })
  .refine(({ system, descendants }) => !descendants || hasOrderInText(system), {
    message: 'This system has no order in the text of its codes: list what lies below.',
    path: ['descendants'],
  })
export type SetCode = z.infer<typeof setCode>

/**
 * Something that can be looked for in charts: any of these codes in facts of these kinds, at a level that counts. By
 * `any`, every code of these kinds. A fact that no code names is in no set.
 */
export const conceptSet = z.strictObject({
  format: z.literal('casebook-concepts/1'),
  id: slug,
  label: libraryWords,
  kinds: z.array(factKind).min(1).max(factKinds.length),
  include: z.union([z.literal('any'), z.array(setCode).min(1).max(most.codes)]),
  exclude: z.array(setCode).max(most.codes).optional(),
  /** Where absent, all but what is only suspected. */
  levels: z.array(z.enum(levels)).min(1).max(levels.length).optional(),
  /** The editions that its codes were taken from. */
  version: z.string().min(1).max(200),
  /** By which words codes are found that may belong to it: they are offered, and never counted by themselves. */
  foundBy: z.array(name).max(50).optional(),
  /** What is left out of it, and why; no part of what it means. */
  note: libraryWords.optional(),
})
export type ConceptSet = z.infer<typeof conceptSet>

export const levelsThatCount = ({ levels: asked }: Pick<ConceptSet, 'levels'>): readonly Level[] =>
  asked ?? usualLevels

const sortedOnce = <T>(all: readonly T[], textOf: (each: T) => string): T[] =>
  [...new Map(all.map(each => [textOf(each), each])).values()].toSorted((one, other) =>
    textOf(one) < textOf(other) ? -1 : 1,
  )
const codesOnce = (codes: readonly SetCode[]) => sortedOnce(codes, each => canonical(each))

/**
 * What a set means as one text to be hashed: without the words it goes by, every list sorted and freed of doubles, what
 * is usual left out. Two sets with one text find the same facts.
 */
export function meaningOfSet({ kinds, include, exclude = [], levels: asked, version }: ConceptSet): string {
  const counted = levelsThatCount({ levels: asked })
  return canonical({
    kinds: sortedOnce(kinds, each => each),
    include: include === 'any' ? include : codesOnce(include),
    exclude: codesOnce(exclude),
    levels: levels.filter(each => counted.includes(each)),
    version,
  })
}
