import { numberOfGap, type Gap } from '../../../shared/domain/answer.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import { setNamed, setsOf, type Trial, type TrialCovariate } from '../../../shared/domain/trial.ts'
import type { Condition } from '../../../shared/domain/measures/condition.ts'
import { say, type Term } from '../../../shared/words/message.ts'
import { verdictOfConditions } from './conditions.ts'
import { ageOn, type Began } from './people.ts'
import { happeningsIn, numbersIn, type Reader } from './reader.ts'
import type { Happenings, Numbers } from './read-concepts.ts'

type Column = Frame['covariates'][number]
interface Cell {
  readonly value: number
  readonly gap: Gap
}
const known = (value: number): Cell => ({ value, gap: Number.isNaN(value) ? 'never' : 'none' })
const missing = (gap: Gap): Cell => ({ value: NaN, gap })

/** A sex that is neither, or not recorded, is no number: nobody is made to be one of two. */
const femaleOf: Readonly<Record<string, number>> = { female: 1, male: 0 }

/**
 * A covariate of each of these people, as on the day on which she began. Nothing that came after it decides what it
 * says; where the order is not known, it says nothing.
 */
export function columnOf(
  reader: Reader,
  asked: Trial,
  covariate: TrialCovariate,
  { members, few }: { readonly members: readonly Began[]; readonly few: readonly number[] | undefined },
): Column {
  const column = (label: Term, kind: Column['kind'], cell: (member: Began) => Cell): Column => {
    const cells = members.map(cell)
    return {
      label,
      kind,
      values: Float64Array.from(cells, ({ value }) => value),
      gaps: Uint8Array.from(cells, ({ gap }) => numberOfGap(gap)),
    }
  }
  const sets = setsOf(asked)
  switch (covariate.kind) {
    case 'age':
      return column(say('question.age'), 'number', ({ person, day }) => known(ageOn(person, day)))
    case 'sex':
      return column(say('question.sex-female'), 'binary', ({ person }) => known(femaleOf[person.sex] ?? NaN))
    case 'index-year':
      return column(say('question.index-year'), 'number', ({ day }) =>
        known(new Date(day * MILLISECONDS_PER_DAY).getUTCFullYear()),
      )
    case 'history': {
      const verdicts = verdictOfConditions(reader, asked, [covariate.condition], few)
      return column(
        say('question.history-of', { concept: labelOf(asked, covariate.condition) }),
        'binary',
        ({ person, day }) => {
          const [verdict] = verdicts(person, day)
          if (verdict !== 'unknown') return known(Number(verdict))
          return missing(covariate.condition.is === 'recorded' ? 'rough' : 'never')
        },
      )
    }
    case 'latest': {
      const set = setNamed(sets, covariate.concept)
      const numbers = reader.numbers(set, covariate.unit, few)
      const recorded = reader.happenings(set, few)
      const undated = reader.undated(set, few)
      return column(
        say('question.result', { concept: set.label, unit: printedUnit(covariate.unit) }),
        'number',
        ({ person: { person }, day }) => {
          const cell = latestOf(
            numbersIn(numbers, person),
            happeningsIn(recorded, person),
            day,
            covariate.lookbackDays,
          )
          return cell.gap === 'never' && undated.has(person) ? missing('rough') : cell
        },
      )
    }
  }
}

/** The latest number that was certainly measured in the window, or why there is none. */
function latestOf(numbers: Numbers, recorded: Happenings, day: number, lookbackDays: number): Cell {
  const isIn = (earliest: number, latest: number) => earliest >= day - lookbackDays && latest <= day
  const mayBeIn = (earliest: number, latest: number) => latest >= day - lookbackDays && earliest <= day
  const within = (found: Happenings | Numbers, is: typeof isIn) =>
    found.days.flatMap((each, at) => (is(each, found.latest[at]!) ? [at] : []))
  const at = within(numbers, isIn).at(-1)
  if (at === undefined) {
    if (within(numbers, mayBeIn).length > 0) return missing('rough')
    return missing(within(recorded, isIn).length > 0 ? 'unit' : 'never')
  }
  return numbers.low[at] === numbers.high[at] ? known(numbers.low[at]!) : missing('beyond')
}

const labelOf = (asked: Trial, condition: Condition): Term =>
  condition.is === 'died' ? say('question.death') : setNamed(setsOf(asked), condition.concept).label
