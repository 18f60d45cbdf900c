import type { Answer, Estimate } from '../../../shared/domain/answer.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { normalQuantile } from '../stats/foundations/normal.ts'

const Z = normalQuantile(0.975)

/** From when on a reader would care for what has changed. */
export const revisionRules = {
  /** So many people more or fewer, or this share of them. */
  people: 10,
  peopleShare: 0.1,
  /** The difference has moved by this part of the standard error it had. */
  standardErrors: 0.5,
} as const

const total = ({ people }: Answer) => people.exposed + people.comparator
const standardError = ({ riskDifferencePer100: { lower, upper } }: Estimate) => (upper - lower) / (2 * Z)
const isToldApart = ({ numberNeeded }: Estimate) => numberNeeded !== null

function hasMorePeople(before: Answer, now: Answer): boolean {
  const more = Math.abs(total(now) - total(before))
  return more > 0 && (more >= revisionRules.people || more >= revisionRules.peopleShare * total(before))
}
function hasMoved(before: Estimate, now: Estimate): boolean {
  const [was, is] = [before.riskDifferencePer100.estimate, now.riskDifferencePer100.estimate]
  return Math.abs(is - was) > revisionRules.standardErrors * standardError(before)
}
const sign = ({ riskDifferencePer100: { estimate } }: Estimate) => Math.sign(estimate)

/** Whether a reader of one answer would care for the other. */
export function isRevised(before: Answer, now: Answer): boolean {
  if (before.kind !== 'estimate' || now.kind !== 'estimate')
    return before.kind !== now.kind || hasMorePeople(before, now)
  return (
    hasMorePeople(before, now) ||
    sign(before) !== sign(now) ||
    isToldApart(before) !== isToldApart(now) ||
    hasMoved(before, now)
  )
}

function peopleWords(before: Answer, now: Answer): Message[] {
  const more = total(now) - total(before)
  if (more === 0) return []
  return [say(more > 0 ? 'revision.more-people' : 'revision.fewer-people', { people: Math.abs(more) })]
}

/** As it is read: a difference that is nothing at one decimal has no way. */
const shown = ({ riskDifferencePer100: { estimate } }: Estimate) => Number(estimate.toFixed(1))

function differenceWords(before: Estimate, now: Estimate): Message {
  const [was, is] = [shown(before), shown(now)]
  const sizes = { before: Math.abs(was), now: Math.abs(is) }
  if (was * is < 0) return say('revision.turned', { ...sizes, way: was < 0 ? 'fewer' : 'more' })
  const way = was + is < 0 ? 'fewer' : 'more'
  if (was === is) return say('revision.moved', { ...sizes, is: 'same', way })
  return say('revision.moved', { ...sizes, is: sizes.now > sizes.before ? 'grew' : 'shrank', way })
}

/** What has changed from one answer to the other, in words: people, then the difference, then how sure it is. */
export function revisionWords(before: Answer, now: Answer): Message[] {
  const people = peopleWords(before, now)
  if (now.kind !== 'estimate') return [...people, say('revision.hidden', { reason: now.reasons[0]!.reason })]
  if (before.kind !== 'estimate') return people
  const isSurer = isToldApart(now)
  return [
    ...people,
    differenceWords(before, now),
    ...(isSurer === isToldApart(before)
      ? []
      : [say(isSurer ? 'revision.told-apart' : 'revision.not-told-apart')]),
  ]
}
