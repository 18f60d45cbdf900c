import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { banner } from '../../../../shared/contract/patients.ts'
import { intakeRoom, type IntakeRoom } from '../../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts'
import { day, moment } from './row.ts'

/* FHIR R4 (4.0.1), Patient: https://hl7.org/fhir/R4/patient.html. Banners by hand. */

interface Row {
  readonly says: string
  readonly resource: Record<string, unknown>
  readonly shows: Partial<z.infer<typeof banner>>
  readonly without?: readonly string[]
}
const absent = [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }]

const rows: readonly Row[] = [
  {
    says: 'the official name first, others after it',
    resource: {
      name: [
        { use: 'maiden', family: 'Before' },
        { use: 'official', prefix: ['Dr.'], given: ['Zoë', 'Ada'], family: 'Müller', suffix: ['MD'] },
      ],
      gender: 'female',
      birthDate: '1950-02-28',
    },
    shows: {
      name: 'Dr. Zoë Ada Müller MD',
      otherNames: ['Before'],
      sex: 'female',
      birth: day('1950-02-28'),
      allergiesRecorded: false,
    },
    without: ['death'],
  },
  {
    says: 'a name that is only words',
    resource: { name: [{ text: '佐藤 花子' }] },
    shows: { name: '佐藤 花子', otherNames: [] },
  },
  {
    says: 'no name',
    resource: {},
    shows: { name: '(no name recorded)', sex: 'unknown' },
    without: ['birth'],
  },
  {
    says: 'a birth, a sex and a death that nobody can read',
    resource: { birthDate: '1980-13-45', gender: 'weiblich', deceasedDateTime: 'soon' },
    shows: {
      sex: 'unknown',
      unread: [
        { path: 'gender', text: 'weiblich' },
        { path: 'birthDate', text: '1980-13-45' },
        { path: 'deceasedDateTime', text: 'soon' },
      ],
    },
    without: ['birth'],
  },
  {
    says: 'a birth of which the year is known',
    resource: { birthDate: '1950' },
    shows: { birth: moment('1950-01-01T00:00:00', 'year') },
  },
  {
    says: 'a birth of which the month is known',
    resource: { birthDate: '1950-02' },
    shows: { birth: moment('1950-02-01T00:00:00', 'month') },
  },
  {
    says: 'a birth that nobody knows',
    resource: { _birthDate: { extension: absent } },
    shows: {},
    without: ['birth'],
  },
  {
    says: 'a birth on a day that never was',
    resource: { birthDate: '1950-02-30' },
    shows: {},
    without: ['birth'],
  },
  { says: 'a sex that R4 does not know', resource: { gender: 'F' }, shows: { sex: 'unknown' } },
  { says: 'another sex', resource: { gender: 'other' }, shows: { sex: 'other' } },
  {
    says: 'a death at a time',
    resource: { deceasedDateTime: '2020-02-03T04:05:00+01:00' },
    shows: { death: moment('2020-02-03T04:05:00', 'second', 60) },
  },
  { says: 'a death at no known time', resource: { deceasedBoolean: true }, shows: { death: 'deceased' } },
  { says: 'that she lives', resource: { deceasedBoolean: false }, shows: {}, without: ['death'] },
  {
    says: 'numbers that name her, those without a value left out',
    resource: {
      identifier: [
        { system: 'urn:invented', value: '17', type: { text: 'Chart number' } },
        { system: 'urn:invented', _value: { extension: absent } },
        { value: '18' },
      ],
    },
    shows: {
      identifiers: [
        { label: 'Chart number', value: '17' },
        { label: '', value: '18' },
      ],
    },
  },
]

let folder = ''
let room: IntakeRoom
beforeAll(async () => {
  folder = temporaryFolder()
  room = intakeRoom()
  const file = path.join(folder, 'patients.ndjson')
  const lines = rows.map((row, index) =>
    JSON.stringify({ resourceType: 'Patient', id: `p${index}`, ...row.resource }),
  )
  writeFileSync(file, lines.join('\n'))
  expect((await room.import([file])).quarantine).toEqual([])
})
afterAll(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

describe('a patient', () => {
  // People are numbered in the order in which one file describes them.
  it.each(rows.map((row, index) => [row.says, row, index + 1] as const))(
    'is shown with %s',
    async (_, { shows, without = [] }, patient) => {
      const shown = await room.patients.open({ patient })
      expect(shown).toMatchObject(shows)
      expect(Object.keys(shown).filter(key => without.includes(key))).toEqual([])
    },
  )
})
