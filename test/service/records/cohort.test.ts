import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readerOf } from '../../../electron/records/frames/reader.ts'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import type { Fact, FactOf } from '../../../shared/domain/fact.ts'
import { gaps } from '../../../shared/domain/answer.ts'
import { ends } from '../../../shared/domain/frame.ts'
import type { Concept, Question } from '../../../shared/domain/question.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { concern } from '../../fixtures/concern.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

// Some forty facts about eleven invented people, in a code system of their own. Rows below are counted by hand from
// this table. A diagnosis may be told of long before: only a visit, a medicine or a result shows that somebody
// was seen.
const system = 'urn:invented'
let facts = 0
const about = (name: string, code: string, on: string | undefined) => {
  facts++
  return {
    identity: `fact-${facts}`,
    patient: `Patient/${name}`,
    concept: { codes: [{ system, code }] },
    ...(on !== undefined && { start: day(on) }),
  }
}
const had = (name: string, code: string, on?: string, more: Partial<FactOf<'condition'>> = {}) =>
  inventedFact('condition', { ...about(name, code, on), ...more })
const took = (name: string, code: string, on: string) => inventedFact('medication', about(name, code, on))
const came = (name: string, on: string) => inventedFact('encounter', about(name, 'visit', on))
const sugar = (name: string, on: string, value: number, comparator?: '<') =>
  inventedFact('observation', {
    ...about(name, 'sugar', on),
    value: { kind: 'quantity', value, unitCode: '%', text: String(value), ...(comparator && { comparator }) },
  })

const people = [
  somebody('Ada', { sex: 'female', birth: day('1960-01-01') }),
  somebody('Bo', { sex: 'male', birth: day('1950-06-30') }),
  somebody('Cy', { sex: 'female' }),
  somebody('Di', { sex: 'male' }),
  somebody('Ed'),
  somebody('Flo'),
  somebody('Gus'),
  somebody('Hal', { sex: 'male', birth: day('1940-01-01'), death: day('2022-03-02') }),
  somebody('Ivy'),
  somebody('Jo'),
  somebody('Kim'),
]
const record: Fact[] = [
  came('Ada', '2020-01-01'),
  had('Ada', 'disease', '2020-01-01'),
  sugar('Ada', '2021-12-01', 7.5),
  took('Ada', 'new', '2022-01-01'),
  took('Ada', 'new', '2022-03-01'),
  had('Ada', 'stroke', '2022-04-11'), // 100 days after she began
  came('Ada', '2023-06-02'),
  came('Bo', '2019-05-01'),
  had('Bo', 'disease', '2019-05-01'),
  had('Bo', 'smoking', '2020-06-01'), // 273 days before he began
  took('Bo', 'old', '2021-03-01'),
  had('Bo', 'stroke', '2015-01-01'), // more than a year before he began
  came('Bo', '2023-01-01'),
  came('Cy', '2020-01-01'),
  had('Cy', 'disease', '2020-01-01'),
  had('Cy', 'kidneys', '2021-01-01'),
  sugar('Cy', '2021-05-01', 8.1), // 396 days before she began: too old
  took('Cy', 'new', '2022-06-01'),
  came('Cy', '2022-09-09'), // 100 days after she began, and nothing for more than two years until the data end
  came('Di', '2020-01-01'),
  had('Di', 'disease', '2020-01-01'),
  took('Di', 'new', '2020-06-01'), // seen for only 152 days before
  came('Ed', '2020-01-01'),
  had('Ed', 'disease', '2020-01-01'),
  took('Ed', 'new', '2022-02-02'),
  took('Ed', 'old', '2022-02-02'),
  came('Flo', '2019-01-01'), // never had the disease
  took('Flo', 'old', '2021-01-01'),
  came('Gus', '2019-01-01'),
  had('Gus', 'disease', '2019-01-01'),
  had('Gus', 'stroke', '2021-06-01'), // 214 days before he began
  took('Gus', 'old', '2022-01-01'),
  came('Hal', '2020-01-01'),
  had('Hal', 'disease', '2020-01-01'),
  sugar('Hal', '2021-11-01', 5, '<'), // no number to reckon with
  took('Hal', 'old', '2022-01-01'), // he died 60 days later
  had('Hal', 'stroke', '2022-02-01', { standing: { is: 'retracted' } }),
  came('Ivy', '2020-01-01'),
  had('Ivy', 'disease', '2020-01-01'),
  came('Jo', '2023-01-01'),
  had('Jo', 'disease', '2023-01-01'),
  took('Jo', 'old', '2025-03-01'),
  came('Kim', '2019-05-01'),
  had('Kim', 'disease', '2019-05-01'),
  took('Kim', 'old', '2021-03-01'),
  had('Kim', 'stroke'), // nobody knows when: before she began, or after
  came('Kim', '2023-01-01'),
  came('Jo', '2025-06-01'), // 92 days later, where the data of everybody end
]

const concept = (code: string, kind: Concept['kind']): Concept => ({
  label: code,
  kind,
  codes: [{ system, code }],
})
const first: Question = {
  format: 'casebook-question/1',
  title: 'invented',
  population: { having: [concept('disease', 'condition')], without: [] },
  exposure: concept('new', 'medication'),
  comparator: concept('old', 'medication'),
  outcome: concept('stroke', 'condition'),
  horizonDays: 365,
  washoutDays: 365,
  covariates: [
    { kind: 'age' },
    { kind: 'sex' },
    { kind: 'index-year' },
    { kind: 'history', concept: concept('smoking', 'condition'), lookbackDays: 365 },
    { kind: 'latest', concept: concept('sugar', 'observation'), lookbackDays: 365, unit: '%' },
  ],
  weights: 'overlap',
}

