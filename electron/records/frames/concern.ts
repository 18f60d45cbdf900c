import type { Concern } from '../../../shared/contract/frames.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import type { Standing } from '../../../shared/domain/alike/alike.ts'
import type { Trial } from '../../../shared/domain/trial.ts'
import { setNamed, setsOf } from '../../../shared/domain/trial.ts'
import { datedOrNot, membersOf, outcomesOf, populationOf } from './cohort.ts'
import { columnOf } from './covariates.ts'
import type { Began } from './people.ts'
import type { Reader } from './reader.ts'
import { lies, type Span } from './span.ts'

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
}): Pick<Concern, 'meets' | 'eligible' | 'arm'> {
  const person = reader.people().get(patient)
  if (!person) return { meets: false, eligible: false, arm: 'none' }
  const today = Math.floor(now.getTime() / MILLISECONDS_PER_DAY)
  const [member] = membersOf(reader, asked).members
  const meets = !person.deceased && populationOf(reader, asked)(person, today)
  return {
    meets,
    eligible: meets && isFreeToBegin(reader, asked, { person, day: today }),
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

/**
 * Whether every window before a start certainly lets somebody begin on a day: observed long enough, neither treatment
 * and no outcome for as long as the question asks. What is dated too roughly to tell does not let her.
 */
function isFreeToBegin(reader: Reader, asked: Trial, { person, day }: Began): boolean {
  const { windows, strategies } = asked.estimand
  if (day - person.firstDay < windows.observed) return false
  const treated = strategies.flatMap(({ initiate }) =>
    datedOrNot(reader, setNamed(setsOf(asked), initiate)).spans(person.person),
  )
  const isOutside = (from: number, to: number) => (each: Span) => lies(each, from, to) === 'out'
  const freeFrom = windows.outcomeFree === null ? -Infinity : day - windows.outcomeFree
  return (
    treated.every(isOutside(day - windows.treatmentFree, day - 1)) &&
    outcomesOf(reader, asked, undefined)(person, day).every(isOutside(freeFrom, day))
  )
}

function armOf(exposed: boolean | undefined): Concern['arm'] {
  if (exposed === undefined) return 'none'
  return exposed ? 'exposed' : 'comparator'
}
