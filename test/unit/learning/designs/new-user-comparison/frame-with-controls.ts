import { numberOfEnd, type Frame } from '../../../../../shared/domain/frame.ts'
import type { Random } from '../../../../../shared/domain/random.ts'
import { HORIZON_DAYS } from './frame-by-hand.ts'

/** Something hidden goes with the treatment, and with every outcome: as much as chance gives each of them. */
export interface HiddenWorld {
  readonly people: number
  readonly controls: number
  /** Log odds ratio of the treatment for the question's own outcome. */
  readonly effect: number
  /** Log odds of being treated for a standard deviation of what is hidden. */
  readonly hidden: number
  /** Log odds of an outcome for the same: mean and standard deviation from outcome to outcome. */
  readonly onOutcomes: { readonly mean: number; readonly standardDeviation: number }
  /** Share of people with the question's outcome, and with a control. */
  readonly outcome: number
  readonly control: number
}

/**
 * A frame of people drawn by chance, watched for a year, with negative controls. What is recorded (age, eGFR) goes with
 * treatment and outcomes and is told; what is hidden is not.
 */
export function frameWithControls(random: Random, world: HiddenWorld): Frame {
  const { people, effect, hidden, onOutcomes } = world
  const has = (logOdds: number) => random.uniform() < 1 / (1 + Math.exp(-logOdds))
  const someDay = () => 1 + random.integer(HORIZON_DAYS - 1)
  const persons = Array.from({ length: people }, () => {
    const [age, eGfr, unseen] = [random.normal(), random.normal(), random.normal()]
    return { age, eGfr, unseen, exposed: Number(has(0.4 * age - 0.3 * eGfr + hidden * unseen)) }
  })
  /** Everybody's day of an outcome; 0 where she has none. */
  const daysOf = (share: number, byTreatment: number): number[] => {
    const byHidden = onOutcomes.mean + onOutcomes.standardDeviation * random.normal()
    const usual = Math.log(share / (1 - share))
    return persons.map(({ age, eGfr, unseen, exposed }) =>
      has(usual + 0.3 * age - 0.2 * eGfr + byHidden * unseen + byTreatment * exposed) ? someDay() : 0,
    )
  }
  const own = daysOf(world.outcome, effect)
  const ends = (day: number) => numberOfEnd(day > 0 ? 'outcome' : 'horizon')
  const column = (label: string, of: (person: (typeof persons)[number]) => number) => ({
    label,
    kind: 'number' as const,
    values: Float64Array.from(persons, of),
    gaps: new Uint8Array(people),
  })
  return {
    rows: people,
    member: Uint32Array.from(persons.keys(), index => index + 1),
    exposed: Uint8Array.from(persons, each => each.exposed),
    timeDays: Float64Array.from(own, day => (day > 0 ? day : HORIZON_DAYS)),
    end: Uint8Array.from(own, ends),
    roughOutcomes: 0,
    matched: [],
    indexYear: Int16Array.from(persons, () => 2024),
    covariates: [column('age', ({ age }) => age), column('eGFR', ({ eGfr }) => eGfr)],
    attrition: [],
    controls: {
      timeDays: new Float64Array(people).fill(HORIZON_DAYS),
      end: new Uint8Array(people).fill(numberOfEnd('horizon')),
      outcomes: Array.from({ length: world.controls }, (_, place) => {
        const days = daysOf(world.control, 0)
        const rows = [...days.keys()].filter(row => days[row]! > 0)
        return {
          id: `invented-${place}`,
          rows: Uint32Array.from(rows),
          timeDays: Float64Array.from(rows, row => days[row]!),
          apart: new Uint32Array(),
        }
      }),
    },
  }
}
