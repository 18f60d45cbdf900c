import type { Objection } from './objection.ts'
import type { Rule, Stage, Stages } from './rule.ts'
import { whosePeople } from './rules/00-whose-people.ts'
import { leastInCell } from './rules/01-least-in-cell.ts'
import { leastInArm } from './rules/02-least-in-arm.ts'
import { emptyOrFull } from './rules/03-empty-or-full.ts'
import { complement } from './rules/04-complement.ts'
import { rounding } from './rules/05-rounding.ts'
import { revision } from './rules/06-revision.ts'
import { neverSent } from './rules/10-never-sent.ts'
import { effects } from './rules/11-effects.ts'
import { timeAndPlace } from './rules/16-time-and-place.ts'
import { noText } from './rules/17-no-text.ts'
import { questionScope } from './rules/21-question-scope.ts'
import { exactBytes } from './rules/22-exact-bytes.ts'

/** Every rule that is kept, by its number in docs/PRIVACY.md. A new one is a file in rules/ and a line here. */
export const rules: readonly Rule[] = [
  whosePeople,
  leastInCell,
  leastInArm,
  emptyOrFull,
  complement,
  rounding,
  revision,
  neverSent,
  effects,
  timeAndPlace,
  noText,
  questionScope,
  exactBytes,
]

/** What all rules have against what is before the gate at one stage, in the order of their numbers. */
export const objections = <S extends Stage>(stage: S, subject: Stages[S]): Objection[] =>
  rules.flatMap(({ number, judge }) =>
    (judge[stage]?.(subject) ?? []).map(reason => ({ rule: number, ...reason })),
  )
