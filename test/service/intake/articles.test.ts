import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { articles } from '../../../electron/intake/sources/articles/index.ts'
import { pubmedOf, pubmedSet, risOf } from '../../fixtures/article-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'

let folder = ''
let room: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

const works = (query = '') => room.library.works({ query, behind: 0, most: 100 })
const titles = async (query = '') => (await works(query)).works.map(({ title }) => title)
const brought = async (importId: number) => (await room.library.brought({ importId, people: 0 })).works
const lastImport = async () => Math.max(...(await room.library.imports({})).map(each => each.importId))
async function bring(name: string, text: string) {
  const report = await room.import([writeIn(folder, name, text)])
  return { file: report.files[0]!, importId: await lastImport() }
}

const statin = { title: 'Statins in invented people', doi: '10.1234/inv.1', pmid: '101' }
const diet = { title: 'Diet in invented people', year: 2019 }

describe('a file of articles', () => {
  it('stands in the library and on no chart', async () => {
    const { file, importId } = await bring('export.txt', risOf(statin) + risOf(diet))
    expect(file).toMatchObject({ status: 'done', format: 'ris', read: 2, stored: 2, quarantined: 0 })
    expect(await works()).toEqual({
      all: 2,
      works: [
        expect.objectContaining({
          title: statin.title,
          authors: ['Invented, Ada'],
          year: 2024,
          journal: 'Journal of Invented Trials',
          doi: '10.1234/inv.1',
          records: 1,
        }),
        expect.objectContaining({ title: diet.title, year: 2019, doi: '' }),
      ],
    })
    expect(await brought(importId)).toEqual({ records: 2, repeats: 0 })
    expect((await room.patients.list({ query: '', offset: 0, limit: 1 })).total).toBe(0)
    expect(room.damaged()).toEqual([])
  })

  it('is found by every word of a search, in whatever case and without marks', async () => {
    await bring('a.ris', risOf(statin) + risOf({ ...diet, author: 'Müller, Bea' }))
    expect(await titles('MULLER 2019')).toEqual([diet.title])
    expect(await titles('10.1234/inv.1')).toEqual([statin.title])
    expect(await titles('invented people')).toHaveLength(2)
    expect(await titles('100%_')).toEqual([])
  })

  it('brings nothing new a second time', async () => {
    await bring('a.ris', risOf(statin))
    const { file } = await bring('copy-of-a.ris', risOf(statin))
    expect(file.status).toBe('known')
    expect((await works()).works).toEqual([expect.objectContaining({ title: statin.title, records: 1 })])
  })

  it('is one work with what another format says of it, by its DOI or by title, year and first author', async () => {
    await bring('a.ris', risOf(statin) + risOf(diet))
    const set = pubmedSet(
      pubmedOf({ ...statin, title: 'Statins in invented people.' }),
      pubmedOf({ ...diet, title: 'Diet in Invented People.', pmid: '102' }),
      pubmedOf({ title: 'Salt', pmid: '103' }),
    )
    const { file, importId } = await bring('pubmed.xml', set)
    expect(file).toMatchObject({ format: 'pubmed-xml', read: 3, stored: 1, quarantined: 0 })
    expect(await brought(importId)).toEqual({ records: 3, repeats: 2 })
    expect((await works()).works.map(({ title, records }) => [title, records])).toEqual([
      ['Salt', 1],
      [statin.title, 2],
      [diet.title, 2],
    ])
  })

  it('keeps two of one title apart where their numbers differ', async () => {
    await bring(
      'a.ris',
      risOf({ title: 'Reply', doi: '10.1234/a' }) + risOf({ title: 'Reply', doi: '10.1234/b' }),
    )
    expect((await works()).all).toBe(2)
  })

  it('goes with its import, and leaves what another brought as that one says it', async () => {
    const { importId } = await bring('a.ris', risOf(statin) + risOf(diet))
    await bring('pubmed.xml', pubmedSet(pubmedOf({ ...statin, title: 'Statins, said by PubMed' })))
    await room.intake.undo({ importId })
    expect((await works()).works.map(({ title, records }) => [title, records])).toEqual([
      ['Statins, said by PubMed', 1],
    ])
    expect(await brought(importId)).toEqual({ records: 0, repeats: 0 })
  })

  it('is read again by a newer reader, whose reading takes the place of the older one', async () => {
    await bring('a.ris', risOf(statin) + risOf(diet))
    await bring('pubmed.xml', pubmedSet(pubmedOf({ ...statin, title: 'Statins, said by PubMed' })))
    const newer = room.withSources([{ ...articles, version: 2 }])
    const [offered] = await newer.intake.readByOtherVersions({})
    await newer.intake.readAgain({ sources: [offered!.source] })
    expect((await works()).works.map(({ title, records }) => [title, records])).toEqual([
      ['Statins, said by PubMed', 2],
      [diet.title, 1],
    ])
    const [first] = (await room.library.imports({})).map(each => each.importId).toSorted((a, b) => a - b)
    await room.intake.undo({ importId: first! })
    expect((await works()).works.map(({ title, records }) => [title, records])).toEqual([
      ['Statins, said by PubMed', 1],
    ])
  })

  it('stays with the import that brought the same file later', async () => {
    const { importId } = await bring('a.ris', risOf(statin))
    await bring('b.ris', risOf(statin))
    await room.intake.undo({ importId })
    expect(await titles()).toEqual([statin.title])
  })

  it('sets a record aside alone, with its place, and says what became of every field', async () => {
    const cut = `${risOf(statin)}TY  - JOUR\nTI  - Cut off here`
    const { file, importId } = await bring('cut.ris', cut)
    expect(file).toMatchObject({ read: 2, stored: 1, quarantined: 1 })
    expect(await room.library.quarantine({ importId })).toEqual([
      expect.objectContaining({
        position: 'ris record 2',
        reason: { key: 'articles.no-end', values: {} },
      }),
    ])
    const { files } = await room.library.filesOf({ importId, behind: 0, most: 1 })
    const { parts } = await room.intake.partsOfFile({ source: files[0]!.source })
    const fate = Object.fromEntries(parts!.map(({ name, read, kept, lost }) => [name, [read, kept, lost]]))
    expect(fate).toMatchObject({ TI: [1, 0, 0], DO: [1, 0, 0], ZZ: [0, 0, 1], record: [0, 0, 1] })
  })
})
