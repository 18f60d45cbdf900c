import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../../../../electron/learning/gate/index.ts'
import { objections } from '../../../../electron/learning/gate/registry.ts'
import { LEAST_PEOPLE_IN_A_CELL } from '../../../../electron/learning/gate/rules/01-least-in-cell.ts'
import { LEAST_PEOPLE_IN_AN_ARM } from '../../../../electron/learning/gate/rules/02-least-in-arm.ts'
import {
  behindRounded,
  percentOfRounded,
  roundToMidpoint,
} from '../../../../electron/learning/gate/midpoint.ts'
import { canonical } from '../../../../shared/domain/canonical.ts'
import { card as cardSchema, type Card } from '../../../../shared/domain/card.ts'
import { summary, type Summary } from '../../../../shared/domain/summary.ts'
import { createHash } from 'node:crypto'
import { say, type Message } from '../../../../shared/words/message.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { speaker } from '../../../../shared/words/speaker.ts'

const { speak } = speaker(english)
import { exampleCard, exampleQuestion, type Counts } from './example-card.ts'

/** What the rules have against a summary, or against what should never have become one. */
const against = (told: object) => objections('summary', told as Summary)
const verdictOn = (card: Card, origin: 'library' | 'peer' | 'own' = 'library') =>
  judge({ card, casebook: 'demonstration', origin, releases: [] })
function rulesAgainst(card: Card, origin: 'library' | 'peer' | 'own' = 'library'): number[] {
  const verdict = verdictOn(card, origin)
  return verdict.kind === 'refused' ? [...new Set(verdict.rules.map(each => each.rule))] : []
}
const withCounts = (counts: Partial<Counts>) => rulesAgainst(exampleCard(counts))
function released(card: Card): { bytes: string; sha256: string; sentences: Message[]; summary: Summary } {
  const verdict = verdictOn(card)
  if (verdict.kind === 'refused') throw new Error(JSON.stringify(verdict.rules))
  return { ...verdict.receipt, summary: summary.parse(JSON.parse(verdict.receipt.bytes)) }
}
const estimateOf = (card: Card) => {
  if (card.answer.kind !== 'estimate') throw new Error('no estimate')
  return card.answer
}

test('the example itself is a card, and is releasable', () => {
  expect(cardSchema.safeParse(exampleCard()).success).toBe(true)
  expect(rulesAgainst(exampleCard())).toEqual([])
})

