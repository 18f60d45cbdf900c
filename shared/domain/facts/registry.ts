import { z } from 'zod'
import { allergy } from './allergy.ts'
import { condition } from './condition.ts'
import { document } from './document.ts'
import { device } from './device.ts'
import { encounter } from './encounter.ts'
import { familyHistory } from './family-history.ts'
import { immunization } from './immunization.ts'
import type { Kind } from './kind.ts'
import { kindNumbers } from './kind-numbers.ts'
import { medication } from './medication.ts'
import { observation } from './observation.ts'
import { plan } from './plan.ts'
import { procedure } from './procedure.ts'
import { questionnaire } from './questionnaire.ts'
import { report } from './report.ts'
import { variant } from './variant.ts'

/**
 * Every kind of fact, in the order in which a chart shows them. A new kind is a file beside this one and a
 * line here.
 */
export const kinds = [
  encounter,
  condition,
  observation,
  medication,
  procedure,
  allergy,
  immunization,
  report,
  document,
  familyHistory,
  questionnaire,
  plan,
  device,
  variant,
] as const
/** Numbers of kinds that are no more. A store may still hold them, so they are never given away again. */
export const retiredNumbers: readonly number[] = []

type NamesOf<K extends readonly Kind[]> = { readonly [I in keyof K]: K[I]['name'] }
type SchemasOf<K extends readonly Kind[]> = { readonly [I in keyof K]: K[I]['schema'] }
// Place by place the list's own types, which `map` cannot keep.
const namesOf = <K extends readonly Kind[]>(list: K) => list.map(each => each.name) as unknown as NamesOf<K>
const schemasOf = <K extends readonly Kind[]>(list: K) =>
  list.map(each => each.schema) as unknown as SchemasOf<K>

export const factKinds = namesOf(kinds)
export const factKind = z.enum(factKinds)
export type FactKind = z.infer<typeof factKind>

export const fact = z.discriminatedUnion('kind', schemasOf(kinds))
export type Fact = z.infer<typeof fact>
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>

/** Kinds by the numbers that stand for them in a store. */
export const { numberOf, kindOf } = kindNumbers(kinds, retiredNumbers)
