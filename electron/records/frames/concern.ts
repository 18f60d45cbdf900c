import type { Concern } from '../../../shared/contract/frames.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import type { Standing } from '../../../shared/domain/alike/alike.ts'
import type { Trial } from '../../../shared/domain/trial.ts'
import { membersOf, populationOf } from './cohort.ts'
import { columnOf } from './covariates.ts'
import type { Reader } from './reader.ts'

/** Whether one person meets a question's population today, and in which arm of its cohort she is. */
export function concernOf({
  reader,
  asked,
  patient,
  now,
}: {
  /** Of this person alone. */
  readonly reader: Reader
  readonly asked: Trial
  readonly patient: number
  readonly now: Date
}): Pick<Concern, 'eligible' | 'arm'> {
  const person = reader.people().get(patient)
  if (!person) return { eligible: false, arm: 'none' }
  const today = Math.floor(now.getTime() / MILLISECONDS_PER_DAY)
  const [member] = membersOf(reader, asked).members
  return {
    eligible: !person.deceased && populationOf(reader, asked)(person, today),
    arm: armOf(member?.exposed),
  }
}

/** The same population, with what is known of her today of all that the question compares people by. */
export function standingOf({ reader, asked, patient, now }: Parameters<typeof concernOf>[0]): Standing {
  const person = reader.people().get(patient)
  if (!person) return { eligible: false, covariates: [] }
  const day = Math.floor(now.getTime() / MILLISECONDS_PER_DAY)
  return {
    eligible: !person.deceased && populationOf(reader, asked)(person, day),
    covariates: asked.plan.covariates.map(each =>
      columnOf(reader, asked, each, { members: [{ person, day }], few: undefined }),
    ),
  }
}

function armOf(exposed: boolean | undefined): Concern['arm'] {
  if (exposed === undefined) return 'none'
  return exposed ? 'exposed' : 'comparator'
}
