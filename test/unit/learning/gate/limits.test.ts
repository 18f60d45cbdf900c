import { describe, expect, it } from 'vitest'
import { approved, judge, judgeQuestion, type Release } from '../../../../electron/learning/gate/index.ts'
import { objections, rules } from '../../../../electron/learning/gate/registry.ts'
import type { Card } from '../../../../shared/domain/card.ts'
import type { Question } from '../../../../shared/domain/question.ts'
import { summary, type Summary, type Verdict } from '../../../../shared/domain/summary.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { speaker } from '../../../../shared/words/speaker.ts'
import { exampleCard, exampleQuestion, type Counts } from './example-card.ts'

const { speak } = speaker(english)

const verdictOn = (card: Card, releases: Release[] = [], origin: 'library' | 'own' = 'library') =>
  judge({ card, casebook: 'demonstration', origin, releases })
const counted = (counts: Partial<Counts>) => verdictOn(exampleCard(counts))
const about = (change: Partial<Question>) =>
  verdictOn(exampleCard({}, '2026-03-01', { ...exampleQuestion, ...change }))
const aged = (from?: number, to?: number) =>
  about({
    population: {
      ...exampleQuestion.population,
      ageYears: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    },
  })
const told = (): Summary => {
  const verdict = verdictOn(exampleCard())
  if (verdict.kind === 'refused') throw new Error('refused')
  return summary.parse(JSON.parse(verdict.receipt.bytes))
}
const withEffect = (change: object): Verdict => {
  const card = exampleCard()
  if (card.answer.kind !== 'estimate') throw new Error('no estimate')
  const { logHazardRatio } = card.answer
  return verdictOn({ ...card, answer: { ...card.answer, logHazardRatio: { ...logHazardRatio, ...change } } })
}
const after = (days: string, counts: Partial<Counts>): Verdict =>
  verdictOn(exampleCard(counts, days), [{ released: '2026-03-01', withdrawn: false, summary: told() }])
const grown = { exposedPeople: 227, exposedEvents: 63, comparatorPeople: 251, comparatorEvents: 81 }
const asked = (question: Question) => judgeQuestion({ question, casebook: 'demonstration' })
const outcome = (change: Partial<Question['outcome']>) =>
  asked({ ...exampleQuestion, outcome: { ...exampleQuestion.outcome, ...change } })
const against = (document: object): Verdict => {
  const found = objections('summary', document as Summary)
  return found.length > 0
    ? { kind: 'refused', rules: found }
    : { kind: 'releasable', receipt: { bytes: '', sha256: '0'.repeat(64), sentences: [] } }
}

