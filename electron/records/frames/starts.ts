import type { Person } from './people.ts'
import { isDay, lies, type Span } from './span.ts'

/**
 * A person's start of one of two treatments, or why there is none. `unobserved`: she was not observed long enough
 * before any of them. `rough`: whether she had one before is not known exactly enough.
 */
export type Start =
  | { kind: 'start'; day: number; exposed: boolean }
  | { kind: 'unobserved' | 'not-new' | 'both' | 'rough' }

/**
 * The first day on which a person begins either treatment, after so many days observed and so many without either. That
 * day is eligibility, assignment and start of follow-up at once, so no time is immortal.
 */
export function startOf(
  { firstDay }: Pick<Person, 'firstDay'>,
  exposure: readonly Span[],
  comparator: readonly Span[],
  { observed, treatmentFree }: { readonly observed: number; readonly treatmentFree: number },
): Start {
  const all = [...exposure, ...comparator]
  const days = [...new Set(all.filter(isDay).map(({ earliest }) => earliest))]
    .filter(day => day - firstDay >= observed)
    .toSorted((one, other) => one - other)
  for (const day of days) {
    const before = all
      .filter(each => each.earliest !== day || !isDay(each))
      .map(each => lies(each, day - treatmentFree, day - 1))
    if (before.includes('in')) continue
    // What has only its year may have come in these days, or on this very day.
    if (before.includes('unsure') || all.some(each => !isDay(each) && lies(each, day, day) === 'unsure'))
      return { kind: 'rough' }
    const begins = (treatment: readonly Span[]) =>
      treatment.some(each => isDay(each) && each.earliest === day)
    return begins(exposure) && begins(comparator)
      ? { kind: 'both' }
      : { kind: 'start', day, exposed: begins(exposure) }
  }
  if (days.length > 0) return { kind: 'not-new' }
  const mayBeObserved = all.some(each => !isDay(each) && each.latest - firstDay >= observed)
  return { kind: mayBeObserved ? 'rough' : 'unobserved' }
}
