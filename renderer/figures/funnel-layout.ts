import type { FunnelUnit, RiskAdjusted } from '../../shared/domain/measures/risk-adjusted.ts'
import { number, speak, words } from '../ui/words.ts'
import type { TableTwin } from './table-twin.ts'

export type Funnel = Extract<RiskAdjusted, { kind: 'drawn' }>['funnel']

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
export const byExpected = (units: readonly FunnelUnit[]): FunnelUnit[] =>
  units.toSorted((one, other) => one.expected - other.expected)

/** Who lies outside, and how much units differ beyond chance. */
export function funnelSentence({ units, dispersion }: Pick<Funnel, 'units' | 'dispersion'>): string {
  const beyond = units.filter(({ isBeyond }) => isBeyond).map(({ unit }) => speak(unit))
  const found = words('funnel-figure.sentence', { units: units.length, beyond: beyond.length, which: beyond })
  return dispersion !== null && dispersion > 1
    ? `${found} ${words('funnel-figure.dispersion', { dispersion })}`
    : found
}

/** Every unit with its numbers and limits. */
export function funnelTable(units: readonly FunnelUnit[]): TableTwin {
  const range = (found: { lower: number; upper: number } | null) =>
    found ? words('figure.range', { from: number(found.lower, 2), to: number(found.upper, 2) }) : ''
  return {
    columns: [
      { title: words('expected.unit') },
      { title: words('expected.group-cases'), numeric: true },
      { title: words('funnel-figure.observed'), numeric: true },
      { title: words('funnel-figure.expected'), numeric: true },
      { title: words('expected.unit-ratio'), numeric: true },
      { title: words('expected.interval'), numeric: true },
      { title: words('funnel-figure.limits-95'), numeric: true },
      { title: words('funnel-figure.limits-998'), numeric: true },
      { title: words('funnel-figure.widened-998'), numeric: true },
    ],
    rows: units.map(({ unit, cases, observed, expected, ratio, limits95, limits998, widened998 }) => [
      speak(unit),
      number(cases, 0),
      number(observed, 0),
      number(expected, 1),
      ratio ? number(ratio.value, 2) : '',
      range(ratio),
      range(limits95),
      range(limits998),
      range(widened998),
    ]),
  }
}
