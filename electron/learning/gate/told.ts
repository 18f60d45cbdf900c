import type { Summary } from '../../../shared/domain/summary.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { behindRounded } from './midpoint.ts'
import { armNames, type ArmName } from './two-by-two.ts'
import type { Statement, Sum } from './linear-bounds.ts'

/** A cell that was not told, as the sum of told ones that gives it away. */
export interface HiddenCell {
  readonly sum: Sum
  readonly who: Message
  readonly ofRevision: boolean
}

const cell = (release: number, arm: ArmName, what: 'people' | 'events') => `${release}.${arm}.${what}`

/**
 * What a reader of all releases of one question knows, oldest first: each true count lies in the block behind its
 * rounded
 * one, nobody has the outcome who is not in the arm, and a count that did not fall from one release to the next
 * only grew.
 */
export function statementsOf(releases: readonly Summary[]): Statement[] {
  return releases.flatMap((release, index) =>
    armNames.flatMap(arm => {
      const told = release[arm]
      const before = releases[index - 1]?.[arm]
      const grew = (['people', 'events'] as const).filter(what => before && told[what] >= before[what])
      return [
        { sum: { [cell(index, arm, 'people')]: 1 }, ...behindRounded(told.people) },
        { sum: { [cell(index, arm, 'events')]: 1 }, ...behindRounded(told.events) },
        {
          sum: { [cell(index, arm, 'people')]: 1, [cell(index, arm, 'events')]: -1 },
          least: 0,
          most: Infinity,
        },
        ...grew.map(what => ({
          sum: { [cell(index, arm, what)]: 1, [cell(index - 1, arm, what)]: -1 },
          least: 0,
          most: Infinity,
        })),
      ]
    }),
  )
}

/** The cells nobody told: people without the outcome in each release, and all that changed between any two of them. */
export function hiddenCells(releases: readonly Summary[]): HiddenCell[] {
  const complements = releases.flatMap((_, index) =>
    armNames.map(arm => ({
      sum: { [cell(index, arm, 'people')]: 1, [cell(index, arm, 'events')]: -1 },
      who: say('gate.people-without-outcome', { arm }),
      ofRevision: false,
    })),
  )
  return [
    ...complements,
    ...releases.flatMap((_, later) =>
      releases.slice(0, later).flatMap((_, earlier) => changes(releases, earlier, later)),
    ),
  ]
}

function changes(releases: readonly Summary[], earlier: number, later: number): HiddenCell[] {
  return armNames.flatMap(arm => {
    const [now, then] = [releases[later]![arm], releases[earlier]![arm]]
    const since = (what: 'people' | 'events', sign: number): Sum => ({
      [cell(later, arm, what)]: sign,
      [cell(earlier, arm, what)]: -sign,
    })
    const sign = (difference: number) => (difference < 0 ? -1 : 1)
    const [people, events] = [sign(now.people - then.people), sign(now.events - then.events)]
    const without = sign(now.people - now.events - (then.people - then.events))
    return [
      {
        sum: since('people', people),
        who: say('gate.people-that-differ', { arm }),
        ofRevision: true,
      },
      {
        sum: since('events', events),
        who: say('gate.outcomes-that-differ', { arm }),
        ofRevision: true,
      },
      {
        sum: { ...since('people', without), ...since('events', -without) },
        who: say('gate.people-without-outcome-that-differ', { arm }),
        ofRevision: true,
      },
    ]
  })
}
