import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import type { Logbook } from '../../../shared/contract/patients-logbook.ts'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import type { EntryDraft, Statement } from '../../../shared/domain/entry.ts'
import {
  statedOfOperation,
  statedOfOutcome,
  type EnteredOutcome,
} from '../../../shared/domain/logbook/entered.ts'
import { measureParts, type MeasurePart } from '../../../shared/domain/measures/frame.ts'
import { draftOf, entered } from '../../fixtures/entries.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import { bundle } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

let room: IntakeRoom
beforeEach(() => {
  room = intakeRoom()
})
afterEach(async () => {
  expect(await room.unsound()).toEqual([])
  room.end()
})

const { measures } = readMeasures(path.resolve(import.meta.dirname, '../../../resources'))
const TODAY = '2026-06-30'
const english = (term: unknown) => JSON.stringify(term)
const enter = (facts: readonly Statement[], happened: string, person: EntryDraft['person']) =>
  entered(room, draftOf({ facts: [...facts], happened, person }))

/** Logs an operation of somebody new, or of whoever has this chart. */
async function operated(on: string, who: string | number, more: Parameters<typeof statedOfOperation>[0]) {
  const person =
    typeof who === 'number'
      ? { patient: who }
      : { name: who, otherNames: [], sex: 'female' as const, birth: '1960', identifiers: [] }
  const { patient } = await enter(statedOfOperation(more, english), on, person)
  return patient!
}
const became = (patient: number, on: string, outcome: EnteredOutcome) =>
  enter(statedOfOutcome(outcome, english), on, { patient })
const logbook = (more: Partial<Parameters<IntakeRoom['patients']['logbook']>[0]> = {}): Promise<Logbook> =>
  room.patients.logbook({ today: TODAY, offset: 0, limit: 100, ...more })

/** How many of a measure stand where, from 2026 on; a later contact of anybody lets their windows be over. */
async function counted(id: string): Promise<Partial<Record<MeasurePart, number>>> {
  const whole = measures.find(({ measure }) => measure.id === id)!
  const periods = [{ fromDay: dayNumber('2026-01-01'), toDay: dayNumber('2026-05-31') }]
  const { counts } = await room.frames.measure({ whole, periods })
  return Object.fromEntries(measureParts.map((part, at) => [part, counts[at]!]).filter(([, n]) => n !== 0))
}

describe('the logbook', () => {
  it('is derived from the record: what was done to whom, and what nobody recorded', async () => {
    const ada = await operated('2026-03-02', 'Ada Invented', {
      what: 'Laparoscopic cholecystectomy',
      asa: 'II',
      role: 'performed',
    })
    await operated('2026-04-01', 'Bo Invented', { what: 'laparoscopic  cholecystectomy' })
    await operated('2025-12-24', ada, { what: 'Appendectomy', asa: 'I' })
    await operated('2026-06-20', 'Cy Invented', { what: 'Appendectomy', role: 'assisted' })
    const { rows, lacking, operations, years, of } = await logbook()
    expect(
      rows.map(({ name, day, what, asa, role, outcome }) => [name, day, what, asa, role, outcome.state]),
    ).toEqual([
      ['Cy Invented', '2026-06-20', ['Appendectomy'], undefined, 'assisted', 'due'],
      ['Bo Invented', '2026-04-01', ['laparoscopic  cholecystectomy'], undefined, undefined, 'missing'],
      ['Ada Invented', '2026-03-02', ['Laparoscopic cholecystectomy'], 'II', 'performed', 'missing'],
      ['Ada Invented', '2025-12-24', ['Appendectomy'], 'I', undefined, 'missing'],
    ])
    expect({ of, lacking }).toEqual({ of: 4, lacking: { outcome: 3, asa: 2, role: 2, due: 1 } })
    expect(years).toEqual([2026, 2025])
    expect(operations).toEqual([
      { name: 'Appendectomy', byYear: [1, 1], all: 2 },
      { name: expect.stringMatching(/^laparoscopic +cholecystectomy$/iu), byYear: [2, 0], all: 2 },
    ])
  })

  it('leads to what is missing, of one operation and one period', async () => {
    await operated('2026-03-02', 'Ada Invented', { what: 'Appendectomy', asa: 'II' })
    await operated('2026-03-09', 'Bo Invented', { what: 'Appendectomy' })
    await operated('2026-05-01', 'Cy Invented', { what: 'Thyroidectomy' })
    const noAsa = await logbook({ lacks: 'asa' })
    expect(noAsa).toMatchObject({ of: 3, total: 2 })
    expect(noAsa.rows.map(({ name }) => name)).toEqual(['Cy Invented', 'Bo Invented'])
    expect(await logbook({ operation: 'APPENDECTOMY', to: '2026-03-05' })).toMatchObject({ of: 1, total: 1 })
    expect((await logbook({ offset: 1, limit: 1 })).rows.map(({ name }) => name)).toEqual(['Bo Invented'])
  })

  it('of a record without operations is empty', async () => {
    expect(await logbook()).toMatchObject({ of: 0, total: 0, rows: [], years: [], operations: [] })
  })
})

