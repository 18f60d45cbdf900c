import type { PublishedPeople } from '../../../../shared/domain/benchmarks/benchmark.ts'
import type { Term } from '../../../../shared/words/message.ts'
import { say, type Message } from '../../../../shared/words/message.ts'

/** Care changes in so many years. */
const LONG_AGO_YEARS = 5

/** What of one's own people can be held against those of a publication. */
export interface OwnPeople {
  /** Of each case, NaN where not recorded; undefined where people are counted, not cases. */
  readonly ageYears: Float64Array | undefined
  /** The last year of the data. */
  readonly year: number | undefined
}

function ageWords({ ageYears: theirs }: PublishedPeople, ages: Float64Array | undefined): Message[] {
  if (!theirs) return []
  const { from = 0, to = 150 } = theirs
  if (!ages) return [say('risk.ages-untold', { from })]
  const outside = ages.filter(age => age < from || age >= to + 1).length
  const unknown = ages.filter(age => Number.isNaN(age)).length
  return [
    ...(outside > 0 ? [say('risk.ages-outside', { n: outside, of: ages.length })] : []),
    ...(unknown > 0 ? [say('risk.ages-unknown', { n: unknown })] : []),
  ]
}

/** One year, or from one to another. */
export const yearsInWords = ({ from, to }: PublishedPeople['years']): string =>
  from === to ? `${from}` : `${from}–${to}`

/** Who the people of a publication were, how one's own differ from them, and what nobody can tell from a record. */
export function whosePeople(people: PublishedPeople, limits: readonly Term[], own: OwnPeople): Message[] {
  const { years } = people
  const since = own.year === undefined ? 0 : own.year - years.to
  return [
    say('risk.people', { people: people.says, years: yearsInWords(years) }),
    ...ageWords(people, own.ageYears),
    ...(since >= LONG_AGO_YEARS ? [say('risk.years-apart', { n: since })] : []),
    ...limits.map(limit => say('risk.limit', { limit })),
    say('risk.severity-untold'),
  ]
}
