import { refused, type Read } from './fault.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const two = (number: number) => String(number).padStart(2, '0')

/** An ISO day, month or year of what is certainly one; undefined for a day that never was. */
function isoOf(year: number, month?: number, day?: number): string | undefined {
  if (year < 1000 || year > 9999) return undefined
  if (month === undefined) return String(year)
  if (month < 1 || month > 12) return undefined
  if (day === undefined) return `${year}-${two(month)}`
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? `${year}-${two(month)}-${two(day)}`
    : undefined
}

const monthOf = (word: string): number | undefined => {
  const at = MONTHS.indexOf(word.slice(0, 3).toLowerCase())
  return at < 0 ? undefined : at + 1
}

/** The parts of what is written, by each way of writing a date; undefined for none of them. */
function partsOf(text: string): readonly [year: number, month?: number, day?: number] | 'either' | undefined {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text)
  if (iso) {
    const [, year, month, day] = iso
    if (month === undefined) return [Number(year)]
    return day === undefined ? [Number(year), Number(month)] : [Number(year), Number(month), Number(day)]
  }
  const named = /^(?:(\d{1,2})[ .-]+)?([a-z]{3,9})\.?[ ,-]+(\d{4})$/i.exec(text)
  if (named) {
    const [, day, word, year] = named
    const month = monthOf(word!)
    if (month === undefined) return undefined
    return day === undefined ? [Number(year), month] : [Number(year), month, Number(day)]
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  if (dotted) return [Number(dotted[3]), Number(dotted[2]), Number(dotted[1])]
  const monthYear = /^(\d{1,2})[./](\d{4})$/.exec(text)
  if (monthYear) return [Number(monthYear[2]), Number(monthYear[1])]
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  if (!slashed) return undefined
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])]
  if (first === second || second > 12) return [year, first, second]
  return first > 12 ? [year, second, first] : 'either'
}

/**
 * Reads a date as people write it, as exact as it is written: `2026`, `2026-11`, `2026-11-29`, `29.11.2026`,
 * `29 Nov 2026`, `Nov 2026`, `29/11/2026`. `3/4/2026`, which is one day in one country and another in the next, is
 * refused rather than guessed; so is a day that never was. `today` is an ISO day; `mayBeAhead` says whether a later one
 * can be meant. Answers an ISO day, month or year.
 */
export function readWrittenDate(
  text: string,
  { today, mayBeAhead = false }: { readonly today: string; readonly mayBeAhead?: boolean },
): Read<string> {
  const parts = partsOf(text.trim())
  if (parts === 'either') return refused('two-dates')
  const iso = parts && isoOf(...parts)
  if (iso === undefined) return refused('date')
  return !mayBeAhead && iso > today.slice(0, iso.length) ? refused('ahead') : { value: iso }
}
