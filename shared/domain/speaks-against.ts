import type { AnyMessage } from '../words/values.ts'

/** Reasons that always speak against two descriptions being of one person. */
const always: ReadonlySet<string> = new Set([
  'people.same-source',
  'people.other-number',
  'people.born-apart',
  'people.generation',
  'people.died-before',
  'people.died-apart',
  'people.rival',
  'people.joins-others',
  'people.order',
])
/** What a reason says of how they agree, where that is a difference. */
const differing: ReadonlySet<unknown> = new Set(['disagree', 'part', 'different'])

/** Whether a reason for taking two descriptions for one person, as it reads, speaks against it. */
export const speaksAgainst = ({ key, values }: AnyMessage): boolean =>
  always.has(key) || differing.has(values['level']) || differing.has(values['how'])

/** What speaks against it first; within both the weightiest first, as they came. */
export const againstFirst = <M extends AnyMessage>(reasons: readonly M[]): M[] => [
  ...reasons.filter(speaksAgainst),
  ...reasons.filter(each => !speaksAgainst(each)),
]
