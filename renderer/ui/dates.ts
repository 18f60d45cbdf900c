import { MILLISECONDS_PER_DAY, type Moment } from '../../shared/domain/moment.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `23 Nov 2026`, or only as much of it as the source knew. */
export function dateText(moment: Moment | undefined): string {
  if (!moment) return ''
  const date = new Date(moment.clock)
  const month = `${months[date.getUTCMonth()]!} ${date.getUTCFullYear()}`
  return moment.precision === 'year'
    ? String(date.getUTCFullYear())
    : moment.precision === 'month'
      ? month
      : `${date.getUTCDate()} ${month}`
}

const two = (value: number) => String(value).padStart(2, '0')

/** `23 Nov 2026` from an ISO day; `23 Nov 2026, 14:05` on this machine's clock from an ISO time in UTC. */
export function isoText(iso: string): string {
  if (iso.length === 10)
    return dateText({ clock: Date.parse(`${iso}T00:00Z`), precision: 'day', offsetMinutes: null })
  const time = new Date(iso.endsWith('Z') ? iso : `${iso}Z`)
  return `${time.getDate()} ${months[time.getMonth()]!} ${time.getFullYear()}, ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** How long ago, in the unit one would say it in; empty for what lies ahead or is known to the year only. */
export function agoText(moment: Moment | undefined, today = new Date()): string {
  if (!moment || moment.precision === 'year') return ''
  const days =
    Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) / MILLISECONDS_PER_DAY -
    Math.floor(moment.clock / MILLISECONDS_PER_DAY)
  if (days < 0) return ''
  if (days < 2) return days === 0 ? 'today' : 'yesterday'
  const [count, unit] =
    days < 60
      ? [days, 'day']
      : days < 730
        ? [Math.floor(days / 30.44), 'month']
        : [Math.floor(days / 365.25), 'year']
  return `${count} ${unit}s ago`
}

/** Age in whole years on `today`, as birthdays count it; from a year or month alone the least it can be. Undefined where the birth is not known. */
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
