import { describe, expect, it } from 'vitest'
import { tables as reader } from '../../../../electron/intake/sources/tables/index.ts'
import { say } from '../../../../shared/words/message.ts'
import { recipeOf } from '../../../fixtures/recipe-of.ts'
import { intakeRoom } from '../../../fixtures/intake-room.ts'
import { dayCell, workbookOf } from '../../../fixtures/workbook-of.ts'
import { tableRoom } from './table-room.ts'

const tables = tableRoom()
const { room, file, know, chart } = tables

const visits = recipeOf([
  { header: 'MRN', as: 'person-id' },
  { header: 'Name', as: 'full-name' },
  { header: 'Born', as: 'birth' },
  { header: 'Seen', as: 'date' },
  { header: 'Hb (g/dL)', as: 'result', name: 'Hb', unit: 'g/dL' },
  { header: 'Diagnosis', as: 'event', kind: 'condition' },
])
const heading = 'MRN;Name;Born;Seen;Hb (g/dL);Diagnosis'
const rows = [
  'A1;Ada Invented;03/02/1950;01/03/2024;12.5;gout',
  'A1;Ada Invented;03/02/1950;01/04/2024;hemolysed;',
  'B2;Bea Made-Up;05/06/1960;13/25/2020;<0.5;',
]
const csv = (...lines: string[]) => `${[heading, ...lines].join('\n')}\n`
const hash = async () => (await room().library.counts({})).contentHash

describe('a table for which nothing was said', () => {
  it('waits with that reason, and is read with the answer once it was given', async () => {
    const at = file('visits.csv', csv(...rows))
    const report = await room().import([at])
    expect(report.files[0]).toMatchObject({ status: 'waiting', reason: say('tables.set-up') })
    const [waiting] = await room().library.waiting({})
    expect(waiting).toMatchObject({ what: say('file.kind', { kind: 'csv' }), isKept: true })

    const [found] = await room().intake.lookAtTables({ waiting: waiting!.source })
    expect(found).toMatchObject({ rows: 3, isKnown: false })
    expect(found!.columns.map(({ header, column }) => [header, column.as])).toEqual([
      ['MRN', 'person-id'],
      ['Name', 'full-name'],
      ['Born', 'birth'],
      ['Seen', 'date'],
      ['Hb (g/dL)', 'result'],
      ['Diagnosis', 'event'],
    ])
    // 03/02 and 01/03 mean two days each, and no date of the column says which.
    expect(found!.columns.filter(({ isOpenDate }) => isOpenDate).map(({ header }) => header)).toEqual([
      'Born',
      'Seen',
    ])

    await know(visits)
    expect(await room().intake.readWaiting({})).toMatchObject({
      stillWaiting: 0,
      files: [{ status: 'done' }],
    })
    const read = await hash()
    expect(await room().library.waiting({})).toEqual([])

    const other = intakeRoom()
    await other.library.keepRecipe({ recipe: visits })
    await other.import([at])
    expect((await other.library.counts({})).contentHash).toBe(read)
    other.end()
  })

  it('is of the same source as the file of its kind that comes after it was read', async () => {
    await room().import([file('march.csv', csv(rows[0]!))])
    await know(visits)
    await room().intake.readWaiting({})
    await room().import([file('april.csv', csv(rows[0]!, 'A1;Ada Invented;03/02/1950;02/05/2024;13.1;gout'))])
    expect(await room().library.counts({})).toMatchObject({ patients: 1, facts: { observation: 2 } })
  })

  it('asks again about a table like one that is known, and names what is new and what is gone', async () => {
    await know(visits)
    const changed = csv(...rows).replace('Diagnosis', 'Weight')
    const report = await room().import([file('changed.csv', changed)])
    expect(report.files[0]).toMatchObject({
      status: 'waiting',
      reason: say('tables.changed', { title: 'invented', added: ['Weight'], gone: ['Diagnosis'] }),
    })
    const [waiting] = await room().library.waiting({})
    const [found] = await room().intake.lookAtTables({ waiting: waiting!.source })
    expect(found!.columns.map(({ because }) => because.key)).toEqual([
      ...Array<string>(5).fill('tables.by-recipe'),
      'tables.by-values',
    ])
  })
})

