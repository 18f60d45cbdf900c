import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import type { Fact } from '../../../shared/domain/fact.ts'
import { ends } from '../../../shared/domain/frame.ts'
import type { Concept, Question } from '../../../shared/domain/question.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

// Eight invented people who begin one of two medicines on 1 January 2022 and may have a stroke, a wart or a sprain.
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
const had = (name: string, code: string, on?: string) => inventedFact('condition', about(name, code, on))
const took = (name: string, code: string) => inventedFact('medication', about(name, code, '2022-01-01'))
const came = (name: string, on: string) => inventedFact('encounter', about(name, 'visit', on))
const sugar = (name: string, on: string) =>
  inventedFact('observation', {
    ...about(name, 'sugar', on),
    value: { kind: 'quantity', value: 7, unitCode: '%', text: '7' },
  })
/** Seen from 2019 to the middle of 2024, where the data of all end. */
const seen = (name: string) => [came(name, '2019-01-01'), came(name, '2024-06-01')]

const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal']
const people = names.map(name => somebody(name, name === 'Gus' ? { death: day('2022-03-02') } : {}))
const record: Fact[] = [
  ...names.filter(name => name !== 'Hal' && name !== 'Gus').flatMap(seen),
  came('Gus', '2019-01-01'),
  came('Hal', '2019-01-01'),
  came('Hal', '2022-01-31'), // not seen again: more than two years before the data end: she left after 30 days
  ...['Ada', 'Bo', 'Cy', 'Hal'].map(name => took(name, 'new')),
  ...['Di', 'Ed', 'Flo', 'Gus'].map(name => took(name, 'old')),
  came('Bo', '2021-01-01'), // 365 days before
  came('Bo', '2021-08-01'),
  came('Ed', '2022-01-01'), // on the very day
  sugar('Cy', '2021-12-31'),
  sugar('Cy', '2022-01-01'), // on the very day
  sugar('Di', '2020-12-31'), // 366 days before
  had('Ada', 'stroke', '2022-01-11'),
  had('Ada', 'wart', '2022-02-20'), // 50 days on, after her stroke
  had('Ada', 'wart', '2022-04-01'),
  had('Bo', 'wart', '2021-06-01'), // before he began
  had('Bo', 'wart', '2022-06-01'),
  had('Cy', 'wart', '2023-05-01'), // beyond the year that was asked
  had('Cy', 'sprain'), // nobody knows when
  had('Di', 'verruca', '2022-01-21'), // by another code of the same set
  had('Di', 'sprain', '2022-01-02'),
  had('Ed', 'wart', '2022-01-01'), // on the very day
  had('Gus', 'wart', '2022-02-01'), // 31 days on, and he died 60 days on
  had('Hal', 'wart', '2022-06-01'), // after she had left
]

const concept = (code: string, kind: Concept['kind']): Concept => ({
  label: code,
  kind,
  codes: [{ system, code }],
})
const question: Question = {
  format: 'casebook-question/1',
  title: 'invented',
  population: { having: [], without: [] },
  exposure: concept('new', 'medication'),
  comparator: concept('old', 'medication'),
  outcome: concept('stroke', 'condition'),
  horizonDays: 365,
  washoutDays: 365,
  covariates: [],
  weights: 'overlap',
}
const control = (id: string, ...codes: string[]): ConceptSet => ({
  format: 'casebook-concepts/1',
  id,
  label: id,
  kinds: ['condition'],
  include: codes.map(code => ({ system, code })),
  version: 'invented',
})

describe('outcomes that neither treatment should change', () => {
  let folder = ''
  let desk: RecordsDesk
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
  const asked = async (...controls: ConceptSet[]) => {
    const frame = await desk.frames.frame({ question, controls })
    const called = (rows: Uint32Array) => [...rows].map(row => names[row])
    return {
      frame,
      watched: [...frame.controls!.timeDays],
      ends: [...frame.controls!.end].map(each => ends[each]),
      outcomes: frame.controls!.outcomes.map(({ id, rows, timeDays, apart }) => ({
        id,
        had: Object.fromEntries(called(rows).map((name, at) => [name, timeDays[at]])),
        apart: called(apart),
      })),
    }
  }

  it('are counted among the same people by the same rules, as counted by hand', async () => {
    const found = await asked(control('warts', 'wart', 'verruca'), control('sprain', 'sprain'))
    expect(found.frame.rows).toBe(8)
    // Nobody is watched shorter because of her stroke.
    expect(found.watched).toEqual([365, 365, 365, 365, 365, 365, 60, 30])
    expect(found.ends).toEqual([...Array<string>(6).fill('horizon'), 'death', 'left'])
    expect(found.outcomes).toEqual([
      { id: 'warts', had: { Ada: 50, Di: 20, Gus: 31 }, apart: ['Bo', 'Ed'] },
      { id: 'sprain', had: { Di: 1 }, apart: ['Cy'] },
    ])
  })

  it('cost nothing where none are asked for, and change nothing of the question itself', async () => {
    const alone = await desk.frames.frame({ question })
    expect(alone.controls).toBeUndefined()
    expect(alone.recorded).toBeUndefined()
    const { controls: _, ...beside } = (await asked(control('warts', 'wart'))).frame
    expect(beside).toEqual(alone)
  })

  it('stand beside all that was recorded in the year before, where that is asked for', async () => {
    const { recorded } = await desk.frames.frame({ question, recorded: true })
    // Bo's wart of June 2021 alone lies in the year before he began: Ed's is of the day itself, all others come after.
    expect([...recorded!.visits]).toEqual([0, 2, 0, 0, 0, 0, 0, 0])
    expect([...recorded!.results]).toEqual([0, 0, 1, 0, 0, 0, 0, 0])
  })

  it('are told as the question tells its own outcome, where they are that', async () => {
    const { frame, outcomes } = await asked(control('itself', 'stroke'), control('absent', 'nothing'))
    const withIt = [...frame.end.keys()].filter(row => ends[frame.end[row]!] === 'outcome')
    expect(outcomes[0]).toEqual({
      id: 'itself',
      had: Object.fromEntries(withIt.map(row => [names[row], frame.timeDays[row]])),
      apart: [],
    })
    expect(outcomes[1]).toEqual({ id: 'absent', had: {}, apart: [] })
  })
})
