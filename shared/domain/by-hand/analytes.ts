import { z } from 'zod'
import common from '../../../resources/analytes.json' with { type: 'json' }

const LOINC = 'http://loinc.org'

/** How something that is measured is told in one unit (UCUM). */
const told = z.strictObject({
  code: z.string().min(1),
  display: z.string().min(1),
  unit: z.string().min(1),
  /** Between what and what nearly all results of a clinic lie: what tells its units apart, and no limit of health. */
  within: z.tuple([z.number(), z.number()]),
})
const names = z.string().transform(text => text.split('|'))
/** What is measured: how tables call it, in small letters without accents and signs; and its units, the usual first. */
const measured = z.strictObject({
  names,
  /** Names that may as well mean something else. */
  maybe: names.optional(),
  in: z.array(told).min(1),
})
export type Measured = z.infer<typeof measured>

/** Everything that is commonly measured. */
export const commonlyMeasured: readonly Measured[] = z.array(measured).parse(common)

/** Something that is measured, by its code and the unit it is told in (UCUM). */
export interface Analyte {
  readonly system: string
  readonly code: string
  readonly display: string
  readonly unit: string
}

/** Common results, offered beside the codes that the casebook has met. */
export const commonAnalytes: readonly Analyte[] = commonlyMeasured.flatMap(each =>
  each.in.map(({ code, display, unit }) => ({ system: LOINC, code, display, unit })),
)

const namesOf = new Map(
  commonlyMeasured.flatMap(each => {
    const words = [...each.names, ...(each.maybe ?? [])]
    return each.in.map(({ code }) => [code, words.flatMap(name => name.split(' '))] as const)
  }),
)

/** Those whose name, in whatever language, has words that begin with all the words typed. */
export function analytesNamed(query: string): readonly Analyte[] {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean)
  return commonAnalytes.filter(({ display, code }) => {
    const words = [...display.toLowerCase().split(/[^\p{L}\p{N}]+/u), code, ...(namesOf.get(code) ?? [])]
    return asked.every(each => words.some(word => word.startsWith(each)))
  })
}

interface Named {
  readonly measured: Measured
  /** The name means nothing else in a clinic. */
  readonly isCertain: boolean
}
const byName = new Map<string, Named>(
  commonlyMeasured.flatMap(each => [
    ...each.names.map(name => [name, { measured: each, isCertain: true }] as const),
    ...(each.maybe ?? []).map(name => [name, { measured: each, isCertain: false }] as const),
  ]),
)

/** What a heading of these words names; undefined where it is none of what is commonly measured. */
export const measuredNamed = (words: string): Named | undefined =>
  byName.get(words) ?? byName.get(words.replaceAll(' ', '')) // SpO2 is parted as a heading of two words

/** A code of what is commonly measured, as the catalogue calls it; undefined for any other. */
export const analyteOfCode = (of: { readonly system: string; readonly code: string }): Analyte | undefined =>
  commonAnalytes.find(({ system, code }) => system === of.system && code === of.code)