describe('a store of a few people', () => {
  let folder = ''
  let desk: RecordsDesk
  const row = async (question: Question) => {
    const frame = await desk.frames.frame({ question })
    return {
      rows: frame.rows,
      exposed: [...frame.exposed],
      timeDays: [...frame.timeDays],
      end: [...frame.end].map(each => ends[each]),
      indexYear: [...frame.indexYear],
      people: Object.fromEntries(frame.attrition.map(({ step, people }) => [step.key.slice(6), people])),
      covariates: frame.covariates.map(({ values }) => [...values]),
      gaps: frame.covariates.map(({ gaps: why }) => [...why].map(each => gaps[each])),
    }
  }
  beforeAll(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase })
    await bringIn(desk, people, record)
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('answers a question about new users with the rows counted by hand', async () => {
    expect(await row(first)).toEqual({
      rows: 5, // Ada, Bo, Cy, Hal, Jo
      exposed: [1, 0, 1, 0, 0],
      timeDays: [100, 365, 100, 60, 92],
      end: ['outcome', 'horizon', 'left', 'death', 'extract'],
      indexYear: [2022, 2021, 2022, 2022, 2025],
      people: {
        'began': 10, // all but Ivy
        'observed-before': 9, // not Di
        'new-users': 9,
        'not-both': 8, // not Ed
        'start-known': 8,
        'in-population': 7, // not Flo
        'plausible': 7,
        'no-outcome-before': 6, // not Gus
        'order-known': 5, // not Kim
      },
      covariates: [
        // 62 years with 16 leap days; 70 years with 18 and 244 days; nobody knows; 82 years with 21; nobody knows
        [(62 * 365 + 16) / 365.25, (70 * 365 + 18 + 244) / 365.25, NaN, (82 * 365 + 21) / 365.25, NaN],
        [1, 0, 1, 0, NaN],
        [2022, 2021, 2022, 2022, 2025],
        [0, 1, 0, 0, 0],
        [7.5, NaN, NaN, NaN, NaN],
      ],
      gaps: [
        ['none', 'none', 'never', 'none', 'never'],
        ['none', 'none', 'none', 'none', 'never'],
        ['none', 'none', 'none', 'none', 'none'],
        ['none', 'none', 'none', 'none', 'none'],
        ['none', 'never', 'never', 'beyond', 'never'],
      ],
    })
  })

  it('leaves out whose age is unknown or outside, and what comes after the horizon', async () => {
    const question: Question = {
      ...first,
      population: { ...first.population, ageYears: { from: 60, to: 75 } },
      horizonDays: 90,
      covariates: [],
    }
    // Ada is 62 and Bo 70; Hal was 82, and the others' ages are not recorded. Ada's stroke came on day 100.
    expect(await row(question)).toMatchObject({
      rows: 2,
      exposed: [1, 0],
      timeDays: [90, 90],
      end: ['horizon', 'horizon'],
      people: { 'start-known': 8, 'in-population': 2, 'order-known': 2 },
    })
  })

  it('takes death as an outcome, and everybody as new where no washout is asked', async () => {
    const question: Question = {
      ...first,
      population: { ...first.population, without: [concept('kidneys', 'condition')] },
      exposure: first.comparator,
      comparator: first.exposure,
      outcome: { label: 'death', kind: 'death', codes: [] },
      washoutDays: 0,
      covariates: [],
    }
    // Ed began both at once; Flo lacks the disease, Cy has the kidneys. Di and Gus were never seen after the day
    // on which they began.
    expect(await row(question)).toMatchObject({
      rows: 7, // Ada, Bo, Di, Gus, Hal, Jo, Kim
      exposed: [0, 1, 0, 1, 1, 1, 1],
      timeDays: [365, 365, 0, 0, 60, 92, 365],
      end: ['horizon', 'horizon', 'left', 'left', 'outcome', 'extract', 'horizon'],
      people: { 'began': 10, 'observed-before': 10, 'not-both': 9, 'in-population': 7, 'order-known': 7 },
    })
  })

  it('says of one person whether the question is hers today, and where she stands in it', async () => {
    const { rows } = await desk.patients.list({ query: '', offset: 0, limit: 20 })
    const concerns = async (name: string) =>
      concern(desk, first, rows.find(each => each.name === name)!.patient)
    expect(await concerns('Ada')).toEqual({ eligible: true, arm: 'exposed' })
    expect(await concerns('Bo')).toEqual({ eligible: true, arm: 'comparator' })
    expect(await concerns('Flo')).toEqual({ eligible: false, arm: 'none' })
    expect(await concerns('Hal')).toEqual({ eligible: false, arm: 'comparator' })
    expect(await concerns('Ivy')).toEqual({ eligible: true, arm: 'none' })
  })

  it('is read alike of a few by themselves and of everybody at once', () => {
    const reader = readerOf(desk.store())
    const everybody = [...reader.people().keys()]
    const sets = (['disease', 'stroke', 'kidneys', 'smoking', 'sugar'] as const).map((code): ConceptSet => ({
      format: 'casebook-concepts/1',
      id: code,
      label: code,
      kinds: ['condition', 'observation'],
      include: [{ system, code }],
      version: 'invented',
    }))
    let found = 0
    for (const few of [[], everybody.slice(0, 1), everybody.filter((_, n) => n % 2 === 1)])
      for (const read of sets.flatMap(set => [
        (people?: number[]) => [...reader.happenings(set, people)],
        (people?: number[]) => [...reader.numbers(set, '%', people)],
      ])) {
        const all = read().filter(([person]) => few.includes(person))
        expect(read(few)).toEqual(all)
        found += all.length
      }
    expect(found).toBeGreaterThan(3)
  })
})
