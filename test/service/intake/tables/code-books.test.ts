import { expect, it } from 'vitest'
import { say } from '../../../../shared/words/message.ts'
import { intakeRoom } from '../../../fixtures/intake-room.ts'
import { workbookOf, type CellOf } from '../../../fixtures/workbook-of.ts'
import { tableRoom } from './table-room.ts'

const { room, file, know, chart } = tableRoom()

const visits: CellOf[][] = [
  ['mrn', 'name', 'date', 'sex', 'smoking'],
  ['A1', 'Ada Invented', '2024-03-01', 1, 0],
  ['B2', 'Bea Made-Up', '2024-03-02', 2, 1],
]
const book: CellOf[][] = [
  ['variable', 'code', 'meaning'],
  ['sex', 1, 'male'],
  ['sex', 2, 'female'],
  ['smoking', 0, 'never smoked'],
  ['smoking', 1, 'daily'],
]
const workbook = (rows: CellOf[][], codes: CellOf[][]) => workbookOf({ 'Visits': rows, 'Code book': codes })

async function waitingTable(n = 0) {
  const waiting = await room().library.waiting({})
  const [table] = await room().intake.lookAtTables({ waiting: waiting[n]!.source })
  return table!
}
const sexes = async () => {
  const { rows } = await room().patients.list({ query: '', offset: 0, limit: 9 })
  return rows.map(({ name, sex }) => [name, sex]).toSorted()
}

it('is asked once, explains what it codes, and is looked at again only where it says something new', async () => {
  await room().import([file('spring.xlsx', workbook(visits, book))])
  const table = await waitingTable()
  const smoking = table.recipe.columns.find(({ header }) => header === 'smoking')!
  // What the clinician makes of a coded column is hers to say.
  const recipe = {
    ...table.recipe,
    columns: table.recipe.columns.map(each =>
      each.header === 'smoking'
        ? { as: 'result' as const, name: 'smoking', header: 'smoking', codes: smoking.codes! }
        : each,
    ),
  }
  await know(recipe)
  expect(await room().intake.readWaiting({})).toMatchObject({ stillWaiting: 0 })
  expect(await sexes()).toEqual([
    ['Ada Invented', 'male'],
    ['Bea Made-Up', 'female'],
  ])
  expect((await chart('observation')).map(({ value }) => value).toSorted()).toEqual(['daily', 'never smoked'])

  const more = [...visits, ['C3', 'Cee Invented', '2024-04-01', 2, 0]]
  const second = await room().import([file('summer.xlsx', workbook(more, book))])
  expect(second.files[0]).toMatchObject({ status: 'done' })
  expect(await room().library.waiting({})).toEqual([])

  const turned = book.map(([variable, code, meaning]) =>
    variable === 'sex' ? [variable, code === 1 ? 2 : 1, meaning!] : [variable!, code!, meaning!],
  )
  const third = await room().import([file('autumn.xlsx', workbook(visits, turned))])
  expect(third.files[0]).toMatchObject({ status: 'waiting', reason: say('tables.book-changed') })
  const again = await waitingTable()
  expect(again.isKnown).toBe(false)
  expect(
    again.columns.filter(({ isSure }) => !isSure).map(({ header, because }) => [header, because.key]),
  ).toEqual([['sex', 'tables.by-new-book']])
})

it('may lie in a file of its own: it waits for the table that it explains, and is read with it', async () => {
  const csv = (rows: CellOf[][]) => `${rows.map(row => row.join(',')).join('\n')}\n`
  const report = await room().import([file('book.csv', csv(book)), file('visits.csv', csv(visits))])
  expect(report.files.map(({ status, reason }) => [status, reason])).toEqual([
    ['waiting', say('tables.book-alone')],
    ['waiting', say('tables.set-up')],
  ])
  const waiting = await room().library.waiting({})
  const idOf = (reason: string) => waiting.find(each => each.reason.key === reason)!.source
  const [alone, table] = [idOf('tables.book-alone'), idOf('tables.set-up')]
  expect(await room().intake.lookAtTables({ waiting: alone })).toEqual([])
  const [plain] = await room().intake.lookAtTables({ waiting: table })
  expect(plain!.recipe.columns.every(({ codes }) => codes === undefined)).toBe(true)
  const [found] = await room().intake.lookAtTables({ waiting: table, books: [alone] })
  expect(found!.recipe.columns.find(({ header }) => header === 'sex')!.codes).toEqual([
    { value: '1', means: 'male' },
    { value: '2', means: 'female' },
  ])
  await know(found!.recipe)
  expect(await room().intake.readWaiting({})).toMatchObject({ stillWaiting: 0, files: [{}, {}] })
  expect(await sexes()).toEqual([
    ['Ada Invented', 'male'],
    ['Bea Made-Up', 'female'],
  ])

  // Whoever has the recipe is asked nothing, whichever of the two comes first.
  const other = intakeRoom()
  await other.library.keepRecipe({ recipe: found!.recipe })
  const all = await other.import([file('book.csv', csv(book)), file('visits.csv', csv(visits))])
  expect(all.files.map(({ status }) => status)).toEqual(['done', 'done'])
  other.end()
})
