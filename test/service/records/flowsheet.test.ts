import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const subject = { reference: 'Patient/p' }
const loinc = (code: string, text: string) => ({ coding: [{ system: 'http://loinc.org', code }], text })
const amount = (value: number, code: string) => ({
  value,
  unit: code,
  system: 'http://unitsofmeasure.org',
  code,
})
let number = 0
const seen = (code: object, when: string, more: object) => ({
  resourceType: 'Observation',
  id: `o${number++}`,
  status: 'final',
  subject,
  code,
  effectiveDateTime: when,
  ...more,
})
const creatinine = (when: string, value: number, unit = 'umol/L', more: object = {}) =>
  seen(loinc('2160-0', 'Creatinine'), when, { valueQuantity: amount(value, unit), ...more })
const ada = { resourceType: 'Patient', id: 'p', name: [{ text: 'Ada Invented' }], gender: 'female' }

let folder = ''
let room: IntakeRoom
beforeEach(() => {
  most = 100
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})
let most = 100
async function sheetOf(birthDate: string, ...resources: object[]) {
  const file = path.join(folder, 'chart.ndjson')
  writeFileSync(file, [{ ...ada, birthDate }, ...resources].map(each => JSON.stringify(each)).join('\n'))
  expect((await room.import([file], { source: 'clinic' })).quarantine).toEqual([])
  const [line] = (await room.patients.list({ query: '', offset: 0, limit: 1 })).rows
  return room.patients.flowsheet({ patient: line!.patient, most })
}
const dates = (columns: readonly { clock: number; precision: string }[]) =>
  columns.map(({ clock, precision }) => `${new Date(clock).toISOString().slice(0, 10)} ${precision}`)

describe('results by date', () => {
  it('have a column for each day, the newest first, and one row for a measurement in whatever unit', async () => {
    const { columns, rows, isMore } = await sheetOf(
      '1950-02-03',
      creatinine('2024-01-02T08:00:00Z', 0.9, 'mg/dL'),
      creatinine('2026-01-02T08:00:00Z', 88),
      seen(loinc('2823-3', 'Potassium'), '2026-01-02', { valueQuantity: amount(4.1, 'mmol/L') }),
    )
    expect(dates(columns)).toEqual(['2026-01-02 day', '2024-01-02 day'])
    expect(
      rows.map(({ analyte, unit, column, text, notes }) => ({ analyte, unit, column, text, notes })),
    ).toEqual([
      {
        analyte: 'creatinine',
        unit: 'µmol/L',
        column: [0, 1],
        text: ['88', '80'],
        notes: [{ at: 1, written: '0.9 mg/dL' }],
      },
      { analyte: 'potassium', unit: 'mmol/L', column: [0], text: ['4.1'], notes: [] },
    ])
    expect(isMore).toBe(false)
  })
  it('show of one day the last, and how many more there are', async () => {
    const { rows } = await sheetOf(
      '1950-02-03',
      creatinine('2026-01-02T08:00:00Z', 88),
      creatinine('2026-01-02T18:00:00Z', 95),
      creatinine('2026-01-02T12:00:00Z', 91),
    )
    expect([rows[0]!.text, rows[0]!.more]).toEqual([['95'], [2]])
  })
  it('are the newest where not all are asked for, and it is said that there are more', async () => {
    most = 1
    const { rows, columns, isMore } = await sheetOf(
      '1950-02-03',
      creatinine('2025-01-02', 88),
      creatinine('2026-01-02', 95),
    )
    expect([rows[0]!.text, columns.length, isMore]).toEqual([['95'], 1, true])
  })
  it('keep a month a month', async () => {
    const { columns } = await sheetOf('1950-02-03', creatinine('2026-01', 88), creatinine('2025', 88))
    expect(columns.map(({ precision }) => precision)).toEqual(['month', 'year'])
  })
  it('hold blood pressure in one cell, words as words, and what is preliminary as that', async () => {
    const { rows } = await sheetOf(
      '1950-02-03',
      seen(loinc('85354-9', 'Blood pressure'), '2026-01-02', {
        component: [
          { code: loinc('8480-6', 'Systolic'), valueQuantity: amount(150, 'mm[Hg]') },
          { code: loinc('8462-4', 'Diastolic'), valueQuantity: amount(80, 'mm[Hg]') },
        ],
      }),
      seen({ text: 'Urine culture' }, '2026-01-02', { valueString: 'No growth' }),
      creatinine('2026-01-03', 88, 'umol/L', { status: 'preliminary' }),
    )
    expect(rows.map(({ analyte, label, text, mark }) => [analyte ?? label, text, mark])).toEqual([
      ['blood-pressure', ['150/80'], ['usual-high']],
      ['creatinine', ['88'], ['']],
      ['Urine culture', ['No growth'], ['']],
    ])
    expect(rows[1]!.notes).toEqual([{ at: 0, uncertain: true }])
    expect(rows[2]!.series).toBeUndefined()
  })
  it('leave out what was entered in error, cancelled, or is about somebody else', async () => {
    const { rows, columns } = await sheetOf(
      '1950-02-03',
      creatinine('2026-01-02', 88, 'umol/L', { status: 'entered-in-error' }),
      creatinine('2026-01-03', 88, 'umol/L', { status: 'cancelled' }),
    )
    expect([rows, columns]).toEqual([[], []])
  })
  it('mark by what is usual in adults only what she had as one', async () => {
    const { rows } = await sheetOf('2000-02-03', creatinine('2026-01-02', 120), creatinine('2010-01-02', 120))
    expect(rows[0]!.mark).toEqual(['usual-high', ''])
  })
  it('say where a change is one that no living person makes', async () => {
    const { rows } = await sheetOf('1950-02-03', creatinine('2026-01-02', 300), creatinine('2026-01-12', 60))
    expect(rows[0]!.notes).toEqual([
      { at: 0, check: { key: 'result.jump', values: { from: '300', to: '60', days: 10 } } },
    ])
  })
})
