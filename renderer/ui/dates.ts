import { MILLISECONDS_PER_DAY, type Moment } from '../../shared/domain/moment.ts'
import { language, words } from './words.ts'

const { tag } = language
const formats = {
  year: new Intl.DateTimeFormat(tag, { year: 'numeric', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  day: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
}
/** Of spans of whole months; the language says how a span is written, and what of it need not be said twice. */
const months = {
  withYear: new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  alone: new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' }),
}
const withTime = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const
/** On this machine's clock. */
const dayAndTime = new Intl.DateTimeFormat(tag, withTime)
const clock = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
/** On the clock that a moment was read from. */
const timeOfDay = new Intl.DateTimeFormat(tag, { ...withTime, timeZone: 'UTC' })
const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'always' })
/** Only for what is a day ago at most: "last month" is not what 40 days ago is. */
const named = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })

/** `23 Nov 2026`, or only as much of it as the source knew. */
export function dateText(moment: Moment | undefined): string {
  if (!moment) return ''
  const { clock, precision } = moment
  return (precision === 'year' || precision === 'month' ? formats[precision] : formats.day).format(clock)
}

/** The same with the time of day, `23 Nov 2026, 14:05`, where the source knew it: by its own clock. */
export function timeText(moment: Moment): string {
  const { clock, precision } = moment
  const isDay = precision === 'year' || precision === 'month' || precision === 'day'
  return isDay ? dateText(moment) : timeOfDay.format(clock)
}

/** Today on this machine's calendar, as an ISO day. */
export function isoToday(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** `23 Nov 2026`, `Nov 2026` or `2026` from an ISO day, month or year. */
export function isoPartText(iso: string): string {
  const precision = ({ 4: 'year', 7: 'month' } as const)[iso.length] ?? 'day'
  return dateText({ clock: Date.parse(iso), precision, offsetMinutes: null })
}

const isWholeMonths = (from: string, to: string): boolean =>
  from.endsWith('-01') && new Date(Date.parse(to) + MILLISECONDS_PER_DAY).getUTCDate() === 1

/**
 * `Jul – Sep 2026`, `Sep 2026`, `2026` from the first and the last ISO day of a span of whole months; of any other both
 * days, or one where they are the same.
 */
export function periodText(from: string, to: string): string {
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return isoPartText(from.slice(0, 4))
  const format = isWholeMonths(from, to) ? months.withYear : formats.day
  return format.formatRange(new Date(from), new Date(to))
}

/** The same in two lines for under an axis: `Jul – Sep` and `2026`; a year has one line, and so has a day. */
export function periodLines(from: string, to: string): readonly [text: string, year: string] {
  const year = isoPartText(from.slice(0, 4))
  if (!isWholeMonths(from, to)) return [periodText(from, to), '']
  if (periodText(from, to) === year) return [year, '']
  return [months.alone.formatRange(new Date(from), new Date(to)), year]
}

/** `23 Nov 2026` from an ISO day; `23 Nov 2026, 14:05` on this machine's clock from an ISO time in UTC. */
export function isoText(iso: string): string {
  return iso.length === 10
    ? formats.day.format(new Date(`${iso}T00:00Z`))
    : dayAndTime.format(new Date(iso.endsWith('Z') ? iso : `${iso}Z`))
}

const dayNumber = (at: Date): number =>
  Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / MILLISECONDS_PER_DAY

/** `yesterday 18:40` from an ISO time in UTC, on this machine's clock; `23 Nov 2026, 14:05` of an earlier day. */
export function whenText(iso: string, now = new Date()): string {
  const at = new Date(iso)
  const days = dayNumber(now) - dayNumber(at)
  return days === 0 || days === 1
    ? words('backup.day-and-time', { day: named.format(-days, 'day'), time: clock.format(at) })
    : dayAndTime.format(at)
}

/** `14:05` on this machine's clock where that was today; else with its day. */
export function clockText(iso: string, today = new Date()): string {
  const at = new Date(iso)
  return at.toDateString() === today.toDateString() ? clock.format(at) : dayAndTime.format(at)
}

/** Up to so many days a time is told in this unit. */
const units = [
  { below: 60, unit: 'day', days: 1 },
  { below: 730, unit: 'month', days: 30.44 },
  { below: Infinity, unit: 'year', days: 365.25 },
] as const

/** How long ago, in the unit one would say it in; empty for what lies ahead or is known to the year only. */
export function agoText(moment: Moment | undefined, today = new Date()): string {
  if (!moment || moment.precision === 'year') return ''
  const days =
    Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) / MILLISECONDS_PER_DAY -
    Math.floor(moment.clock / MILLISECONDS_PER_DAY)
  if (days < 0) return ''
  if (days < 2) return named.format(-days, 'day')
  const { unit, days: length } = units.find(({ below }) => days < below)!
  return relative.format(-Math.floor(days / length), unit)
}

/** From so many years on an age is told in years; before, in whole months, and before the first of them in days. */
const TOLD_IN_YEARS = 2

/**
 * How old somebody is on `today`, in the unit one would say it in; of a birth known to the year or month both ages that
 * it may be, of an infant in months. Undefined where the birth is not known, or lies ahead.
 */
export function ageOf(
  birth: Moment | undefined,
  today = new Date(),
): { readonly least: number; readonly most: number; readonly unit: 'day' | 'month' | 'year' } | undefined {
  const least = ageYears(birth, today)
  if (!birth || least === undefined) return undefined
  const born = new Date(birth.clock)
  const monthsApart =
    12 * (today.getFullYear() - born.getUTCFullYear()) + today.getMonth() - born.getUTCMonth()
  if (birth.precision === 'month' && monthsApart < 12 * TOLD_IN_YEARS)
    return monthsApart < 0
      ? undefined
      : { least: Math.max(0, monthsApart - 1), most: monthsApart, unit: 'month' }
  if (birth.precision === 'year' || birth.precision === 'month') {
    const isTurned = birth.precision === 'month' && today.getMonth() !== born.getUTCMonth()
    const most = isTurned ? least : today.getFullYear() - born.getUTCFullYear()
    return most < 0 ? undefined : { least: Math.max(0, least), most, unit: 'year' }
  }
  if (least >= TOLD_IN_YEARS) return { least, most: least, unit: 'year' }
  const days =
    Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) / MILLISECONDS_PER_DAY -
    Math.floor(birth.clock / MILLISECONDS_PER_DAY)
  if (days < 0) return undefined
  const hadItsDay = today.getDate() >= born.getUTCDate()
  const months = monthsApart - (hadItsDay ? 0 : 1)
  return months < 1
    ? { least: days, most: days, unit: 'day' }
    : { least: months, most: months, unit: 'month' }
}

/**
 * Age in whole years on `today`, as birthdays count it; from a year or month alone the least it can be.
 * Undefined where the birth is not known.
 */
export function ageYears(birth: Moment | undefined, today = new Date()): number | undefined {
  if (!birth) return undefined
  const born = new Date(birth.clock)
  const years = today.getFullYear() - born.getUTCFullYear()
  const [month, day] = [
    birth.precision === 'year' ? 11 : born.getUTCMonth(),
    birth.precision === 'year' || birth.precision === 'month' ? 31 : born.getUTCDate(),
  ]
  const had = today.getMonth() > month || (today.getMonth() === month && today.getDate() >= day)
  return had ? years : years - 1
}
