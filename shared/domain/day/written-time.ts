/** `9`, `9:30`, `9.30`, `09h30`, `930`, `0930`, each perhaps with am or pm after it. */
const WRITTEN = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?m?\.?$/iu
const HOURS = 24
const HALF = 12
const MINUTES = 60

/**
 * A time of day as somebody types it, as `HH:MM`; '' where nothing is typed, undefined where it is no time. Half of a
 * day is said only with am or pm: `3` is 03:00.
 */
export function writtenTime(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  const found = WRITTEN.exec(trimmed)
  if (!found) return undefined
  const [, hours = '', minutes = '0', half] = found
  const said = Number(hours)
  if (half !== undefined && (said < 1 || said > HALF)) return undefined
  const hour = half === undefined ? said : (said % HALF) + (half.toLowerCase() === 'p' ? HALF : 0)
  if (hour >= HOURS || Number(minutes) >= MINUTES) return undefined
  return `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}`
}
