import { describe, expect, test } from 'vitest'
import { NARROWEST_INTERVAL, pinnedDown } from '../../../../electron/learning/gate/rules/04-complement.ts'
import { judge, type Release } from '../../../../electron/learning/gate/index.ts'
import { boundsOf } from '../../../../electron/learning/gate/linear-bounds.ts'
import { behindRounded } from '../../../../electron/learning/gate/midpoint.ts'
import { hiddenCells, statementsOf } from '../../../../electron/learning/gate/told.ts'
import { say } from '../../../../shared/words/message.ts'
import { summary, type Summary } from '../../../../shared/domain/summary.ts'
import { exampleCard, exampleCounts } from './example-card.ts'

function summaryOf(card = exampleCard()): Summary {
  const verdict = judge({ card, casebook: 'demonstration', origin: 'library', releases: [] })
  if (verdict.kind === 'refused') throw new Error(JSON.stringify(verdict.rules))
  return summary.parse(JSON.parse(verdict.receipt.bytes))
}
const release = (card = exampleCard(), withdrawn = false): Release => ({
  released: `${card.answered}T09:30:00.000Z`,
  withdrawn,
  summary: summaryOf(card),
})
function rulesAgainst(card: ReturnType<typeof exampleCard>, releases: Release[]): number[] {
  const verdict = judge({ card, casebook: 'demonstration', origin: 'library', releases })
  return verdict.kind === 'refused'
    ? [...new Set(verdict.rules.map(each => each.rule))].toSorted((one, other) => one - other)
    : []
}
/** The example with `more` people in each arm, of whom `moreEvents` had the outcome. */
function grown(more: number, moreEvents: number, answered = '2026-06-01') {
  const { exposedPeople, exposedEvents, comparatorPeople, comparatorEvents } = exampleCounts
  return exampleCard(
    {
      exposedPeople: exposedPeople + more,
      exposedEvents: exposedEvents + moreEvents,
      comparatorPeople: comparatorPeople + more,
      comparatorEvents: comparatorEvents + moreEvents,
    },
    answered,
  )
}

/** The same card after its effect has moved a little, as one more person moves it. */
function moved(card: ReturnType<typeof exampleCard>) {
  if (card.answer.kind !== 'estimate') throw new Error('no estimate')
  const { logHazardRatio } = card.answer
  return {
    ...card,
    answer: {
      ...card.answer,
      logHazardRatio: { ...logHazardRatio, estimate: logHazardRatio.estimate + 0.02 },
    },
  }
}

describe('rule 4: cells that nobody tells', () => {
  test('in a single release every complement can be eleven numbers', () => {
    const told = [summaryOf()]
    expect(pinnedDown(hiddenCells(told), statementsOf(told))).toEqual([])
    for (const { sum } of hiddenCells(told)) {
      const bounds = boundsOf(sum, statementsOf(told))!
      expect(bounds.most - bounds.least + 1).toBe(NARROWEST_INTERVAL)
    }
  })
  test('red team 4: an exact total beside a told cell would give its complement away', () => {
    const told = [summaryOf()]
    const exactArm = { sum: { '0.exposed.people': 1 }, least: 107, most: 107 }
    expect(pinnedDown(hiddenCells(told), [...statementsOf(told), exactArm]).map(each => each.who)).toEqual([
      say('gate.people-without-outcome', { arm: 'exposed' }),
    ])
  })
  test('red team 5: an exact percentage beside rounded counts would give a cell away', () => {
    const told = [summaryOf()]
    // 23 of 107 is 21.4953 %, told as something between 21.49 and 21.50.
    const ratio = [
      { sum: { '0.exposed.events': 100, '0.exposed.people': -21.49 }, least: 0, most: Infinity },
      { sum: { '0.exposed.events': 100, '0.exposed.people': -21.5 }, least: -Infinity, most: 0 },
    ]
    expect(pinnedDown(hiddenCells(told), [...statementsOf(told), ...ratio]).length).toBeGreaterThan(0)
  })
  test('red team 6: a narrow count of those excluded would give a cell away', () => {
    const told = [summaryOf()]
    const all = { sum: { '0.exposed.people': 1, '0.comparator.people': 1 }, least: 238, most: 238 }
    const comparator = { sum: { '0.comparator.people': 1 }, least: 131, most: 131 }
    expect(pinnedDown(hiddenCells(told), [...statementsOf(told), all, comparator]).length).toBeGreaterThan(0)
  })
  test('red team 1: release n against n + 1, one person more, whom the rounding hides but the effect does not', () => {
    expect(rulesAgainst(moved(grown(1, 1)), [release()])).toEqual(expect.arrayContaining([4, 6]))
  })
  test('the union counts: a release that passes alone is refused beside an earlier one', () => {
    expect(rulesAgainst(grown(3, 0), [])).toEqual([])
    expect(rulesAgainst(grown(3, 0), [release()])).toContain(4)
  })
  test('every earlier release counts, not only the last', () => {
    const first = release()
    const second = release(grown(120, 40))
    expect(rulesAgainst(grown(122, 41, '2026-12-01'), [first, second])).toContain(4)
  })
  test('releases of another question do not stand in the way', () => {
    const other = { ...release(), summary: { ...summaryOf(), questionHash: 'd'.repeat(64) } }
    expect(rulesAgainst(grown(3, 0), [other])).toEqual([])
  })
})

describe('rule 6, simple form: revisions', () => {
  test('more than ten new people in every arm and cell, and thirty days, are let through', () => {
    expect(rulesAgainst(grown(120, 40), [release()])).toEqual([])
  })
  test('the same after 29 days is refused, after 30 it is not', () => {
    expect(rulesAgainst(grown(120, 40, '2026-03-30'), [release()])).toEqual([6])
    expect(rulesAgainst(grown(120, 40, '2026-03-31'), [release()])).toEqual([])
  })
  test("red team 27: an answer from before the earlier release is refused, whatever today's clock says", () => {
    expect(rulesAgainst(grown(120, 40, '2025-01-01'), [release()])).toEqual([6])
  })
  test('any true difference below ten is refused, for every one that the rounding could hide', () => {
    for (let more = 1; more < 10; more++) {
      for (let shift = 0; shift < 6; shift++) {
        const before = exampleCard({ exposedEvents: 23 + shift })
        const after = exampleCard(
          {
            exposedPeople: 207,
            exposedEvents: 23 + shift + more,
            comparatorPeople: 231,
            comparatorEvents: 81,
          },
          '2026-06-01',
        )
        expect(rulesAgainst(after, [release(before)])).toContain(6)
      }
    }
  })
  test('red team 2: withdrawing first does not help', () => {
    expect(rulesAgainst(moved(grown(1, 1)), [release(exampleCard(), true)])).toContain(6)
  })
  test('the same bytes again are refused while they stand, and tell nothing new once withdrawn', () => {
    expect(rulesAgainst(exampleCard(), [release()])).toEqual([6])
    expect(rulesAgainst(exampleCard(), [release(exampleCard(), true)])).toEqual([])
  })
  test('fewer people than before are a difference too', () => {
    expect(rulesAgainst(exampleCard({}, '2026-09-01'), [release(grown(4, 0))])).toContain(6)
  })
})

test('a reader of every release knows at least the truth', () => {
  const counts = [exampleCounts.exposedPeople, exampleCounts.exposedEvents]
  const { exposed } = summaryOf()
  for (const [index, told] of [exposed.people, exposed.events].entries()) {
    const { least, most } = behindRounded(told)
    expect(counts[index]! >= least && counts[index]! <= most).toBe(true)
  }
})
