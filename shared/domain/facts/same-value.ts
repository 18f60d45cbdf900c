import { canonical, type Json } from '../canonical.ts'
import { sameConcept } from './same-concept.ts'
import { converted, type Quantity, type Value } from './value.ts'

const number = /^[-+]?\d*(?:[.,](\d*))?(?:[eE]([-+]?\d+))?$/

/** How much the last digit of a number as written stands for; 0 where it is not written as one. */
function stepOf(text: string): number {
  const [written, decimals = '', exponent = '0'] = number.exec(text.trim()) ?? []
  return written === undefined || !/\d/.test(written) ? 0 : 10 ** (Number(exponent) - decimals.length)
}

interface Measure {
  readonly value: number
  readonly step: number
}
const unitOf = ({ unit, unitCode }: Quantity) => unitCode ?? unit ?? ''

const written = ({ value, text }: Quantity): Measure => ({ value, step: stepOf(text) })
/** In the unit in which its analyte is kept. */
function kept(quantity: Quantity & { kept: NonNullable<Quantity['kept']> }): Measure {
  const { slope } = quantity.kept
  return {
    value: converted(quantity.value, quantity.kept),
    step: Math.abs(slope) * stepOf(quantity.text),
  }
}
/** Both in one unit; undefined where no conversion is certain. */
function inOneUnit(one: Quantity, other: Quantity): readonly [Measure, Measure] | undefined {
  if (unitOf(one) === unitOf(other)) return [written(one), written(other)]
  if (!one.kept || !other.kept || one.kept.unit !== other.kept.unit) return undefined
  return [kept({ ...one, kept: one.kept }), kept({ ...other, kept: other.kept })]
}

/** How exactly a number is known, as a part of itself: less is more exact. 0 where it is no number as written. */
export function grainOf(value: Value | undefined): number {
  if (value?.kind !== 'quantity') return 0
  return stepOf(value.text) / Math.max(Math.abs(value.value), Number.MIN_VALUE)
}

/** Below this part of a step two numbers differ by arithmetic alone. */
const NOISE = 1e-9

function sameQuantity(one: Quantity, other: Quantity): boolean {
  if (one.comparator !== other.comparator) return false
  const measures = inOneUnit(one, other)
  if (!measures) return false
  const [coarse, fine] = measures[0].step >= measures[1].step ? measures : [measures[1], measures[0]]
  const away = (fine.value - coarse.value) * (coarse.value < 0 ? -1 : 1)
  const half = coarse.step / 2
  const slack = NOISE * Math.max(coarse.step, Math.abs(coarse.value))
  // Half a step up is the next number, as one rounds.
  return away >= -half - slack && (half === 0 ? away <= slack : away < half - slack)
}

/**
 * Whether two values are one, as written, to the lesser of their two precisions: 5.43 and 5.4 are, and 97 mg/dL and 5.4
 * mmol/L where the analyte says how one becomes the other; 5.4 and 5.5 are not, nor <5 and 5. The same whichever comes
 * first. No equivalence: 5.41 and 5.43 are both 5.4, and two numbers.
 */
export function sameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (!one || !other) return one === other
  if (one.kind === 'quantity' && other.kind === 'quantity') return sameQuantity(one, other)
  if (one.kind === 'code' && other.kind === 'code') return sameConcept(one.concept, other.concept)
  if (one.kind === 'text' && other.kind === 'text') return one.text.trim() === other.text.trim()
  return canonical(one as Json) === canonical(other as Json)
}