/** Each rule on both sides of each of its limits; limits and words are those of docs/PRIVACY.md. */
const cases: readonly {
  rule: number
  what: string
  refused: () => Verdict
  says: string
  passes: () => Verdict
}[] = [
  ...[
    {
      what: 'an answer',
      of: (casebook: 'own' | 'demonstration') =>
        judge({ card: exampleCard(), casebook, origin: 'library', releases: [] }),
    },
    {
      what: 'a question',
      of: (casebook: 'own' | 'demonstration') => judgeQuestion({ question: exampleQuestion, casebook }),
    },
  ].map(({ what, of }) => ({
    rule: 0,
    what: `${what} of one's own casebook, against the demonstration's`,
    refused: () => of('own'),
    says: 'Publishing and sharing are shut: what may leave is not yet safe. It opens with a later version.',
    passes: () => of('demonstration'),
  })),
  {
    rule: 1,
    what: 'ten people with the outcome, against eleven',
    refused: () => counted({ comparatorEvents: 10 }),
    says:
      'Fewer than 11 people of the comparator group are with the outcome. Wait for more people, ask over a ' +
      'longer time, or choose a more common outcome.',
    passes: () => counted({ comparatorEvents: 11 }),
  },
  {
    rule: 1,
    what: 'ten people without the outcome, against eleven',
    refused: () => counted({ exposedPeople: 33 }),
    says:
      'Fewer than 11 people of the exposed group are without the outcome. Wait for more people, ask over a ' +
      'longer time, or choose a more common outcome.',
    passes: () => counted({ exposedPeople: 34 }),
  },
  {
    rule: 2,
    what: 'nineteen people in an arm, against twenty-two, fewer than which cannot fill both cells',
    refused: () => counted({ exposedPeople: 19, exposedEvents: 9 }),
    says: 'The exposed group has fewer than 20 people. Wait for more people, or ask for a wider population.',
    passes: () => counted({ exposedPeople: 22, exposedEvents: 11 }),
  },
  {
    rule: 3,
    what: 'nobody with the outcome, against eleven',
    refused: () => counted({ comparatorEvents: 0 }),
    says:
      'In the comparator group the outcome is the same for everybody, so it would be known of each of them.' +
      ' Ask for a wider population or a longer time.',
    passes: () => counted({ comparatorEvents: 11 }),
  },
  {
    rule: 3,
    what: 'everybody with the outcome, against all but eleven',
    refused: () => counted({ comparatorEvents: 131 }),
    says:
      'In the comparator group the outcome is the same for everybody, so it would be known of each of them.' +
      ' Ask for a wider population or a longer time.',
    passes: () => counted({ comparatorEvents: 120 }),
  },
  {
    rule: 5,
    what: 'a count that is not a midpoint',
    refused: () => against({ ...told(), exposed: { people: 107, events: 21, riskPer100: 19.6 } }),
    says:
      "The exposed group's counts are not rounded to the middle of 6, or its percentage is not made from " +
      'the rounded counts. This is a fault in Casebook. Nothing was sent.',
    passes: () => against({ ...told(), exposed: { people: 105, events: 21, riskPer100: 20 } }),
  },
  {
    rule: 5,
    what: 'outcomes that are not a midpoint',
    refused: () => against({ ...told(), exposed: { people: 105, events: 20, riskPer100: 19 } }),
    says:
      "The exposed group's counts are not rounded to the middle of 6, or its percentage is not made from " +
      'the rounded counts. This is a fault in Casebook. Nothing was sent.',
    passes: () => against(told()),
  },
  {
    rule: 5,
    what: 'a percentage of the exact counts',
    refused: () => against({ ...told(), comparator: { people: 129, events: 39, riskPer100: 31.3 } }),
    says:
      "The comparator group's counts are not rounded to the middle of 6, or its percentage is not made from" +
      ' the rounded counts. This is a fault in Casebook. Nothing was sent.',
    passes: () => against(told()),
  },
  {
    rule: 6,
    what: '29 days after the earlier release, against 30',
    refused: () => after('2026-03-30', grown),
    says:
      'This answer is less than 30 days younger than an earlier release of the same question. Ask again 30 ' +
      'days after the earlier release, and share that card.',
    passes: () => after('2026-03-31', grown),
  },
  {
    // 23 outcomes are told as 21 (19 to 24); 33 as 33 (31 to 36), 36 more than 10 away from all of 19 to 24 only
    // from 37 on.
    rule: 6,
    what: 'outcomes that may be nine more, against at least thirteen',
    refused: () => after('2026-06-01', { ...grown, exposedEvents: 33 }),
    says:
      'In some group or cell, this may differ from an earlier release by fewer than 10 people. Wait until ' +
      'more people have begun and more outcomes have happened in both groups.',
    passes: () => after('2026-06-01', { ...grown, exposedEvents: 37 }),
  },
  {
    rule: 6,
    what: 'the very same once more, against the same with other counts',
    refused: () => after('2026-06-01', {}),
    says: 'Exactly this has been released already. There is nothing to do.',
    passes: () => after('2026-06-01', grown),
  },
  {
    rule: 10,
    what: 'a member that is not on the list',
    refused: () => against({ ...told(), years: { from: 2015, to: 2019, months: 3 } }),
    says:
      '"years.months" is not among the things that may ever be sent. This is a fault in Casebook. Nothing ' +
      'was sent.',
    passes: () => against(told()),
  },
  {
    rule: 11,
    what: 'a standard error of 0.004, against 0.005, which is 0.01 at two decimals',
    refused: () => withEffect({ standardError: 0.004 }),
    says: 'The effect has no finite value with a standard error above zero at two decimals. Wait for more outcomes.',
    passes: () => withEffect({ standardError: 0.005 }),
  },
  {
    rule: 11,
    what: 'a profile of seven points, against eight',
    refused: () => withEffect({ profile: [1, 2, 3, 4, 5, 6, 7] }),
    says: 'The effect has no finite value with a standard error above zero at two decimals. Wait for more outcomes.',
    passes: () => withEffect({ profile: [1, 2, 3, 4, 5, 6, 7, 8] }),
  },
  {
    rule: 16,
    what: 'ten people in all years, against eleven',
    refused: () => verdictOn({ ...exampleCard(), accrual: [{ year: 2019, people: 10 }] }),
    says:
      'This card does not say in which years at least 11 people began. Ask the question again and share the' +
      ' new card.',
    passes: () => verdictOn({ ...exampleCard(), accrual: [{ year: 2019, people: 11 }] }),
  },
  ...(
    [
      [41, undefined, 40, undefined],
      [19, undefined, 18, undefined],
      [95, undefined, 90, undefined],
      [undefined, 63, undefined, 64],
      [undefined, 66, undefined, 65],
      [undefined, 16, undefined, 17],
      [undefined, 88, undefined, 91],
      [undefined, 21, undefined, 18],
    ] as const
  ).map(([from, to, goodFrom, goodTo]) => ({
    rule: 16,
    what: `ages ${from ?? 0} to ${to ?? 'any'}, against ${goodFrom ?? 0} to ${goodTo ?? 'any'}`,
    refused: () => aged(from, to),
    says:
      'The ages of this question do not begin and end with bands of 5 years, with 90 and over together. Use' +
      ' ages that are multiples of 5, or 18.',
    passes: () => aged(goodFrom, goodTo),
  })),
  {
    rule: 17,
    what: 'a threshold of five digits, against four',
    refused: () => outcome({ value: { comparator: '>=', threshold: 1.2345, unit: '%' } }),
    says: 'It has a threshold with more than 4 digits. Round the threshold.',
    passes: () => outcome({ value: { comparator: '>=', threshold: 1.234, unit: '%' } }),
  },
  {
    rule: 17,
    what: 'a unit of its own, against one of UCUM',
    refused: () => outcome({ value: { comparator: '>=', threshold: 1, unit: 'cups' } }),
    says:
      'It has a unit that is not on the list of units that may leave. Write units as UCUM does, for example' +
      ' mmol/L or %.',
    passes: () => outcome({ value: { comparator: '>=', threshold: 1, unit: 'mmol/L' } }),
  },
  {
    rule: 17,
    what: 'no code',
    refused: () => outcome({ codes: [] }),
    says:
      '"Admitted like her brother" has no code that a peer could look for. Choose at least one code of a ' +
      'public terminology.',
    passes: () => outcome({ codes: [], kind: 'death' }),
  },
  {
    rule: 17,
    what: 'a code of its own beside a public one',
    refused: () =>
      outcome({ codes: [...exampleQuestion.outcome.codes, { system: 'urn:mine', code: 'Maria' }] }),
    says:
      '"Admitted like her brother" has a code that is not of a public terminology, or not in its form. Use ' +
      'codes of LOINC, SNOMED CT, ICD, ATC, RxNorm or CVX.',
    passes: () => judgeQuestion({ question: exampleQuestion, casebook: 'demonstration' }),
  },
  ...[36_501].map(days => {
    const looking = (lookbackDays: number) =>
      asked({
        ...exampleQuestion,
        covariates: [{ kind: 'history', concept: exampleQuestion.outcome, lookbackDays }],
      })
    return {
      rule: 17,
      what: 'a window of a hundred years and a day',
      refused: () => looking(days),
      says: 'It looks back more than a hundred years. Shorten the window.',
      passes: () => looking(36_500),
    }
  }),
  {
    rule: 21,
    what: 'a question built here, against one of the library',
    refused: () => verdictOn(exampleCard(), [], 'own'),
    says: 'This question was built here, and peers do not know it. Share the question itself first.',
    passes: () => verdictOn(exampleCard(), [], 'library'),
  },
  {
    rule: 21,
    what: 'ages that span one year, against five',
    refused: () => aged(65, 65),
    says:
      'Its people are within fewer than 5 years of age of each other: it looks built round one person. Ask ' +
      'for ages at least 5 years wide.',
    passes: () => aged(65, 69),
  },
]

