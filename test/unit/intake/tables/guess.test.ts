import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LookedAtTable } from '../../../../shared/contract/intake-tables.ts'
import { nameAndUnit } from '../../../../electron/intake/sources/tables/guess/unit-in-heading.ts'
import { lookAtBytes, lookAtCsv } from '../../../fixtures/look-at-csv.ts'
import { sharedFolder } from '../../../fixtures/shared.ts'

/** What could not be read, beside what is asked of every table without birth dates. */
const unreadIn = ({ problems }: LookedAtTable) =>
  problems.filter(({ reason }) => reason.key !== 'tables.needs-source')
const taken = ({ columns }: LookedAtTable) => columns.map(({ column }) => column.as)

describe('what a table is taken for', () => {
  it.each([
    ['English', 'Patient ID;First name;Last name;Date of birth;Sex', 'A1;Ada;Invented;13/02/1950;F'],
    ['Spanish', 'NHC;Nombre;Apellidos;Fecha de nacimiento;Sexo', 'A1;Ada;Inventada;13/02/1950;Mujer'],
    ['French', 'IPP;Prénom;Nom;Date de naissance;Sexe', 'A1;Ada;Inventée;13/02/1950;femme'],
    ['German', 'Patientennummer;Vorname;Nachname;Geburtsdatum;Geschlecht', 'A1;Ada;Erfunden;13.02.1950;w'],
    [
      'Portuguese',
      'Prontuário;Primeiro nome;Sobrenome;Data de nascimento;Sexo',
      'A1;Ada;Inventada;13/02/1950;feminino',
    ],
  ])('knows the columns of a person in %s', async (_, headings, row) => {
    const found = await lookAtCsv(headings, row, row.replace('A1', 'B2'))
    expect(taken(found)).toEqual(['person-id', 'given-name', 'family-name', 'birth', 'sex'])
    expect(found.columns.every(({ isSure }) => isSure)).toBe(true)
    expect(found).toMatchObject({ people: 2, problems: [] })
  })

  it('asks for the order of day and month only where both explain the whole column and it matters', async () => {
    const open = async (...dates: string[]) =>
      (await lookAtCsv('mrn;seen;hb (g/dL)', ...dates.map((date, n) => `P${n};${date};12`))).columns[1]!
        .isOpenDate
    expect(await open('03/04/2024', '05/06/2024')).toBe(true)
    expect(await open('03/04/2024', '13/06/2024')).toBe(false)
    expect(await open('03/04/2024', '06/13/2024')).toBe(false)
    expect(await open('04/04/2024', '05/05/2024')).toBe(false)
    expect(await open('2024-04-03', '2024-06-05')).toBe(false)
    // Typed by two people: what 03/04 means in it nobody can tell, whichever is written more often.
    expect(await open('13/02/2024', '14/02/2024', '15/02/2024', '02/13/2024', '03/04/2024')).toBe(true)
    expect(await open('13/02/2024', '02/13/2024')).toBe(false)
  })

  it('takes a column for what explains all of it: order of dates, decimal sign, what stands for nothing', async () => {
    const found = await lookAtCsv(
      'mrn;seen;crp (mg/L)',
      'A;12/31/2024;4,7',
      'B;01/02/2024;NA',
      'C;11/30/2024;0,3',
    )
    expect(found.recipe).toMatchObject({ dateOrder: 'month-first', decimal: 'comma', missing: ['na'] })
    expect(found.preview[0]!.facts[0]).toMatchObject({
      label: 'crp',
      value: '4,7 mg/L',
      start: { clock: Date.UTC(2024, 11, 31) },
    })
    expect(found.facts).toBe(2)
    expect(unreadIn(found)).toEqual([])
  })

  it('names what will not be read, counted over all rows, before anything is', async () => {
    const rows = Array.from(
      { length: 200 },
      (_, n) => `P${n};${n % 50 === 7 ? '31/31/2024' : '25/12/2024'};${n}`,
    )
    const found = await lookAtCsv('mrn;seen;hb (g/dL)', ...rows)
    expect(unreadIn(found)).toEqual([
      expect.objectContaining({
        n: 4,
        position: 'row 9, column B',
        reason: { key: 'tables.cell-unread', values: { column: 'seen', what: 'date' } },
      }),
    ])
  })

  it('names a number that stands for people of two birth dates', async () => {
    const found = await lookAtCsv('mrn;birth date;hb (g/dL)', 'A1;13/02/1950;12', 'A1;14/03/1960;13')
    expect(found.problems.map(({ reason }) => reason.key)).toContain('tables.two-births')
  })

  it.each([
    ['Hb (g/dL)', { name: 'Hb', unit: 'g/dL' }],
    ['Creatinine [µmol/L]', { name: 'Creatinine', unit: 'µmol/L' }],
    ['weight_kg', { name: 'weight', unit: 'kg' }],
    ['Größe, cm', { name: 'Größe', unit: 'cm' }],
    ['visit_number', { name: 'visit_number' }],
    ['Name (maiden)', { name: 'Name (maiden)' }],
  ])('finds the unit in %j', (heading, expected) => expect(nameAndUnit(heading)).toEqual(expected))

  const shared = sharedFolder()
  const real = (name: string) => readFileSync(path.join(shared!, 'data/csv/lab-exports', name))
  it.runIf(shared !== undefined)(
    'reads pressures below the names of visits, and births in three columns',
    async () => {
      const [found] = await lookAtBytes(real('messy_bp.xlsx'))
      expect(found).toMatchObject({ headerRow: 4, rows: 20, facts: 120 })
      expect(found!.recipe.headerRows).toBe(2)
      const first = found!.preview[0]!.facts.map(({ label, value, when }) => `${when}: ${label} ${value}`)
      expect(first.toSorted()).toEqual([
        'Visit 1: Blood pressure 167 mmHg / 92 mmHg',
        'Visit 1: HR 89 /min',
        'Visit 2: Blood pressure 156 mmHg / 82 mmHg',
        'Visit 2: HR 82 /min',
        'Visit 3: Blood pressure 144 mmHg / 71 mmHg',
        'Visit 3: HR 77 /min',
      ])
    },
  )
  it.runIf(shared !== undefined)('takes codes from below the table that they explain', async () => {
    const [found] = await lookAtBytes(real('messy_glucose.xlsx'))
    const sex = found!.columns.find(({ header }) => header === 'Sex')!.column
    expect(sex.codes).toEqual([
      { value: '1', means: 'Male' },
      { value: '2', means: 'Female' },
    ])
  })
  it.runIf(shared !== undefined)('finds the headings of a German export behind its remark', async () => {
    const [found] = await lookAtBytes(real('derived-german-semicolon-cp1252.csv'))
    expect(found).toMatchObject({ headerRow: 3, rows: 400 })
    expect(found!.recipe.decimal).toBe('comma')
    expect(found!.preview[0]!.facts.slice(0, 2).map(({ label, value }) => `${label} ${value}`)).toEqual([
      'wbc 4,7 10⁹/L',
      'hgb 12,5 g/dL',
    ])
  })
})
