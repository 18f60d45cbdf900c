import { mayBeOngoing, wordsOf } from '../fact.ts'
import type { SaidOf } from '../facts/columns.ts'
import { conceptKeys } from '../facts/same-concept.ts'
import type { Standing } from '../facts/standing.ts'
import type { Moment } from '../moment.ts'
import { plainLabel, semanticTag } from './plain-label.ts'

/** A fact of a condition as a chart holds it. */
export interface ConditionFact {
  readonly id: number
  readonly said: SaidOf<'condition'>
}
/** What a problem is to her: it is or may be so; it was so; or it is not, or not hers. */
export const problemStates = ['active', 'resolved', 'not-so'] as const
export interface Problem {
  readonly label: string
  readonly is: (typeof problemStates)[number]
  /** A circumstance or a finding, and no disease. */
  readonly isFinding: boolean
  readonly since?: Moment | undefined
  readonly until?: Moment | undefined
  /** Of the fact that decides: said where it is not that it happened. */
  readonly standing: Standing
  readonly about: SaidOf<'condition'>['about']
  /** The source's own word for how it goes on. */
  readonly status: string
  /** How often it was noted. */
  readonly times: number
  /** The one that decides first, then the newest. */
  readonly facts: readonly number[]
}

const findings: ReadonlySet<string | undefined> = new Set([
  'finding',
  'situation',
  'observable entity',
  'event',
])
const isHers = ({ about, standing }: SaidOf<'condition'>) =>
  about === 'patient' &&
  (standing.is === 'happened' || standing.is === 'uncertain' || standing.is === 'unknown')

const clock = (moment: Moment | undefined): number => moment?.clock ?? Number.NEGATIVE_INFINITY
const startOf = ({ said }: ConditionFact) => said.start ?? said.known ?? said.recorded

/** Of those that are so the earliest, so that `since` is when it began; of those that are over the latest. */
function decides(all: readonly ConditionFact[]): { is: Problem['is']; by: ConditionFact } {
  const hers = all.filter(({ said }) => isHers(said))
  const active = hers.filter(({ said }) => mayBeOngoing(said))
  const dated = active.filter(each => startOf(each) !== undefined)
  const isCertain = dated.filter(({ said }) => said.standing.is === 'happened')
  const [first] = active
  if (first) return { is: 'active', by: isCertain.at(-1) ?? dated.at(-1) ?? first }
  const [last] = hers
  return last ? { is: 'resolved', by: last } : { is: 'not-so', by: all[0]! }
}

function problemOf(all: readonly ConditionFact[]): Problem {
  const { is, by } = decides(all)
  const label = wordsOf(by.said.concept)
  const since = startOf(by)
  return {
    label: plainLabel(label) || 'condition',
    is,
    isFinding: findings.has(semanticTag(label)),
    ...(since && { since }),
    ...(is === 'resolved' && by.said.end && { until: by.said.end }),
    standing: by.said.standing,
    about: by.said.about,
    status: by.said.status,
    times: all.length,
    facts: [by.id, ...all.filter(each => each !== by).map(({ id }) => id)],
  }
}

/**
 * Her problems, one line for each however often it was noted. Diseases come before findings, what began last first.
 * What is about somebody else, or is denied, is a line of its own and no problem of hers; what was taken back is none.
 */
export function problemsOf(facts: readonly ConditionFact[]): Problem[] {
  const told = facts
    .filter(({ said }) => said.standing.is !== 'retracted')
    .toSorted((one, other) => clock(startOf(other)) - clock(startOf(one)) || other.id - one.id)
  const keyOf = ({ said }: ConditionFact) =>
    JSON.stringify([
      isHers(said) ? 'hers' : [said.about, said.standing.is],
      conceptKeys(said.concept)[0] ?? '',
    ])
  return [...Map.groupBy(told, keyOf).values()]
    .map(problemOf)
    .toSorted(
      (one, other) =>
        Number(one.isFinding) - Number(other.isFinding) || clock(other.since) - clock(one.since),
    )
}
