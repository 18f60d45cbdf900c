import type { Answer } from '../../../shared/domain/answer.ts'

/** What is different since the last answer, in plain words: "+14 people; difference went from -9.0 to -6.0 in 100". */
export function whatChanged(before: Answer, now: Answer): string {
  const more = total(now) - total(before)
  const people =
    more === 0
      ? 'the same number of people'
      : `${more > 0 ? '+' : '-'}${Math.abs(more)} ${Math.abs(more) === 1 ? 'person' : 'people'}`
  if (before.kind === 'not-estimable' && now.kind === 'not-estimable') return `${people}; still no answer`
  if (before.kind === 'not-estimable') return `${people}; there was no answer, now there is one`
  if (now.kind === 'not-estimable') return `${people}; there was an answer, now there is none`
  const [old, fresh] = [
    before.riskDifferencePer100.estimate.toFixed(1),
    now.riskDifferencePer100.estimate.toFixed(1),
  ]
  return old === fresh
    ? `${people}; the difference is still ${fresh} in 100`
    : `${people}; the difference went from ${old} to ${fresh} in 100`
}

const total = ({ people }: Answer) => people.exposed + people.comparator
