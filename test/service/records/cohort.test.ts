import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readerOf } from '../../../electron/records/frames/events.ts'
import type { Fact, FactOf } from '../../../shared/domain/fact.ts'
import type { Concept, Question } from '../../../shared/domain/question.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { concern } from '../../fixtures/concern.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

// Thirty facts about nine invented people, in a code system of their own. Rows below are counted by hand from
// this table.
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
]
const record: Fact[] = [
  had('Ada', 'disease', '2020-01-01'),
  sugar('Ada', '2021-12-01', 7.5),
  took('Ada', 'new', '2022-01-01'),
  took('Ada', 'new', '2022-03-01'),
  had('Ada', 'stroke', '2022-04-11'), // 100 days after she began
  had('Bo', 'disease', '2019-05-01'),
  had('Bo', 'smoking', '2020-06-01'), // 273 days before he began
  took('Bo', 'old', '2021-03-01'),
  had('Bo', 'stroke'), // nobody knows when: it cannot be ordered
  came('Bo', '2023-01-01'),
  had('Cy', 'disease', '2020-01-01'),
  had('Cy', 'kidneys', '2021-01-01'),
  sugar('Cy', '2021-05-01', 8.1), // 396 days before she began: too old
  took('Cy', 'new', '2022-06-01'),
  came('Cy', '2022-09-09'), // 100 days after she began, and nothing later
  had('Di', 'disease', '2020-01-01'),
  took('Di', 'new', '2020-06-01'), // only 152 days of record before
  had('Ed', 'disease', '2020-01-01'),
  took('Ed', 'new', '2022-02-02'),
  took('Ed', 'old', '2022-02-02'),
  came('Flo', '2019-01-01'), // never had the disease
  took('Flo', 'old', '2021-01-01'),
  had('Gus', 'disease', '2019-01-01'),
  had('Gus', 'stroke', '2021-06-01'), // 214 days before he began
  took('Gus', 'old', '2022-01-01'),
  had('Hal', 'disease', '2020-01-01'),
  sugar('Hal', '2021-11-01', 5, '<'), // no number to reckon with
  took('Hal', 'old', '2022-01-01'), // he died 60 days later
  had('Hal', 'stroke', '2022-02-01', { standing: { is: 'retracted' } }),
  had('Ivy', 'disease', '2020-01-01'),
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

describe('a store of thirty facts', () => {
  let folder = ''
  let desk: RecordsDesk
  const row = async (question: Question) => {
    const { attrition, covariates, member: _member, ...columns } = await desk.frames.frame({ question })
    return {
      ...Object.fromEntries(
        Object.entries(columns).map(([name, column]) => [
          name,
          typeof column === 'number' ? column : [...column],
        ]),
      ),
      people: attrition.map(each => each.people),
      covariates: covariates.map(each => [...each.values]),
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

  it('holds thirty', async () => {
    const { facts: counts } = await desk.library.counts({})
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(30)
  })

  it('answers a question about new users with the rows counted by hand', async () => {
    // Began: all but Ivy. New: not Di. One treatment: not Ed. The disease: not Flo. No stroke before: not Gus.
    expect(await row(first)).toEqual({
      rows: 4, // Ada, Bo, Cy, Hal
      exposed: [1, 0, 1, 0],
      timeDays: [100, 365, 100, 60],
      event: [1, 0, 0, 0],
      followedUp: [1, 1, 0, 1], // Cy's record simply ends
      indexYear: [2022, 2021, 2022, 2022],
      people: [8, 7, 6, 5, 4],
      covariates: [
        // 62 years with 16 leap days; 70 years with 18 and 244 days; nobody knows; 82 years with 21
        [(62 * 365 + 16) / 365.25, (70 * 365 + 18 + 244) / 365.25, NaN, (82 * 365 + 21) / 365.25],
        [1, 0, 1, 0],
        [2022, 2021, 2022, 2022],
        [0, 1, 0, 0],
        [7.5, NaN, NaN, NaN],
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
    // Ada is 62 and Bo 70; Hal was 82, and Cy's and Gus's ages are not recorded. Ada's stroke came on day 100.
    expect(await row(question)).toEqual({
      rows: 2,
      exposed: [1, 0],
      timeDays: [90, 90],
      event: [0, 0],
      followedUp: [1, 1],
      indexYear: [2022, 2021],
      people: [8, 7, 6, 2, 2],
      covariates: [],
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
    // Ed began both at once; Flo lacks the disease, Cy has the kidneys. Di's and Gus's records end on the day
    // they begin.
    expect(await row(question)).toEqual({
      rows: 5, // Ada, Bo, Di, Gus, Hal
      exposed: [0, 1, 0, 1, 1],
      timeDays: [100, 365, 0, 0, 60],
      event: [0, 0, 0, 0, 1],
      followedUp: [0, 1, 0, 0, 1],
      indexYear: [2022, 2021, 2020, 2022, 2022],
      people: [8, 8, 7, 5, 5],
      covariates: [],
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
    const everybody = [...reader.outlines().keys()]
    const conditions = ['disease', 'stroke', 'kidneys', 'smoking'].map((code): Concept => ({
      label: code,
      kind: 'condition',
      codes: [{ system, code }],
    }))
    const high: Concept = {
      label: 'high sugar',
      kind: 'observation',
      codes: [{ system, code: 'sugar' }],
      value: { comparator: '>=', threshold: 8, unit: '%' },
    }
    let found = 0
    for (const few of [[], everybody.slice(0, 1), everybody.filter((_, n) => n % 2 === 1)])
      for (const read of [
        ...[...conditions, high].map(each => (people?: number[]) => reader.events(each, people)),
        (people?: number[]) => reader.results(high, '%', people),
      ]) {
        const all = [...read()].filter(([person]) => few.includes(person))
        expect([...read(few)]).toEqual(all)
        found += all.length
      }
    expect(found).toBeGreaterThan(3)
  })
})
