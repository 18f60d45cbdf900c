import type { Cusum, RiskAdjusted } from '../../../../shared/domain/measures/risk-adjusted.ts'
import { say, type Message } from '../../../../shared/words/message.ts'

type Drawn = Extract<RiskAdjusted, { kind: 'drawn' }>
type Told = Omit<Drawn, 'reading' | 'doubts'>

/** With fewer events expected an interval is so wide that only what is gross can be seen. */
const ENOUGH_EXPECTED = 10
const DAYS_PER_MONTH = 365.25 / 12
const LEAST_DAYS = 28

/**
 * Cases a month: of n cases the n - 1 that came after the first, over the days from that one to the last. Undefined
 * where that is less than a month: a day's list or a week's says nothing of how fast cases come.
 */
export function paceOf(day: readonly string[]): number | undefined {
  const days = (Date.parse(day.at(-1)!) - Date.parse(day[0]!)) / 86_400_000
  return days < LEAST_DAYS ? undefined : ((day.length - 1) * DAYS_PER_MONTH) / days
}

/** So many months as so many cases take; 0 where nobody can tell. */
function monthsFor(cases: number, { cases: { day } }: Pick<Told, 'cases'>): number {
  const pace = paceOf(day)
  return pace === undefined ? 0 : Math.max(1, Math.round(cases / pace))
}

function signalWords({ signals }: Cusum, told: Told, looksFor: 'harm' | 'improvement'): Message {
  const last = signals.at(-1)
  if (last === undefined) return say('risk.no-signal', { looksFor })
  return say('risk.signal', { looksFor, n: signals.length, on: told.cases.day[last]! })
}

/** How long the charts take, said of the cases there are: so many that few seem useless, and are not. */
function paceWords(told: Told): Message[] {
  const inMonths = (cases: number) => monthsFor(cases, told)
  const { casesToSignal, runLength } = told.harm
  return [
    say('risk.sees-doubling', { cases: Math.round(casesToSignal), months: inMonths(casesToSignal) }),
    say('risk.false-alarm', { cases: Math.round(runLength), months: inMonths(runLength) }),
  ]
}

/** What is seen, the whole first. */
export function readingOf(told: Told): Message[] {
  const { cases, observed, expected, ratio } = told.total
  return [
    say('risk.observed-expected', { cases, observed, expected }),
    ...(ratio ? [say('risk.ratio', { ratio: ratio.value, lower: ratio.lower, upper: ratio.upper })] : []),
    signalWords(told.harm, told, 'harm'),
    signalWords(told.improvement, told, 'improvement'),
    ...paceWords(told),
    watchWords(told),
    ...told.funnel.units.flatMap(({ label, isBeyond, ratio: its, cases: n }) =>
      isBeyond && label ? [say('risk.unit-beyond', { unit: label, n, ratio: its?.value ?? 0 })] : [],
    ),
  ]
}

/** How long the watch over the risks takes; of their spread only where it can be seen at all. */
function watchWords(told: Told): Message {
  const { runLength, casesToLevel, casesToSpread } = told.drift
  const months = monthsFor(runLength, told)
  return say('risk.drift-watched', {
    level: Math.round(casesToLevel),
    spread: casesToSpread < runLength / 2 ? Math.round(casesToSpread) : 0,
    cases: Math.round(runLength),
    months,
  })
}

/** The last time that the risks were seen to fit no longer. */
function driftWords({ drift: { alarms } }: Told): Message[] {
  const last = alarms.at(-1)
  if (!last) return []
  return [say('risk.drift-alarm', { n: alarms.length, on: last.on, since: last.since, drift: last.drift })]
}

const excludes = (found: { lower: number; upper: number } | null, ideal: number): boolean =>
  found !== null && (found.lower > ideal || found.upper < ideal)

/** Whether the risks themselves hold here: a model that drifted looks like care that did. */
function calibrationWords({ calibration: { inTheLarge, slope }, recalibrated }: Told): Message[] {
  const isOff = excludes(inTheLarge, 0) || excludes(slope, 1)
  if (!isOff) return []
  return [recalibrated ? say('risk.drifted') : say('risk.not-calibrated')]
}

/** What must stand beside it. `people`: how one's own differ from those of whom the risks were learnt. */
export function doubtsOfRisk(told: Told, people: readonly Message[]): Message[] {
  const { withoutRisk, recalibrated, total, funnel } = told
  return [
    ...(withoutRisk > 0 ? [say('risk.without-risk', { n: withoutRisk })] : []),
    ...(total.expected < ENOUGH_EXPECTED ? [say('risk.few-expected', { expected: total.expected })] : []),
    ...driftWords(told),
    ...calibrationWords(told),
    ...(recalibrated
      ? [say('risk.recalibrated', { cases: recalibrated.cases, observed: recalibrated.observed })]
      : []),
    ...(funnel.dispersion !== null && funnel.dispersion > 1
      ? [say('risk.overdispersed', { dispersion: funnel.dispersion })]
      : []),
    ...people,
  ]
}
