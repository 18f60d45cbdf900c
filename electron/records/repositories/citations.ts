import type { Citation, CitationKind, Work } from '../../../shared/domain/citation.ts'
import { areOneWork, titleKeyOf } from '../../../shared/domain/same-work.ts'
import type { WritableDb } from '../db.ts'

/** A record as it is stored beside others that may be of the same work. */
interface Known {
  readonly id: number
  readonly work: number
  readonly doi: string
  readonly pmid: string
  readonly titleKey: string
}
interface Row extends Omit<Work, 'authors' | 'kind'> {
  readonly work: number
  readonly authors: string
  readonly kind: string
  readonly records: number
}
/** A work as its first record tells it, and how many records are of it. */
export interface StoredWork extends Work {
  readonly id: number
  readonly records: number
}

/** As a search looks for it: in small letters, without marks. */
const searchable = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
/** For LIKE, whose own signs stand for themselves. */
const within = (word: string) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
/** Of a search no more words are looked for. */
const WORDS = 8

const known = 'id, work, doi, pmid, title_key AS titleKey'

/** Published works that files of articles named: each record of each file, and which of them are of one work. */
export function citationRepository(db: WritableDb) {
  const add = db.prepare(`
    INSERT OR IGNORE INTO citation (import, source, at, length, position, work, title, authors, year, journal, doi,
      pmid, abstract, kind, title_key, words)
    VALUES (@importId, @sourceId, @at, @length, @position, 0, @title, @authors, @year, @journal, @doi, @pmid,
      @abstract, @kind, @titleKey, @words)`)
  const byDoi = db.prepare<[string], Known>(`SELECT ${known} FROM citation WHERE doi = ? AND doi <> ''`)
  const byPmid = db.prepare<[string], Known>(`SELECT ${known} FROM citation WHERE pmid = ? AND pmid <> ''`)
  const byTitle = db.prepare<[string], Known>(
    `SELECT ${known} FROM citation WHERE title_key = ? AND title_key <> ''`,
  )
  const ofWork = db.prepare<[number], Known>(`SELECT ${known} FROM citation WHERE work = ? ORDER BY id`)
  const setWork = db.prepare<[number, number]>('UPDATE citation SET work = ? WHERE id = ?')
  const moveWork = db.prepare<[number, number]>('UPDATE citation SET work = ? WHERE work = ?')
  const broughtBy = db.prepare<[number, number], { id: number; work: number }>(
    'SELECT id, work FROM citation WHERE import = ? LIMIT ?',
  )
  const orphans = db
    .prepare<[], number>(`
    SELECT DISTINCT work FROM citation mine
    WHERE work <> id AND NOT EXISTS (SELECT 1 FROM citation first WHERE first.id = mine.work)`)
    .pluck()
  const drop = db.prepare<[number]>('DELETE FROM citation WHERE id = ?')
  const countOf = db.prepare<[number], { records: number; repeats: number }>(`
    SELECT count(*) AS records, count(*) FILTER (WHERE work <> id) AS repeats FROM citation WHERE import = ?`)
  const found = db.prepare<[{ words: string; behind: number; most: number }], Row>(`
    SELECT work, title, authors, year, journal, doi, pmid, abstract, kind,
      (SELECT count(*) FROM citation same WHERE same.work = citation.work) AS records
    FROM citation WHERE work = id AND NOT EXISTS (
      SELECT 1 FROM json_each(@words) word WHERE citation.words NOT LIKE word.value ESCAPE '\\')
    ORDER BY year DESC, id DESC LIMIT @most OFFSET @behind`)
  const foundCount = db
    .prepare<[string], number>(`
    SELECT count(*) FROM citation WHERE work = id AND NOT EXISTS (
      SELECT 1 FROM json_each(?) word WHERE citation.words NOT LIKE word.value ESCAPE '\\')`)
    .pluck()

  /** Puts a record to those of the same work; one that shows two to be the same joins them. */
  function place(record: Known): boolean {
    const { id, doi, pmid, titleKey } = record
    const others = [...byDoi.all(doi), ...byPmid.all(pmid), ...byTitle.all(titleKey)].filter(
      each => each.id !== id && each.work !== 0 && areOneWork(record, each),
    )
    const work = Math.min(id, ...others.map(each => each.work))
    setWork.run(work, id)
    for (const other of new Set(others.map(each => each.work))) if (other !== work) moveWork.run(work, other)
    return others.length > 0
  }
  /** Puts anew together what is left of works of which records went. */
  function settle(works: Iterable<number>): void {
    for (const work of new Set(works)) {
      const left = ofWork.all(work)
      for (const { id } of left) setWork.run(0, id)
      for (const each of left) place(each)
    }
  }

  return {
    /** Keeps a record; true where its work was not here before. */
    keep({ place: where, ...work }: Citation, origin: { importId: number; sourceId: number }): boolean {
      const { title, authors, journal, year, doi, pmid } = work
      const titleKey = titleKeyOf(work)
      const { lastInsertRowid, changes } = add.run({
        ...origin,
        ...work,
        at: where.offset,
        length: where.length,
        position: where.position,
        authors: JSON.stringify(authors),
        titleKey,
        words: searchable([title, ...authors, journal, String(year ?? ''), doi, pmid].join('\n')),
      })
      return changes > 0 && !place({ id: Number(lastInsertRowid), work: 0, doi, pmid, titleKey })
    },
    /** Takes out what an import brought, so much at most; answers how much it was. */
    forget(importId: number, most: number): number {
      const gone = broughtBy.all(importId, most)
      for (const { id } of gone) drop.run(id)
      settle(gone.map(({ work }) => work))
      return gone.length
    },
    /** Works of which the first record went, as its file was read again, are told as the next one tells them. */
    settleOrphans: () => settle(orphans.all()),
    /** Records of an import, and how many of them are of works that another record had named before. */
    broughtBy: (importId: number) => countOf.get(importId)!,
    /**
     * Works in which every word of a search stands, in title, authors, journal, year or number: newest first, so many
     * behind so many.
     */
    find(query: string, page: { behind: number; most: number }): { all: number; works: StoredWork[] } {
      const asked = searchable(query)
        .split(/\s+/)
        .filter(word => word !== '')
      const words = JSON.stringify(asked.slice(0, WORDS).map(within))
      return {
        all: foundCount.get(words)!,
        works: found.all({ words, ...page }).map(({ work, authors, kind, ...row }) => ({
          ...row,
          id: work,
          authors: JSON.parse(authors) as string[], // written by keep
          kind: kind as CitationKind, // of the schema that keep was given
        })),
      }
    },
  }
}
export type CitationRepository = ReturnType<typeof citationRepository>
