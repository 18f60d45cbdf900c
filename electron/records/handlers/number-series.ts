import { rankedOf, type Ranked } from '../../../shared/domain/chart/analytes.ts'
import type { NumberRow } from '../repositories/picture.ts'

/** A measurement over time, the oldest first, in the unit in which it is kept. */
export interface NumberSeries {
  readonly code: {
    readonly id: number
    readonly system: string
    readonly code: string
    readonly display: string
  }
  readonly unit: string
  readonly ranked: Ranked | undefined
  readonly points: readonly NumberRow[]
}

interface Names {
  code(id: number): { readonly system: string; readonly code: string; readonly display: string }
  unit(id: number): string
}

/** After everything that the chart's own order names. */
const UNRANKED = 1_000

const byTime = (one: NumberRow, other: NumberRow) =>
  one.clock - other.clock || one.fact - other.fact || one.part - other.part
const nameOf = ({ fact, part }: NumberRow) => `${fact} ${part}`

/**
 * Numbers as measurements: each analyte that the chart knows is one, by whatever code a source called it; anything else
 * is what its code says. A result under several codes is of the first of them alone, by the chart's own order, then by
 * how often each was measured. Nothing in two units that are not certain to be one is put together.
 */
export function numberSeries(rows: readonly NumberRow[], names: Names): NumberSeries[] {
  const known = new Map<number, { id: number; system: string; code: string; display: string }>()
  const codeOf = (id: number) => {
    const code = known.get(id) ?? { id, ...names.code(id) }
    known.set(id, code)
    return code
  }
  const ranks = new Map<number, Ranked | undefined>()
  const rankOf = (code: number): Ranked | undefined => {
    if (!ranks.has(code)) ranks.set(code, rankedOf(codeOf(code)))
    return ranks.get(code)
  }
  const keyOf = ({ code, unit }: NumberRow) => `${rankOf(code)?.analyte.id ?? code} ${unit}`
  const groups = [...Map.groupBy(rows, keyOf).values()]
    .map(points => ({ points, ranked: rankOf(points[0]!.code) }))
    .toSorted(
      (one, other) =>
        (one.ranked?.rank ?? UNRANKED) - (other.ranked?.rank ?? UNRANKED) ||
        other.points.length - one.points.length ||
        one.points[0]!.code - other.points[0]!.code,
    )
  const taken = new Set<string>()
  return groups.flatMap(({ points, ranked }) => {
    const own = points.filter(point => {
      const name = nameOf(point)
      return !taken.has(name) && taken.add(name)
    })
    const last = own.toSorted(byTime).at(-1)
    if (!last) return []
    return [{ code: codeOf(last.code), unit: names.unit(last.unit), ranked, points: own.toSorted(byTime) }]
  })
}
