import { dayOf } from '../../../../shared/domain/clock.ts'
import type { CaseFrame, CaseUnit, Score } from '../../../../shared/domain/measures/case-frame.ts'
import type { WholeMeasure } from '../../../../shared/domain/measures/measure.ts'
import type { Counting } from './count-measure.ts'
import { askedOf, type MixStore } from './mix/asked.ts'
import { columnOf } from './mix/column.ts'
import { casesOf } from './mix/mix-frame.ts'
import { factors } from './mix/registry.ts'
import { scoreReader } from './score-reader.ts'

const DAYS_PER_YEAR = 365.25

interface CasesAsked {
  readonly whole: WholeMeasure
  readonly score: Score | undefined
  /** By what they stand side by side. */
  readonly units: CaseUnit
  breathe(): Promise<void> | undefined
}

/** Counted cases in the order of their days, with age, unit and score of each, and without identity. */
export async function caseFrame(
  store: MixStore,
  counting: Counting,
  { whole, score, units, breathe }: CasesAsked,
): Promise<CaseFrame> {
  const cases = counting.counted.toSorted((one, other) => one.day - other.day || one.person - other.person)
  const scoreOf = scoreReader(store, score)
  const births = new Map(store.timelines.observed().map(({ person, birth }) => [person, birth]))
  const ageOf = (person: number, day: number) => {
    const birth = births.get(person)
    return birth === null || birth === undefined ? NaN : (day - dayOf(birth)) / DAYS_PER_YEAR
  }
  const asked = askedOf(store, whole, { score: undefined })
  const unit = await columnOf(factors[units], asked, casesOf(counting, cases), breathe)
  return {
    day: Int32Array.from(cases, ({ day }) => day),
    part: Uint8Array.from(cases, ({ part }) => part),
    ageYears: Float64Array.from(cases, ({ person, day }) => ageOf(person, day)),
    score: Float64Array.from(cases, ({ person, day }) => scoreOf(person, day)),
    unit: unit.level,
    units: unit.levels,
  }
}
