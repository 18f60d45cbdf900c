import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import type { Fact } from '../../../shared/domain/fact.ts'
import { measureParts } from '../../../shared/domain/measures/frame.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * Invented people who were operated on, each odd in one way; what becomes of each was decided by hand from the words
 * of the measure: "Of operations survived to the next day, those followed by a new stay within 1 to 30 days".
 */
const { measures } = readMeasures(path.resolve(import.meta.dirname, '../../../resources'))
const whole = measures.find(({ measure }) => measure.id === 'readmission-after-operation-30')!
let facts = 0
const about = (name: string, on: string) => ({
  identity: `fact-${++facts}`,
  patient: `Patient/${name}`,
  start: day(on),
})
const coded = (system: string, code: string) => ({ codes: [{ system, code }] })
const appendectomy = coded('http://snomed.info/sct', '80146002')
const operated = (name: string, on: string) =>
  inventedFact('procedure', { ...about(name, on), concept: appendectomy })
const came = (name: string, on: string, as: 'IMP' | 'AMB' = 'IMP') =>
  inventedFact('encounter', {
    ...about(name, on),
    concept: coded('urn:invented', 'contact'),
    class: coded('http://terminology.hl7.org/CodeSystem/v3-ActCode', as),
  })
const byHand: readonly (readonly [string, (typeof measureParts)[number], readonly Fact[]])[] = [
  ['Never', 'without', [operated('Never', '2026-01-10')]],
  ['NextDay', 'numerator', [operated('NextDay', '2026-01-10'), came('NextDay', '2026-01-11')]],
  ['Day30', 'numerator', [operated('Day30', '2026-01-10'), came('Day30', '2026-02-09')]],
  ['Day31', 'without', [operated('Day31', '2026-01-10'), came('Day31', '2026-02-10')]],
  // The stay in which she was operated on is no return to it.
  ['SameDay', 'without', [operated('SameDay', '2026-01-10'), came('SameDay', '2026-01-10')]],
  ['Before', 'without', [came('Before', '2026-01-08'), operated('Before', '2026-01-10')]],
  ['Clinic', 'without', [operated('Clinic', '2026-01-10'), came('Clinic', '2026-01-20', 'AMB')]],
  ['Died', 'excluded', [operated('Died', '2026-01-10')]],
  ['Late', 'early', [operated('Late', '2026-06-20'), came('Late', '2026-06-25')]],
]
/** The last day of the data. */
const end = came('Zoe', '2026-06-30', 'AMB')

let folder = ''
let desk: RecordsDesk
beforeAll(async () => {
  folder = temporaryFolder()
  desk = recordsDesk(path.join(folder, 'home'), { pauseMilliseconds: 20 })
  await desk.vault.create({ passphrase })
  const people = [...byHand.map(([name]) => name), 'Zoe'].map(name =>
    somebody(name, { ...(name === 'Died' && { death: day('2026-01-10') }) }),
  )
  await bringIn(desk, people, [...byHand.flatMap(([, , hers]) => hers), end])
})
afterAll(() => {
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('readmission within 30 days of an operation', () => {
  it('is counted as by hand', async () => {
    const periods = [{ fromDay: dayNumber('2026-01-01'), toDay: dayNumber('2026-12-31') }]
    const { counts } = await desk.frames.measure({ whole, periods })
    const expected = measureParts.map(part => byHand.filter(([, is]) => is === part).length)
    expect([...counts]).toEqual(expected)
  })
})