describe('a table that was set up', () => {
  it('is read cell by cell: what is not what its column says costs itself alone, and is named', async () => {
    await know(visits)
    const report = await room().import([file('visits.csv', csv(...rows))])
    expect(report.totals).toMatchObject({ patients: 2, quarantined: 1 })
    expect(report.quarantine).toEqual([
      expect.objectContaining({
        position: 'row 4, column D',
        reason: say('tables.cell-unread', { column: 'Seen', what: 'date' }),
      }),
    ])
    const ada = await chart('observation', 'Ada Invented')
    expect(ada.map(({ value }) => value).toSorted()).toEqual(['12.5', 'hemolysed'])
    expect(ada.find(({ value }) => value === '12.5')).toMatchObject({ unit: 'g/dL' })
    const [bea] = await chart('observation', 'Bea Made-Up')
    expect(bea).toMatchObject({ value: '<0.5', unit: 'g/dL' })
    expect(await room().patients.source(bea!.fact)).toMatchObject({
      position: 'row 4, column E',
      text: rows[2],
    })
    expect(await room().unsound()).toEqual([])
    expect(await room().intake.readBack({ facts: 100 })).toMatchObject({ ok: true })
  })

  it('asks nothing of the second file, in whatever order its columns stand', async () => {
    await know(visits)
    await room().import([file('one.csv', csv(...rows))])
    const before = await hash()
    const turned = [heading, ...rows].map(line => line.split(';').toReversed().join(';')).join('\r\n')
    const report = await room().import([file('two.csv', turned)])
    expect(report.files[0]).toMatchObject({ status: 'done', reason: null, stored: 0 })
    expect(await hash()).toBe(before)
  })

  it('adds of a file that grew what is new, and takes it out again without a trace', async () => {
    await know(visits)
    await room().import([file('march.csv', csv(...rows))])
    const march = await hash()
    const report = await room().import([
      file('april.csv', csv(...rows, 'A1;Ada Invented;03/02/1950;02/05/2024;13.1;gout')),
    ])
    expect(report.files[0]).toMatchObject({ status: 'done', stored: 2 })
    await room().intake.undo({ importId: report.importId })
    expect(await hash()).toBe(march)
  })

  it('shows both of a value that a later delivery changed: they are versions of one result', async () => {
    await know(visits)
    await room().import([file('one.csv', csv(rows[0]!))])
    await room().import([file('two.csv', csv(rows[0]!.replace('12.5', '15.2')))])
    expect((await room().library.counts({})).facts).toMatchObject({ observation: 1, condition: 1 })
  })

  it('comes to the same content in any order of rows and files, and where it was cut off in the midst', async () => {
    await know(visits)
    const many = Array.from(
      { length: 1_200 },
      (_, n) =>
        `P${n % 40};Person ${n % 40};01/01/1950;${(n % 28) + 1}/0${(n % 9) + 1}/20${10 + (n % 15)};${n / 10};`,
    )
    await room().import([file('all.csv', csv(...many))])
    const expected = await hash()

    const other = intakeRoom()
    await other.library.keepRecipe({ recipe: visits })
    const shuffled = many.toSorted((one, two) => one.split('').toReversed().join().localeCompare(two))
    await other.import([
      file('b.csv', csv(...shuffled.slice(0, 500))),
      file('a.csv', csv(...shuffled.slice(500))),
    ])
    expect((await other.library.counts({})).contentHash).toBe(expected)
    other.end()

    const cut = intakeRoom()
    await cut.library.keepRecipe({ recipe: visits })
    const begun = Promise.withResolvers<number>()
    const interrupted = cut.withSources([
      {
        ...reader,
        async *pieces(...given) {
          let seen = 0
          for await (const piece of reader.pieces(...given)) {
            if (++seen === 900) await interrupted.intake.cancel({ job: await begun.promise })
            yield piece
          }
        },
      },
    ])
    const at = file('cut.csv', csv(...many))
    const { job } = await interrupted.intake.start({ requestId: 'cut off', paths: [at] })
    begun.resolve(job)
    expect(await interrupted.intake.watch({ job })).toMatchObject({ state: 'cancelled' })
    await cut.library.dropRecipe({ headings: heading.split(';') }) // what was begun goes on as it was begun
    await cut.library.keepRecipe({ recipe: { ...visits, dateOrder: 'month-first' } })
    await cut.import([at])
    expect((await cut.library.counts({})).contentHash).toBe(expected)
    cut.end()
  })

  it('costs one cell where one of many is bad', async () => {
    await know(visits)
    const day = (n: number) => `${(n % 28) + 1}/${(n % 12) + 1}/${1900 + Math.floor(n / 28)}`
    const lines = Array.from(
      { length: 3_000 },
      (_, n) => `C${n % 7};Cee ${n % 7};;${n === 777 ? 'x' : day(n)};${n};`,
    )
    const report = await room().import([file('long.csv', csv(...lines))])
    expect(report.quarantine.map(({ position }) => position)).toEqual(['row 779, column D'])
    expect((await room().library.counts({})).facts.observation).toBe(3_000)
  })

  it('names rows that are about nobody, repeated headings and sums, and reads those between', async () => {
    await know(visits)
    const report = await room().import([
      file('print.csv', csv(rows[0]!, heading, rows[1]!, ';;;;12.5;', 'Total;;;;25;', '')),
    ])
    expect(report.quarantine).toEqual([
      expect.objectContaining({ position: 'row 5', reason: say('tables.no-person') }),
    ])
    expect(report.others).toEqual({ 'row of headings': 2, 'row of sums': 1 })
    expect((await room().library.counts({})).facts.observation).toBe(2)
  })

  it('is of the source that was said once, whatever came with it', async () => {
    await know({ ...visits, source: 'Invented Laboratory' })
    await room().import([file('one.csv', csv(rows[0]!))])
    await room().import([file('other/two.csv', csv('A1;Ada Invented;03/02/1950;09/09/2024;11;'))])
    expect(await room().library.counts({})).toMatchObject({ patients: 1, facts: { observation: 2 } })
  })

  it('is read from a workbook by sheet, row and column, beside a sheet of remarks', async () => {
    await know(visits)
    const at = file(
      'visits.xlsx',
      workbookOf({
        'Spring': [
          ['A ward of nobody'],
          [],
          heading.split(';'),
          ['A1', 'Ada Invented', dayCell(18_297), dayCell(45_352), { t: 'n', v: 12.54, z: '0.0' }, 'gout'],
        ],
        'Read me': [['Nothing but words']],
      }),
    )
    const report = await room().import([at])
    expect(report.files[0]).toMatchObject({ status: 'done', format: 'table-sheets+workbook' })
    const [hb] = await chart('observation')
    expect(hb).toMatchObject({
      value: '12.54',
      unit: 'g/dL',
      start: { clock: Date.UTC(2024, 2, 1), precision: 'day', offsetMinutes: null },
    })
    const source = await room().patients.source(hb!.fact)
    expect(source.position).toBe('Spring row 4, column E')
    expect(source.text).toContain('["E","12.5","n",12.54]')
    expect(await room().intake.readBack({ facts: 100 })).toMatchObject({ ok: true })
  })

  it('is read in the Western code page, with a decimal comma, behind lines of remarks', async () => {
    await know({ ...visits, decimal: 'comma' })
    const text = `Größe der Gruppe: 2\n\n${csv('A1;Ada Größe;03/02/1950;01/03/2024;12,5;Fußpilz')}`
    const report = await room().import([file('german.csv', Buffer.from(text, 'latin1'))])
    expect(report.files[0]).toMatchObject({ status: 'done' })
    expect(await chart('observation', 'Ada Größe')).toEqual([
      expect.objectContaining({ value: '12,5', unit: 'g/dL' }),
    ])
    expect(await chart('condition', 'Ada Größe')).toEqual([expect.objectContaining({ label: 'Fußpilz' })])
  })
})