describe('rule 1: the least people in a cell', () => {
  test('eleven people with the outcome are enough, ten are not', () => {
    expect(LEAST_PEOPLE_IN_A_CELL).toBe(11)
    expect(withCounts({ exposedEvents: 11 })).toEqual([])
    expect(withCounts({ exposedEvents: 10 })).toEqual([1])
  })
  test('the people without the outcome are a cell too', () => {
    expect(withCounts({ comparatorPeople: 52 })).toEqual([])
    expect(withCounts({ comparatorPeople: 51 })).toEqual([1])
  })
  test('no counts with a cell below eleven are let through', () => {
    const count = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        (exposedEvents, exposedRest, comparatorEvents, comparatorRest) => {
          const counts = {
            exposedEvents,
            exposedPeople: exposedEvents + exposedRest,
            comparatorEvents,
            comparatorPeople: comparatorEvents + comparatorRest,
          }
          const small = Math.min(exposedEvents, exposedRest, comparatorEvents, comparatorRest) < 11
          expect(verdictOn(exampleCard(counts)).kind).toBe(small ? 'refused' : 'releasable')
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('rule 2: the least people in an arm', () => {
  test('an arm of nineteen is refused', () => {
    expect(LEAST_PEOPLE_IN_AN_ARM).toBe(20)
    expect(withCounts({ exposedPeople: 19, exposedEvents: 8 })).toEqual([1, 2])
    expect(withCounts({ exposedPeople: 20, exposedEvents: 9 })).not.toContain(2)
  })
})

describe('rule 3: nobody and everybody', () => {
  test('an arm in which nobody, or everybody, had the outcome is refused however large it is', () => {
    expect(withCounts({ exposedPeople: 5_000, exposedEvents: 0 })).toContain(3)
    expect(withCounts({ exposedPeople: 5_000, exposedEvents: 5_000 })).toContain(3)
  })
  test('red team 30: zero and a suppressed cell are refused by rule 1 in the same words', () => {
    const reason = (events: number) => {
      const verdict = verdictOn(exampleCard({ exposedEvents: events }))
      return verdict.kind === 'refused' ? verdict.rules.find(each => each.rule === 1)?.reason : undefined
    }
    expect(reason(0)).toBeDefined()
    expect(reason(0)).toEqual(reason(4))
  })
})

describe('rule 5: rounding', () => {
  test('counts become the middle of blocks of six, as OpenSAFELY documents it', () => {
    expect([0, 1, 6, 7, 12, 13, 100, 102, 103].map(roundToMidpoint)).toEqual([0, 3, 3, 9, 9, 15, 99, 99, 105])
  })
  test('a reader learns exactly the block: six numbers, the true one among them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), count => {
        const { least, most } = behindRounded(roundToMidpoint(count))
        expect(most - least).toBe(5)
        expect(count >= least && count <= most).toBe(true)
      }),
    )
  })
  test('red team 5: the percentage says nothing that the rounded counts do not', () => {
    const { summary: told } = released(exampleCard())
    expect(told.exposed).toEqual({ people: 105, events: 21, riskPer100: 20 })
    expect(told.comparator.riskPer100).toBe(percentOfRounded(told.comparator.events, told.comparator.people))
  })
  test('all exact counts behind the same rounded ones leave as the same bytes', () => {
    expect(released(exampleCard({ exposedPeople: 103, exposedEvents: 19 })).bytes).toBe(
      released(exampleCard({ exposedPeople: 108, exposedEvents: 24 })).bytes,
    )
  })
  test('a summary with an exact count, or a percentage from exact counts, would be stopped', () => {
    const { summary: told } = released(exampleCard())
    expect(against({ ...told, exposed: { ...told.exposed, people: 107 } }).map(each => each.rule)).toEqual([
      5,
    ])
    expect(
      against({ ...told, exposed: { ...told.exposed, riskPer100: 21.5 } }).map(each => each.rule),
    ).toEqual([5])
  })
})

describe('rule 10: what is never sent', () => {
  test('no event time, curve, number at risk, attrition or balance of the card is in the bytes', () => {
    const { bytes } = released(exampleCard())
    for (const kept of [
      '17.25',
      '41.5',
      '63.125',
      '0.98765',
      '93',
      '311',
      '0.34567',
      '0.01234',
      '7.77',
      '2.1735',
      '13.579',
      '2.468',
      '12.345',
      'c'.repeat(64),
      'a'.repeat(64),
    ])
      expect(bytes).not.toContain(kept)
  })
  test('a member that is not on the list is stopped, at any depth', () => {
    const { summary: told } = released(exampleCard())
    expect(against({ ...told, eventDays: [3, 4] }).map(each => each.rule)).toEqual([10])
    expect(against({ ...told, exposed: { ...told.exposed, atRisk: 12 } }).map(each => each.rule)).toEqual([
      10,
    ])
    expect(against(told)).toEqual([])
  })
})

describe('rule 11: effects', () => {
  test('the profile leaves at eight points with two decimals', () => {
    const { summary: told } = released(exampleCard())
    expect(told.profile).toEqual([-44.12, -12.99, -1.51, -0.09, -3.21, -8.11, -22.45, -61])
    expect([told.logHazardRatio, told.standardError]).toEqual([-0.35, 0.23])
  })
  test('an answer that the diagnostics withhold has no effect to share', () => {
    const { diagnostics, balance, attrition, people, events, warnings, notRecorded } = exampleCard().answer
    const reasons = [
      {
        code: 'balance' as const,
        reason: say('diagnostics.sample'),
        remedy: say('diagnostics.balance-remedy'),
      },
    ]
    expect(
      rulesAgainst({
        ...exampleCard(),
        answer: {
          kind: 'not-estimable',
          diagnostics,
          balance,
          attrition,
          people,
          events,
          warnings,
          notRecorded,
          reasons,
        },
      }),
    ).toEqual([11])
  })
  test('one failed diagnostic is enough', () => {
    const answer = estimateOf(exampleCard())
    const diagnostics = answer.diagnostics.map((each, index) =>
      index === 3 ? { ...each, passed: false, remedy: say('diagnostics.balance-remedy') } : each,
    )
    expect(rulesAgainst({ ...exampleCard(), answer: { ...answer, diagnostics } })).toEqual([11])
  })
  test('an effect that is not finite, or certain beyond two decimals, is refused', () => {
    const answer = estimateOf(exampleCard())
    const withEffect = (change: object) =>
      rulesAgainst({
        ...exampleCard(),
        answer: { ...answer, logHazardRatio: { ...answer.logHazardRatio, ...change } },
      })
    expect(withEffect({ standardError: Infinity })).toEqual([11])
    expect(withEffect({ standardError: 0.004 })).toEqual([11])
    expect(withEffect({ estimate: Number.NaN })).toEqual([11])
  })
})

describe('rule 16: time and place', () => {
  test('a first and a last year that only a few people reach do not leave', () => {
    expect(released(exampleCard()).summary.years).toEqual({ from: 2015, to: 2019 })
  })
  test('a card without accrual, or with fewer than eleven people in it, is refused', () => {
    const { accrual: _accrual, ...without } = exampleCard()
    expect(rulesAgainst(without)).toEqual([16])
    expect(rulesAgainst({ ...without, accrual: [{ year: 2019, people: 10 }] })).toEqual([16])
  })
  test('red team 3, in part: ages that do not begin or end with a band of five years are refused', () => {
    const aged = (ageYears: { from?: number; to?: number }) =>
      rulesAgainst(
        exampleCard({}, '2026-03-01', {
          ...exampleQuestion,
          population: { ...exampleQuestion.population, ageYears },
        }),
      )
    expect(aged({ from: 65 })).toEqual([])
    expect(aged({ from: 66 })).toEqual([16])
    expect(aged({ from: 18, to: 89 })).toEqual([])
    expect(aged({ from: 40, to: 71 })).toEqual([16])
    expect(aged({ from: 95 })).toEqual([16])
  })
  test('no date and no month is in the bytes', () => {
    expect(released(exampleCard()).bytes).not.toMatch(/\d{4}-\d{2}/)
  })
})

describe('rule 17: no text', () => {
  test('no title, label, warning or reading of the card is in the bytes', () => {
    const { bytes } = released(exampleCard())
    for (const word of ['Maria', 'Kowalczyk', 'Okafor', 'new one', 'Sugar', 'Read'])
      expect(bytes).not.toContain(word)
  })
  test("a text planted into the method's version does not leave", () => {
    expect(
      rulesAgainst({ ...exampleCard(), method: { design: 'new-user-comparison', version: '1.0 for Maria' } }),
    ).toEqual([17])
  })
  test('a string of any other shape is stopped', () => {
    const { summary: told } = released(exampleCard())
    expect(against(told)).toEqual([])
    fc.assert(
      fc.property(
        fc.string({ maxLength: 63 }).filter(text => !/^[0-9]{1,3}\.[0-9]{1,3}$/.test(text)),
        text => {
          expect(against({ ...told, questionHash: text }).map(each => each.rule)).toEqual([17])
        },
      ),
    )
  })
})

describe('rule 21: whose question it is', () => {
  test('an answer to a question built here is refused until the question itself is shared', () => {
    expect(rulesAgainst(exampleCard(), 'own')).toEqual([21])
    expect(rulesAgainst(exampleCard(), 'peer')).toEqual([])
    const verdict = verdictOn(exampleCard(), 'own')
    expect(verdict.kind === 'refused' && verdict.rules[0]!.remedy).toEqual(say('gate.own-question-remedy'))
  })
  test("a cohort built round one person's age is refused", () => {
    const aged = (from: number, to: number) =>
      rulesAgainst(
        exampleCard({}, '2026-03-01', {
          ...exampleQuestion,
          population: { ...exampleQuestion.population, ageYears: { from, to } },
        }),
      )
    expect(aged(65, 69)).toEqual([])
    expect(aged(65, 65)).toContain(21)
    expect(aged(65, 60)).toContain(21)
  })
})

describe('rule 22: the receipt', () => {
  test('holds the exact canonical bytes and their SHA-256', () => {
    const receipt = released(exampleCard())
    expect(receipt.bytes).toBe(canonical(receipt.summary))
    expect(receipt.sha256).toBe(createHash('sha256').update(receipt.bytes).digest('hex'))
  })
  test('tells every number that leaves in words, and only those', () => {
    const { sentences, summary: told } = released(exampleCard())
    const text = sentences.map(speak).join(' ')
    for (const number of [
      told.exposed.people,
      told.exposed.events,
      told.comparator.people,
      told.comparator.events,
      told.years.from,
      told.years.to,
    ])
      expect(text).toContain(String(number))
    expect(text).not.toContain('107')
    expect(text).not.toContain('Maria')
  })
  test('is the same whenever the same card is judged', () => {
    expect(released(exampleCard()).sha256).toBe(released(exampleCard()).sha256)
  })
})
