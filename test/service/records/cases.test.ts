import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import { NOT_RECORDED } from '../../../shared/domain/measures/level.ts'
import type { CaseFrame } from '../../../shared/domain/measures/case-frame.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { deathsOfOperations } from '../../fixtures/risk-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

/* Invented operations on 1 June 2025, a day apart, each with a score that was written in another way. */
const own = 'urn:invented'
let facts = 0
const about = (name: string, code: string, on: string) => ({
  identity: `fact-${++facts}`,
  patient: `Patient/${name}`,
  concept: { codes: [{ system: own, code }] },
  start: day(on),
})
const scored = (
  name: string,
  on: string,
  value: number,
  more: { unitCode?: string; comparator?: '<' } = {},
) =>
  inventedFact('observation', {
    ...about(name, 'score', on),
    value: { kind: 'quantity', value, text: String(value), ...more },
  })
const score = { unitCode: '{score}' }
const written: ReadonlyArray<readonly [name: string, facts: ReturnType<typeof scored>[], expected: number]> =
  [
    ['Score', [scored('Score', '2025-05-30', 12, score)], 12],
    ['One', [scored('One', '2025-05-30', 13, { unitCode: '1' })], 13],
    ['Bare', [scored('Bare', '2025-05-30', 14)], 14],
    ['Latest', [scored('Latest', '2025-05-01', 3, score), scored('Latest', '2025-05-20', 15)], 15],
    // Nobody knows which of two of one day came last; where they are the same it does not matter.
    ['Two', [scored('Two', '2025-05-30', 5), scored('Two', '2025-05-30', 9)], NaN],
    ['Twice', [scored('Twice', '2025-05-30', 7), scored('Twice', '2025-05-30', 7, score)], 7],
    ['Below', [scored('Below', '2025-05-30', 20, { ...score, comparator: '<' })], NaN],
    ['After', [scored('After', '2025-07-30', 16, score)], NaN],
    ['Long ago', [scored('Long ago', '2024-01-01', 17, score)], NaN],
    ['Kilos', [scored('Kilos', '2025-05-30', 18, { unitCode: 'kg' })], NaN],
    ['Never', [], NaN],
  ]
const surgeons = ['Ada', 'Ada', 'Ada', 'Ada', 'Ben', 'Ben', 'Ben']
const concept = (id: string, kind: 'observation' | 'procedure', code: string) => ({
  format: 'casebook-concepts/1' as const,
  id,
  label: id,
  kinds: [kind],
  include: [{ system: own, code }],
  version: 'invented',
})

describe('cases as records tells learning of them', () => {
  const home = temporaryFolder()
  let desk: RecordsDesk
  let frame: CaseFrame
  let byWhom: CaseFrame

  beforeAll(async () => {
    desk = recordsDesk(home, { alone: true })
    await desk.vault.create({ passphrase })
    const operation = (name: string, at: number) => [
      inventedFact('procedure', {
        ...about(name, 'operation', `2025-06-${String(at + 1).padStart(2, '0')}`),
        ...(surgeons[at] && { parties: [{ role: 'performer', name: surgeons[at] }] }),
      }),
      inventedFact('encounter', about(name, 'seen', '2025-12-31')),
    ]
    const half = (from: number, to: number) => {
      const some = written.slice(from, to)
      return bringIn(
        desk,
        some.map(([name]) => somebody(name, name === 'Score' ? { birth: day('1945-06-01') } : {})),
        some.flatMap(([name, its], at) => [...operation(name, from + at), ...its]),
      )
    }
    await half(0, 5)
    await half(5, written.length)
    const asked = {
      whole: {
        measure: {
          ...deathsOfOperations,
          index: {
            at: 'event' as const,
            concept: 'operation',
            anchor: 'start' as const,
            which: 'each' as const,
          },
        },
        concepts: [concept('operation', 'procedure', 'operation')],
      },
      periods: [{ fromDay: dayNumber('2025-06-01'), toDay: dayNumber('2025-06-30') }],
      score: { concept: concept('score', 'observation', 'score'), unit: '{score}', withinDays: 365 },
    }
    frame = await desk.frames.cases(asked)
    byWhom = await desk.frames.cases({ ...asked, units: 'clinician' })
  })
  afterAll(() => {
    desk.close()
    rmSync(home, { recursive: true, force: true })
  })

  it('have the latest score that was known by then, however its unit was written, and no bound or other unit', () => {
    expect([...frame.score]).toEqual(written.map(([, , expected]) => expected))
  })
  it('have the age on that day, where a birth is recorded', () => {
    expect(frame.ageYears[0]).toBeCloseTo(80, 1)
    expect([...frame.ageYears].slice(1).every(Number.isNaN)).toBe(true)
  })
  it('stand by their source, which has no name of a file', () => {
    expect([...frame.unit]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
    expect(frame.units.map(({ label }) => label?.key)).toEqual([
      'risk.source-without-name',
      'risk.source-without-name',
    ])
  })
  it('stand by whom, where one asks so, under numbers and without a name; whoever is not written stands apart', () => {
    // Ada did the first four, Ben the next three; of the last four nobody wrote it.
    expect([...byWhom.unit]).toEqual([0, 0, 0, 0, 1, 1, 1, ...Array<number>(4).fill(NOT_RECORDED)])
    expect(byWhom.units.map(({ label }) => label)).toEqual([null, null])
    expect(JSON.stringify(byWhom.units)).not.toMatch(/Ada|Ben/u)
  })
})
