import type { Concern } from '../../../shared/contract/frames.ts'
import type { Question } from '../../../shared/domain/question.ts'
import { membersOf, populationOf } from './cohort.ts'
import type { Reader } from './events.ts'

const DAY = 86_400_000

/** Whether one person meets a question's population today, and in which arm of its cohort she is. */
export function concernOf({
  reader,
  question,
  patient,
  now,
}: {
  /** Of this person alone. */
  readonly reader: Reader
  readonly question: Question
  readonly patient: number
  readonly now: Date
}): Pick<Concern, 'eligible' | 'arm'> {
  const outline = reader.outlines().get(patient)
  if (!outline) return { eligible: false, arm: 'none' }
  const today = Math.floor(now.getTime() / DAY)
  const [member] = membersOf(reader, question).members
  return {
    eligible: !outline.deceased && populationOf(question.population, reader)(outline, today),
    arm: armOf(member?.exposed),
  }
}

function armOf(exposed: boolean | undefined): Concern['arm'] {
  if (exposed === undefined) return 'none'
  return exposed ? 'exposed' : 'comparator'
}
