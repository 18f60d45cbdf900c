import type { Moment } from '../../shared/domain/moment.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `23 Nov 2026`, or only as much of it as the source knew. */
export function dateText(moment: Moment | undefined): string {
  if (!moment) return ''
  const date = new Date(moment.clock)
  const month = `${months[date.getUTCMonth()]!} ${date.getUTCFullYear()}`
  return moment.precision === 'year' ? String(date.getUTCFullYear()) : moment.precision === 'month' ? month : `${date.getUTCDate()} ${month}`
}

/** Age in whole years on `today`; undefined where the birth year is not known. */
export function ageYears(birth: Moment | undefined, today = new Date()): number | undefined {
  return birth === undefined ? undefined : Math.floor((today.getTime() - birth.clock) / (365.25 * 86_400_000))
}
