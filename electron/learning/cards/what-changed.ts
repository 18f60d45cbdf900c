import type { Answer } from '../../../shared/domain/answer.ts'
import { say, type Message } from '../../../shared/words/message.ts'

/** What is different since the last answer: "+14 people; the difference went from -9.0 to -6.0 in 100". */
export function whatChanged(before: Answer, now: Answer): Message {
  const people = moreOrFewer(total(now) - total(before))
  if (before.kind === 'not-estimable')
    return say(now.kind === 'not-estimable' ? 'study.still-none' : 'study.now-one', { people })
  if (now.kind === 'not-estimable') return say('study.now-none', { people })
  const [old, fresh] = [before.riskDifferencePer100.estimate, now.riskDifferencePer100.estimate]
  return old.toFixed(1) === fresh.toFixed(1)
    ? say('study.still-the-same', { people, now: fresh })
    : say('study.went-to', { people, before: old, now: fresh })
}

function moreOrFewer(more: number): Message {
  if (more === 0) return say('study.same-people')
  return say(more > 0 ? 'study.more-people' : 'study.fewer-people', { people: Math.abs(more) })
}

const total = ({ people }: Answer) => people.exposed + people.comparator
