import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import { measureParts } from '../../../../shared/domain/measures/frame.ts'
import { say } from '../../../../shared/words/message.ts'
import { caseGapsLaw, dayGapsLaw } from '../../stats/monitoring/chance-laws.ts'
import { exactScan, type Law } from '../../stats/monitoring/exact-scan.ts'
import { gapChart } from '../../stats/monitoring/gap-chart.ts'
import type { Chart, Charted, Mark, Signal, Sketch } from './chart.ts'
import { judgedBy, signalsOfScan } from './few-events.ts'
import { fewEvents } from './sketching.ts'

/** Gaps between events need so many of these; and nobody reads more of them than that. */
const LEAST = 3
export const MOST_GAPS = 100

/** Where events stand among those who were counted, or on which days. */
interface Events {
  /** The day of each, and its place from 0 among cases or days. */
  readonly days: readonly number[]
  readonly places: readonly number[]
  /** So many cases or days there are altogether. */
  readonly among: number
  readonly lastDay: number
}

/** Those who were counted, in the order of their days, up to the last whole period. */
function casesIn({ frame: { day, part }, points }: Pick<Charted, 'frame' | 'points'>) {
  const last = points.at(-1)
  const lastDay = last ? Date.parse(last.to) / 86_400_000 : -Infinity
  const [with_, without] = [measureParts.indexOf('numerator'), measureParts.indexOf('without')]
  const rows = Array.from(day.keys())
    .filter(row => (part[row] === with_ || part[row] === without) && day[row]! <= lastDay)
    .toSorted((one, other) => day[one]! - day[other]! || one - other)
  return {
    lastDay,
    days: rows.map(row => day[row]!),
    events: rows.flatMap((row, place) => (part[row] === with_ ? [place] : [])),
  }
}

/** Of very many the latest: what is before them is as if it had not been. */
function latest({ days, places, among, lastDay }: Events): Events {
  if (places.length <= MOST_GAPS) return { days, places, among, lastDay }
  const from = places.at(-MOST_GAPS - 1)! + 1
  return {
    days: days.slice(-MOST_GAPS),
    places: places.slice(-MOST_GAPS).map(place => place - from),
    among: among - from,
    lastDay,
  }
}

/** Each gap from one event to the next, and the open one since the last. `own`: what an event takes of it. */
const gapsOf = ({ places, among }: Events, own: 0 | 1): number[] =>
  places.map((place, at) => (places[at + 1] ?? among - 1 + own) - place - own)

/** How long they are on average. */
function meanOf(events: Events, own: 0 | 1): number {
  const { places, among } = events
  if (own === 0) return (places.at(-1)! - places[0]!) / (places.length - 1)
  const happened = new Uint8Array(among)
  for (const place of places) happened[place] = 1
  const chart = gapChart(happened)
  return chart.kind === 'fitted' ? chart.meanGap : NaN // there are at least three events
}

/** Gaps in a row that the open one follows lead up to now, while it is no longer than others are. */
function upToNow(signal: Signal, gaps: readonly number[], mean: number): Signal {
  const open = gaps.length - 1
  const isLast = signal.direction === 'low' && signal.marks.at(-1) === open - 1
  return isLast && gaps[open]! <= mean ? { ...signal, marks: [...signal.marks, open] } : signal
}

function sketched(
  found: Events,
  { unit, own, law }: { unit: 'cases' | 'days'; own: 0 | 1; law: (events: Events) => Law },
): Sketch {
  if (found.places.length < LEAST) return fewEvents(found.places.length)
  const events = latest(found)
  const { days } = events
  const gaps = gapsOf(events, own)
  const open = gaps.length - 1
  const centre = meanOf(events, own)
  const scan = exactScan(gaps, law(events))
  const alone = new Set(scan.found.filter(({ length }) => length === 1).map(({ first }) => first))
  const marks = gaps.map((value, at): Mark => ({
    from: isoOfDay(days[at]!),
    to: isoOfDay(days[at + 1] ?? events.lastDay),
    value,
    centre,
    ...scan.limits(at),
    isBeyond: alone.has(at),
    ...(at === open && { isOpen: true }),
  }))
  return {
    kind: 'drawn',
    unit,
    baseline: marks.length,
    marks,
    signals: signalsOfScan(scan).map(signal => upToNow(signal, gaps, centre)),
    reading: [
      say('outcome.open-gap', { unit, n: gaps[open]! }),
      ...(found.places.length > MOST_GAPS ? [say('outcome.latest-gaps', { n: MOST_GAPS })] : []),
    ],
    falseAlarm: scan.falseAlarm,
    ...judgedBy(scan),
  }
}

/** Cases between rare events, and since the last. Centre and limits are those of all of its gaps. */
export const g: Chart = {
  is: 'g',
  isOfGaps: true,
  sketch(charted) {
    const { days, events, lastDay } = casesIn(charted)
    return sketched(
      { days: events.map(place => days[place]!), places: events, among: days.length, lastDay },
      {
        unit: 'cases',
        own: 1,
        law: ({ places, among }) => caseGapsLaw({ events: places.length, among }),
      },
    )
  },
}

/** Days between rare events, and since the last. */
export const t: Chart = {
  is: 't',
  isOfGaps: true,
  sketch(charted) {
    const { days, events, lastDay } = casesIn(charted)
    const [first = 0] = days
    const eventDays = events.map(place => days[place]!)
    return sketched(
      { days: eventDays, places: eventDays.map(day => day - first), among: lastDay - first + 1, lastDay },
      {
        unit: 'days',
        own: 0,
        law: ({ places, among }) => dayGapsLaw({ events: places.length, among }),
      },
    )
  },
}
