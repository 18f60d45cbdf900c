import type { Funnel as FunnelFound, FunnelUnit } from '../../shared/domain/measures/risk-adjusted.ts'
import { number, words } from '../ui/words.ts'
import type { TableTwin } from './table-twin.ts'

/** A unit under what it is called. */
export type NamedUnit = FunnelUnit & { readonly name: string }
export type Funnel = Omit<FunnelFound, 'units'> & { readonly units: readonly NamedUnit[] }

/** A ratio further up than so many times the expected says no more where it is drawn. */
const MOST_RATIO = 4

/** Upper ends of both axes: events expected, and observed over expected with every unit and most of its limits. */
export function funnelReach(units: readonly FunnelUnit[]): {
  readonly expected: number
  readonly ratio: number
} {
  const ratios = units.map(({ ratio }) => ratio?.value ?? 0)
  const limits = units.map(({ limits998, widened998 }) =>
    Math.max(limits998?.upper ?? 0, widened998?.upper ?? 0),
  )
  const wanted = Math.max(2, ...ratios, Math.min(MOST_RATIO, ...limits))
  return { expected: 1.08 * Math.max(1, ...units.map(({ expected }) => expected)), ratio: 1.06 * wanted }
}

/** Units in the order of what was expected of them, as limits are drawn from one to the next. */
export const byExpected = (units: readonly NamedUnit[]): NamedUnit[] =>
  units.toSorted((one, other) => one.expected - other.expected)

/** More units than these would write over one another: then those outside alone are named in the drawing. */
const MOST_NAMED = 12
export const namedInDrawing = (units: readonly NamedUnit[]): NamedUnit[] =>
  units.length <= MOST_NAMED ? [...units] : units.filter(({ isBeyond }) => isBeyond).slice(0, MOST_NAMED)

/** Who lies outside, of how many little can be seen, how much units differ beyond chance, and who stands apart. */
export function funnelSentence({ by, units, unknown, dispersion }: Omit<Funnel, 'limits'>): string {
  const beyond = units.filter(({ isBeyond }) => isBeyond).map(({ name }) => name)
  const small = units.filter(({ isSmall }) => isSmall).length
  const isWider = dispersion !== null && dispersion > 1
  return [
    words('funnel-figure.sentence', { by, units: units.length, beyond: beyond.length, which: beyond }),
    ...(small > 0 ? [words('funnel-figure.small', { small })] : []),
    ...(isWider ? [words('funnel-figure.dispersion', { by, dispersion })] : []),
    ...(unknown ? [unknownSentence(by, unknown)] : []),
    ...(namedInDrawing(units).length < units.length ? [words('funnel-figure.names-in-table')] : []),
  ].join(' ')
}

/** Cases whose unit nobody recorded, which stand in none. */
export const unknownSentence = (by: Funnel['by'], unknown: NonNullable<Funnel['unknown']>): string =>
  words('funnel-figure.unknown', {
    by,
    n: unknown.cases,
    observed: unknown.observed,
    expected: unknown.expected,
  })

/** Every unit with its numbers and limits. */
export function funnelTable({ by, units }: Pick<Funnel, 'by' | 'units'>): TableTwin {
  const range = (found: { lower: number; upper: number } | null) =>
    found ? words('figure.range', { from: number(found.lower, 2), to: number(found.upper, 2) }) : ''
  return {
    columns: [
      { title: words('expected.unit', { by }) },
      { title: words('expected.group-cases'), numeric: true },
      { title: words('funnel-figure.observed'), numeric: true },
      { title: words('funnel-figure.expected'), numeric: true },
      { title: words('expected.unit-ratio'), numeric: true },
      { title: words('expected.interval'), numeric: true },
      { title: words('funnel-figure.limits-95'), numeric: true },
      { title: words('funnel-figure.limits-998'), numeric: true },
      { title: words('funnel-figure.widened-998'), numeric: true },
    ],
    rows: byExpected(units).map(
      ({ name, cases, observed, expected, ratio, limits95, limits998, widened998 }) => [
        name,
        number(cases, 0),
        number(observed, 0),
        number(expected, 1),
        ratio ? number(ratio.value, 2) : '',
        range(ratio),
        range(limits95),
        range(limits998),
        range(widened998),
      ],
    ),
  }
}
