import type { Work } from '../../../../../electron/learning/designs/design.ts'
import { study } from '../../../../../electron/learning/designs/new-user-comparison/study.ts'
import type { Answer } from '../../../../../shared/domain/answer.ts'
import { numberOfEnd, type Frame } from '../../../../../shared/domain/frame.ts'
import type { Question } from '../../../../../shared/domain/question.ts'

export const HORIZON_DAYS = 365

/** People who are alike in everything a frame says. */
export interface Group {
  readonly exposed: boolean
  readonly people: number
  /** How many of them have the outcome: on the tenth day (or the day `from`) the first, a day later the next. */
  readonly events: number
  readonly from?: number
  /** How many of the others were lost on day 100. */
  readonly lost?: number
  /** Of how many of the others the data end on day 200. */
  readonly cut?: number
  /** How many of those who stay died on day 5. */
  readonly died?: number
  /** One number a covariate; NaN where not recorded. */
  readonly values?: readonly number[]
}

const concept = (label: string, kind: 'medication' | 'condition') => ({
  label,
  kind,
  codes: [{ system: 'urn:invented', code: label }],
})
export const askedOf: Question = {
  format: 'casebook-question/1',
  title: 'Invented',
  population: { having: [], without: [] },
  exposure: concept('this', 'medication'),
  comparator: concept('that', 'medication'),
  outcome: concept('the outcome', 'condition'),
  horizonDays: HORIZON_DAYS,
  washoutDays: 365,
  covariates: [{ kind: 'age' }, { kind: 'index-year' }],
  weights: 'overlap',
}

/** A frame of such groups. Covariates are called A, B and so on. */
export function frameOf(groups: readonly Group[]): Frame {
  const rows = groups.flatMap(group =>
    Array.from({ length: group.people }, (_, index) => {
      const hasEvent = index < group.events
      const lostUpTo = group.events + (group.lost ?? 0)
      if (hasEvent) return { group, end: 'outcome' as const, days: (group.from ?? 10) + index }
      if (index < lostUpTo) return { group, end: 'left' as const, days: 100 }
      if (index < lostUpTo + (group.cut ?? 0)) return { group, end: 'extract' as const, days: 200 }
      const isDead = index >= group.people - (group.died ?? 0)
      return isDead
        ? { group, end: 'death' as const, days: 5 }
        : { group, end: 'horizon' as const, days: HORIZON_DAYS }
    }),
  )
  const covariates = (groups[0]?.values ?? []).map((_, c) => ({
    label: 'ABC'[c]!,
    kind: 'number' as const,
    values: Float64Array.from(rows, each => each.group.values![c]!),
    gaps: Uint8Array.from(rows, each => Number(Number.isNaN(each.group.values![c]!))),
  }))
  return {
    rows: rows.length,
    member: Uint32Array.from(rows.keys(), index => index + 1),
    exposed: Uint8Array.from(rows, each => Number(each.group.exposed)),
    timeDays: Float64Array.from(rows, each => each.days),
    end: Uint8Array.from(rows, each => numberOfEnd(each.end)),
    roughOutcomes: 0,
    matched: [],
    indexYear: Int16Array.from(rows, () => 2024),
    covariates,
    attrition: [],
  }
}

/** What the design says of such groups. */
export const answerOf = (
  groups: readonly Group[],
  question: Question = askedOf,
  report: Work['report'] = () => undefined,
): Promise<Answer> => study(question, frameOf(groups), { breathe: () => undefined, report })
