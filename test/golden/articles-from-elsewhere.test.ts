import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainPackings } from '../../electron/intake/containers/registry.ts'
import { unpack } from '../../electron/intake/containers/unpack.ts'
import { articles } from '../../electron/intake/sources/articles/index.ts'
import { recognise } from '../../electron/intake/sources/recognise.ts'
import { sources } from '../../electron/intake/sources/registry.ts'
import type { Piece, Reading } from '../../electron/intake/sources/source.ts'
import type { Citation } from '../../shared/domain/citation.ts'
import type { Part } from '../../shared/domain/part.ts'
import { sharedFolder } from '../fixtures/shared.ts'

/* Records of articles of other programs, only where they are: each figure that their folders state is checked. */
const folder = path.join(sharedFolder() ?? '', 'data/literature')
const isHere = sharedFolder() !== undefined && existsSync(folder)
const stated = <T>(at: string): T => JSON.parse(readFileSync(path.join(folder, at), 'utf8')) as T
const situation = { scope: 'elsewhere', answers: {}, received: '2026-11-30' }

interface File {
  /** undefined: another reads it, or nobody. */
  readonly format: string | undefined
  readonly citations: Citation[]
  readonly setAside: string[]
  readonly others: string[]
  readonly parts: Part[]
}

async function readFile(at: string): Promise<File> {
  const unpacked = await unpack(() => createReadStream(path.join(folder, at)), plainPackings)
  const choice = recognise(sources, { head: Buffer.from(unpacked.head).toString('utf8'), name: at })
  const format = choice.source === articles ? choice.recognised.format : undefined
  const readings: Reading[] = []
  const parts: Part[] = []
  if (format !== undefined)
    for await (const piece of articles.pieces(unpacked.bytes(), format)) {
      readings.push(...articles.read(piece, situation))
      parts.push(...articles.parts!(piece as Piece, situation))
    }
  return {
    format,
    citations: readings.flatMap(each => (each.kind === 'citation' ? [each.citation] : [])),
    setAside: readings.flatMap(each =>
      each.kind === 'reject' ? [`${each.reject.place.position}: ${each.reject.reason.key}`] : [],
    ),
    others: readings.flatMap(each => (each.kind === 'other' ? [each.type] : [])),
    parts,
  }
}

interface Export {
  readonly records?: number
  readonly medlineRecords?: number
  readonly withDOI?: number
  readonly types?: Record<string, number>
}
const exports = isHere
  ? stated<{ files: Record<string, Export> }>('citation-exports/expected.json').files
  : {}

describe.skipIf(!isHere)('what libraries and reference managers give out', () => {
  const ris = Object.entries(exports).filter(([name]) => name.endsWith('.ris'))
  it.each(ris)('%s: every record is read, with its DOI and type', async (name, want) => {
    const { format, citations, setAside } = await readFile(`citation-exports/${name}`)
    const n = want.medlineRecords ?? want.records
    expect({ format, read: citations.length, setAside }).toEqual({
      format: want.medlineRecords === undefined ? 'ris' : 'medline',
      read: n,
      setAside: [],
    })
    // Every one names its work, its authors and its year; what their exports leave out is counted by hand.
    expect(citations.filter(({ title }) => title === '')).toEqual([])
    expect(citations.filter(({ year }) => year === null)).toEqual([])
    if (want.withDOI === n) expect(citations.filter(({ doi }) => !/^10\.\d{4,9}\/\S+$/.test(doi))).toEqual([])
    if (want.types !== undefined && n === (want.types['JOUR'] ?? want.types['EJOUR']))
      expect(new Set(citations.map(({ kind }) => kind))).toEqual(new Set(['article']))
  })
  it('reads the MEDLINE records of the file that is called RIS by their numbers', async () => {
    const { citations } = await readFile('citation-exports/_baseline_pubmed.ris')
    const numbers = readFileSync(path.join(folder, 'citation-exports/_baseline_pubmed.ris'), 'utf8')
    expect(citations.map(({ pmid }) => pmid)).toEqual(
      [...numbers.matchAll(/^PMID- (\d+)/gm)].map(([, number]) => number),
    )
  })
  it('leaves tables to the reader of tables', async () => {
    for (const name of Object.keys(exports).filter(each => /\.(?:csv|tsv)$/.test(each)))
      expect([name, (await readFile(`citation-exports/${name}`)).format]).toEqual([name, undefined])
  })
})

