import type { Concept, Fact, Value } from '../../../shared/domain/fact.ts'
import { converted } from '../../../shared/domain/facts/value.ts'
import { conversionOf } from './units/conversion-of.ts'

function kept(concept: Concept, value: Value | undefined): Value | undefined {
  if (value?.kind !== 'quantity') return value
  const { unit, unitCode } = value
  const conversion = conversionOf(concept.codes, {
    ...(unit !== undefined && { unit }),
    ...(unitCode !== undefined && { unitCode }),
  })
  if (!conversion) return value
  const inUnit = converted(value.value, conversion)
  return Number.isFinite(inUnit) ? { ...value, kept: { value: inUnit, ...conversion } } : value
}

/** A result with each of its numbers in the unit in which its analyte is kept as well, where conversion is certain. */
export function keepUnits(fact: Fact): Fact {
  if (fact.kind !== 'observation') return fact
  const value = kept(fact.concept, fact.value)
  return {
    ...fact,
    ...(value && { value }),
    components: fact.components.map(part => {
      const inside = kept(part.concept, part.value)
      return inside ? { ...part, value: inside } : part
    }),
  }
}
