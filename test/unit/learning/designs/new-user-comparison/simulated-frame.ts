import { numberOfEnd, type Frame } from '../../../../../shared/domain/frame.ts'
import type { Random } from '../../../../../shared/domain/random.ts'
import { HORIZON_DAYS } from './frame-by-hand.ts'

/** Chances as log odds of what somebody is like: standard normal numbers, one a covariate. */
interface World {
  readonly covariates: readonly string[]
  readonly treated: (person: readonly number[]) => number
  readonly outcome: (person: readonly number[], treated: number) => number
  /** Of being lost before the horizon; nobody where it is not said. May know whether she would have the outcome. */
  readonly lost?: (person: readonly number[], treated: number, outcome: boolean) => number
}

/** A frame of people drawn by chance. Outcomes and losses come on any day before the horizon, evenly. */
export function simulatedFrame(random: Random, people: number, world: World): Frame {
  const has = (logOdds: number) => random.uniform() < 1 / (1 + Math.exp(-logOdds))
  const someDay = () => 1 + random.integer(HORIZON_DAYS - 1)
  const rows = Array.from({ length: people }, () => {
    const person = world.covariates.map(() => random.normal())
    const exposed = Number(has(world.treated(person)))
    const outcome = has(world.outcome(person, exposed))
    const [outcomeDay, lostDay] = [someDay(), someDay()]
    const lost = world.lost ? has(world.lost(person, exposed, outcome)) : false
    if (lost && !(outcome && outcomeDay <= lostDay))
      return { person, exposed, end: 'left' as const, days: lostDay }
    return outcome
      ? { person, exposed, end: 'outcome' as const, days: outcomeDay }
      : { person, exposed, end: 'horizon' as const, days: HORIZON_DAYS }
  })
  return {
    rows: people,
    member: Uint32Array.from(rows.keys(), index => index + 1),
    exposed: Uint8Array.from(rows, each => each.exposed),
    timeDays: Float64Array.from(rows, each => each.days),
    end: Uint8Array.from(rows, each => numberOfEnd(each.end)),
    roughOutcomes: 0,
    matched: [],
    indexYear: Int16Array.from(rows, () => 2024),
    covariates: world.covariates.map((label, c) => ({
      label,
      kind: 'number' as const,
      values: Float64Array.from(rows, each => each.person[c]!),
      gaps: new Uint8Array(people),
    })),
    attrition: [],
  }
}
