/** The last day of every practice, as days since 1970-01-01: 2026-06-30. */
export const LAST_DAY = Date.UTC(2026, 5, 30) / 86_400_000

const FIRST = Date.UTC(1900, 0, 1) / 86_400_000
const kept: string[] = []

/** YYYY-MM-DD of a day since 1970-01-01, from 1900 on. Kept, as millions are asked for. */
export function isoDay(day: number): string {
  return (kept[day - FIRST] ??= new Date(day * 86_400_000).toISOString().slice(0, 10))
}

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** A moment of a day, in minutes after midnight UTC. */
export const isoMinute = (day: number, minute: number): string =>
  `${isoDay(day)}T${twoDigits[Math.floor(minute / 60)]!}:${twoDigits[minute % 60]!}:00+00:00`