describe.each(cases)('rule $rule: $what', ({ rule, refused, says, passes }) => {
  it('is refused by that rule, in these words', () => {
    const verdict = refused()
    if (verdict.kind !== 'refused') throw new Error('It may leave.')
    const mine = verdict.rules.filter(each => each.rule === rule)
    expect(mine.map(each => `${speak(each.reason)} ${speak(each.remedy)}`)).toContain(says)
  })
  it('is let through on the other side', () => {
    expect(passes()).toMatchObject({ kind: 'releasable' })
  })
})

it('every rule that judges has a limit tried here, but 4 (releases.test.ts) and 22 (below)', () => {
  const tried = new Set([...cases.map(each => each.rule), 4, 22])
  expect(rules.map(each => each.number)).toEqual([...tried].toSorted((one, other) => one - other))
})

it('reasons stand in the order of their rules', () => {
  const verdict = verdictOn(
    exampleCard({ exposedEvents: 3 }, '2026-03-01', {
      ...exampleQuestion,
      population: { ...exampleQuestion.population, ageYears: { from: 71, to: 71 } },
    }),
    [],
    'own',
  )
  expect(verdict.kind === 'refused' && verdict.rules.map(each => each.rule)).toEqual([1, 16, 21, 21])
})

describe('rule 22: what a person approved', () => {
  const verdict = verdictOn(exampleCard())
  const sha256 = verdict.kind === 'releasable' ? verdict.receipt.sha256 : ''
  const bytes = verdict.kind === 'releasable' ? verdict.receipt.bytes : ''
  it('is what is sent', () => {
    expect(approved(verdict, sha256)).toBe(bytes)
  })
  it('is not sent once anything in it has changed', () => {
    const other = verdictOn(exampleCard({ exposedEvents: 35 }))
    expect(() => approved(other, sha256)).toThrow(expect.objectContaining({ code: 'conflict' }))
  })
  it('is not sent where a rule stands in the way, which says why', () => {
    try {
      approved(counted({ exposedEvents: 10 }), sha256)
      expect.unreachable()
    } catch (error) {
      const { code, said } = error as { code: string; said: Parameters<typeof speak>[0] }
      expect(code).toBe('refused')
      expect(speak(said)).toBe(
        'Fewer than 11 people of the exposed group are with the outcome. Wait for more people, ask over a ' +
          'longer time, or choose a more common outcome.',
      )
    }
  })
})
