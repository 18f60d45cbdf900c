import type { CaseFrame } from '../../../../shared/domain/measures/case-frame.ts'
import { measureParts } from '../../../../shared/domain/measures/frame.ts'

/** What happened to each whose risk is known, in the order of days. */
export interface Cases {
  readonly day: Int32Array
  readonly happened: Uint8Array
  readonly risk: Float64Array
  /** Place in the frame's units, or NOT_RECORDED. */
  readonly unit: Uint16Array
}

/** Those of these rows. */
export const caseRows = ({ day, happened, risk, unit }: Cases, keep: (row: number) => boolean): Cases => {
  const isKept = (_: unknown, row: number) => keep(row)
  return {
    day: day.filter(isKept),
    happened: happened.filter(isKept),
    risk: risk.filter(isKept),
    unit: unit.filter(isKept),
  }
}

/**
 * The counted cases of a frame with the risk of each, and how many have none. A risk of 0 or 1 is none: no outcome
 * would tell anything of it, or one would tell everything.
 */
export function casesOf(
  frame: CaseFrame,
  riskOf: (score: number) => number,
): { readonly cases: Cases; readonly withoutRisk: number } {
  const [with_, without] = [measureParts.indexOf('numerator'), measureParts.indexOf('without')]
  const counted = (row: number) => frame.part[row] === with_ || frame.part[row] === without
  const all = caseRows(
    {
      day: frame.day,
      happened: frame.part.map(part => Number(part === with_)),
      risk: frame.score.map(riskOf),
      unit: frame.unit,
    },
    counted,
  )
  const cases = caseRows(all, row => all.risk[row]! > 0 && all.risk[row]! < 1)
  return { cases, withoutRisk: all.day.length - cases.day.length }
}

export const total = (values: Float64Array | Uint8Array): number =>
  (values as Float64Array).reduce((sum, each) => sum + each, 0)
