import type { AsaClass } from '../../../shared/domain/logbook/asa.ts'
import { commonOperations } from '../../../shared/domain/logbook/offered.ts'
import { OUTCOME_DAYS } from '../../../shared/domain/logbook/outcome.ts'
import type { OperatingRole } from '../../../shared/domain/logbook/roles.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import type { Person } from './practice.ts'

/**
 * Planted shifts of the invented practice's operations, in days before its last day. Wounds became infected less often
 * once a change was made; and later, for no reason that is told, fewer were seen again after their operation.
 */
export const INFECTIONS_FALL_DAYS_AGO = 531
export const SEEN_AGAIN_FALLS_DAYS_AGO = 240

/** Of each operation, the chance of these before a planted shift and since. */
export const plantedShares = {
  infection: { before: 0.14, since: 0.02 },
  seenAgain: { before: 0.93, since: 0.3 },
} as const

/** A share of the people is operated on once; some of those who left died after it. */
const OPERATED = 0.8
const DIED_OF_LEAVERS = 0.07
const ASA_RECORDED = 0.8
const WELL_RECORDED = 0.7
const RETURNED = 0.03
const COMPLICATED = 0.06
/** So long all that becomes of an operation takes at most. */
const AFTERMATH_DAYS = 40
const DEATH_AFTER_DAYS = 11

/** What is done to people in their sixties in a small hospital. */
const offered = ['Cholecystectomy', 'Inguinal hernia repair', 'Appendectomy', 'Hip replacement']

/** An operation of an invented person, and what became of it. Days count from her index date. */
export interface InventedOperation {
  readonly day: number
  readonly what: (typeof commonOperations)[number]
  readonly role: OperatingRole
  /** Undefined where nobody recorded it, as all below. */
  readonly asa: AsaClass | undefined
  readonly infectionDay: number | undefined
  readonly returnDay: number | undefined
  readonly complicationDay: number | undefined
  readonly seenAgainDay: number | undefined
  /** Told to be alive and well. */
  readonly wellDay: number | undefined
  readonly deathDay: number | undefined
}

/** The dead come back for nothing. */
const nothing = {
  infectionDay: undefined,
  returnDay: undefined,
  complicationDay: undefined,
  seenAgainDay: undefined,
  wellDay: undefined,
}

const asaBySickness = ['I', 'II', 'II', 'III', 'III', 'IV'] as const

/** Whether, when and how a person is operated on. Drawn apart from all else: who has none is as she was. */
export function operationOf(seed: number, person: Person): InventedOperation | undefined {
  const { number, traits, indexDaysAgo, lastDay } = person
  const random = createRandom(BigInt(seed) * 7_000_003n + BigInt(number))
  const isOperated = random.uniform() < OPERATED
  const hasLeft = lastDay < indexDaysAgo
  const dies = hasLeft && random.uniform() < DIED_OF_LEAVERS
  // Who leaves does not leave while she is waited for; who stays may have been operated on yesterday.
  const latest = hasLeft ? lastDay - AFTERMATH_DAYS : lastDay
  if (!dies && (!isOperated || latest <= AFTERMATH_DAYS)) return undefined
  const day = dies
    ? Math.max(1, lastDay - DEATH_AFTER_DAYS + 1)
    : AFTERMATH_DAYS + random.integer(latest - AFTERMATH_DAYS)
  const daysAgo = indexDaysAgo - day
  const happens = ({ before, since }: { before: number; since: number }, shiftDaysAgo: number) =>
    random.uniform() < (daysAgo <= shiftDaysAgo ? since : before)
  /** A day after it, where the record goes so far. */
  const within = (from: number, to: number) => {
    const on = day + from + random.integer(to - from + 1)
    return on <= lastDay ? on : undefined
  }
  const sickness = Number(traits.priorDisease) + Number(traits.ageYears > 70) + random.integer(4)
  const chosen = offered[random.integer(offered.length)]
  const isInfected = happens(plantedShares.infection, INFECTIONS_FALL_DAYS_AGO)
  const isSeenAgain = happens(plantedShares.seenAgain, SEEN_AGAIN_FALLS_DAYS_AGO)
  const operation = {
    day,
    what: commonOperations.find(({ name }) => name === chosen)!,
    role: random.uniform() < 0.75 ? ('performed' as const) : ('assisted' as const),
    asa: random.uniform() < ASA_RECORDED ? asaBySickness[sickness] : undefined,
    deathDay: dies ? day + DEATH_AFTER_DAYS : undefined,
  }
  const later = {
    infectionDay: isInfected ? within(5, 21) : undefined,
    returnDay: random.uniform() < RETURNED ? within(2, 20) : undefined,
    complicationDay: random.uniform() < COMPLICATED ? within(1, 12) : undefined,
    seenAgainDay: isSeenAgain ? within(18, 34) : undefined,
  }
  const wellDay = random.uniform() < WELL_RECORDED ? within(OUTCOME_DAYS, OUTCOME_DAYS) : undefined
  return dies ? { ...operation, ...nothing } : { ...operation, ...later, wellDay }
}