/** Each outcome, the measure that counts it, and what the logbook says of the operation then. */
const outcomes: ReadonlyArray<readonly [outcome: EnteredOutcome, measure: string, on: string]> = [
  [{ is: 'infection' }, 'surgical-site-infection', '2026-03-12'],
  [{ is: 'return' }, 'return-to-theatre', '2026-03-04'],
  [{ is: 'died' }, 'mortality-after-operation-30', '2026-03-20'],
]

describe('an outcome by hand', () => {
  it.each(outcomes)('%j is counted at once, and no more once it is undone', async (outcome, measure, on) => {
    const ada = await operated('2026-03-02', 'Ada Invented', { what: 'Appendectomy' })
    await operated('2026-03-03', 'Bo Invented', { what: 'Appendectomy' })
    // Somebody was seen since: their 30 days are over.
    await became(await operated('2026-01-05', 'Cy Invented', { what: 'Appendectomy' }), '2026-06-29', {
      is: 'well',
    })
    expect(await counted(measure)).toEqual({ without: 3 })
    const { importId } = await became(ada, on, outcome)
    const after = await counted(measure)
    // A return to theatre is an operation itself, from which nobody returned.
    expect(after).toEqual({ numerator: 1, without: outcome.is === 'return' ? 3 : 2 })
    const line = (await logbook()).rows.find(({ patient, day }) => patient === ada && day === '2026-03-02')!
    expect(line.outcome).toEqual({ state: 'event', events: [{ is: outcome.is, on }] })
    await room.intake.undo({ importId })
    expect(await counted(measure)).toEqual({ without: 3 })
  })

  it('a readmission is a stay, and a complication is found with its grade', async () => {
    const ada = await operated('2026-03-02', 'Ada Invented', { what: 'Appendectomy' })
    await became(ada, '2026-03-15', { is: 'readmission' })
    await became(ada, '2026-03-16', { is: 'complication', grade: 'IIIa', words: 'Abscess, drained' })
    expect((await logbook()).rows[0]!.outcome).toEqual({
      state: 'event',
      events: [
        { is: 'readmission', on: '2026-03-15' },
        { is: 'complication', on: '2026-03-16', grade: 'IIIa' },
      ],
    })
    const { rows } = await room.patients.facts({ patient: ada, kind: 'encounter', offset: 0, limit: 9 })
    expect(rows).toHaveLength(1)
  })

  it('a death on a day that has not come is told of no operation', async () => {
    const isoIn = (days: number) =>
      new Date(Date.now() + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10)
    const ada = {
      resourceType: 'Patient',
      id: 'ada',
      name: [{ text: 'Ada Invented' }],
      birthDate: '1960-02-03',
      deceasedDateTime: isoIn(10),
    }
    const operation = {
      resourceType: 'Procedure',
      id: 'operation',
      status: 'completed',
      subject: { reference: 'Patient/ada' },
      code: { coding: [{ system: 'http://snomed.info/sct', code: '80146002' }] },
      performedDateTime: isoIn(-5),
    }
    await room.import([bundle(temporaryFolder(), ada, operation)])
    const { rows } = await room.patients.logbook({ today: isoIn(0), offset: 0, limit: 9 })
    expect(rows).toMatchObject([{ outcome: { state: 'due', events: [] } }])
  })

  it('a death stands on the chart whatever describes her later, until its entry is taken back', async () => {
    const folder = temporaryFolder()
    const clinic = { source: 'Valley clinic' }
    const described = (lastUpdated: string, name: string) => ({
      resourceType: 'Patient',
      id: 'ada',
      meta: { lastUpdated },
      name: [{ text: name }],
      birthDate: '1960-02-03',
    })
    await room.import([bundle(folder, described('2026-01-01T00:00:00Z', 'Ada Invented'))], clinic)
    const her = async () => (await room.patients.list({ query: '', offset: 0, limit: 9 })).rows[0]!
    const isDead = async () => (await her()).deceased
    const ada = (await her()).patient
    const draft = draftOf({
      facts: statedOfOutcome({ is: 'died' }, english),
      happened: '2026-03-20',
      person: { patient: ada },
    })
    await entered(room, draft)
    const death = { clock: Date.UTC(2026, 2, 20), precision: 'day', offsetMinutes: null }
    expect(await room.patients.open({ patient: ada })).toMatchObject({ death, name: 'Ada Invented' })
    expect(await isDead()).toBe(true)
    await room.import([bundle(folder, described('2026-04-01T00:00:00Z', 'Ada Adler'))], clinic)
    expect(await room.patients.open({ patient: ada })).toMatchObject({ death, name: 'Ada Adler' })
    // Undone as forms undo: a correction that states nothing.
    await entered(room, { ...draft, version: 2, facts: [] }, randomUUID())
    expect((await room.patients.open({ patient: ada })).death).toBeUndefined()
    expect(await isDead()).toBe(false)
  })
})