interface Article {
  readonly title: string
  readonly journal: string
  readonly pmid: string | null
  readonly doi: string
  readonly year: string
  readonly authors: number
  readonly abstractChars: number
}
describe.skipIf(!isHere).each(['jats-rct', 'jats-other'])('articles in full: %s', from => {
  const { files } = isHere
    ? stated<{ files: Record<string, Article> }>(`${from}/expected.json`)
    : { files: {} as Record<string, Article> }
  it.each(Object.entries(files))('%s', async (name, want) => {
    const { format, citations, setAside } = await readFile(`${from}/${name}`)
    expect({ format, setAside, n: citations.length }).toEqual({ format: 'jats', setAside: [], n: 1 })
    const [{ title, journal, pmid, doi, year, authors }] = citations as [Citation]
    expect({ title, journal, pmid, doi, year, authors: authors.length }).toEqual({
      title: want.title.replaceAll(/\s+/g, ' ').trim(),
      journal: want.journal,
      pmid: want.pmid ?? '',
      doi: want.doi.toLowerCase(),
      year: Number(want.year),
      authors: want.authors,
    })
    // Blanks and headings are set otherwise than in what was counted there.
    const { abstract } = citations[0]!
    expect(abstract.length / want.abstractChars).toBeGreaterThan(0.9)
    expect(abstract.length / want.abstractChars).toBeLessThan(1.1)
  })
})

describe.skipIf(!isHere)('pairs of a reference manager', () => {
  interface Pair {
    readonly input: readonly string[]
    readonly expectedBibtex: readonly string[]
    readonly bibEntries: number
  }
  const { pairs } = isHere
    ? stated<{ pairs: Record<string, Pair> }>('jabref-pairs/expected.json')
    : { pairs: {} as Record<string, Pair> }
  const ofPairs = Object.entries(pairs)

  const bibs = ofPairs.filter(([, { expectedBibtex }]) => expectedBibtex.length === 1)
  it.each(bibs)('%s: its BibTeX has so many entries, each of which ends once', async (_, pair) => {
    const { citations, setAside, others } = await readFile(`jabref-pairs/${pair.expectedBibtex[0]}`)
    const entries = others.filter(type => type !== '@comment')
    expect(citations.length + setAside.length + entries.length).toBe(pair.bibEntries)
  })
  /*
   * Judged otherwise here: a title put together of six lines by that program's own rule; and a chapter with a title of
   * its own, which that program calls by its book's.
   */
  const otherwise = new Set(['RisImporterTest1', 'MedlineImporterTestBookArticleSet'])
  const both = bibs.filter(
    ([name, { input }]) => input.length === 1 && /^(?:Ris|Medline)/.test(name) && !otherwise.has(name),
  )
  it.each(both)('%s: says the same as its BibTeX', async (_, pair) => {
    const found = await readFile(`jabref-pairs/${pair.input[0]}`)
    const want = await readFile(`jabref-pairs/${pair.expectedBibtex[0]}`)
    const said = ({ title, year, doi }: Citation) => ({
      // BibTeX has no longer dash between two words.
      title: title.replace(/\.$/, '').replaceAll('—', '–'),
      year,
      doi,
    })
    expect(found.format).toBeDefined()
    expect(found.citations.map(said)).toEqual(want.citations.map(said))
  })
  it('has nothing read of what is none', async () => {
    expect(await readFile('jabref-pairs/MedlinePlainImporterTestInvalidFormat.xml')).toMatchObject({
      citations: [],
    })
    expect(await readFile('jabref-pairs/MedlineImporterTestMalformedEntry.xml')).toMatchObject({
      citations: [],
      setAside: ['pubmed-xml record 1: articles.no-xml'],
    })
    expect(await readFile('jabref-pairs/RisImporterCorrupted.ris')).toMatchObject({
      citations: [],
      setAside: ['ris record 1: articles.no-beginning'],
    })
  })
})

describe.skipIf(!isHere)('an article of PubMed', () => {
  it('is read with its parts', async () => {
    const [name] = readdirSync(path.join(folder, 'pubmed-xml')).filter(each => each.endsWith('.xml'))
    const { citations } = await readFile(`pubmed-xml/${name}`)
    expect(citations).toHaveLength(1)
    expect(citations[0]).toMatchObject({
      title: 'Inhaled Combined Budesonide-Formoterol as Needed in Mild Asthma.',
      journal: 'The New England journal of medicine',
      year: 2018,
      doi: '10.1056/nejmoa1715274',
      pmid: '29768149',
      kind: 'trial',
    })
    expect(citations[0]!.authors[0]).toBe("O'Byrne, Paul M")
    expect(citations[0]!.abstract).toContain('A total of 3849 patients underwent randomization')
  })
})
