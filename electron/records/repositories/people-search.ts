import { foundBy, type FoundBy, type FoundCounts } from '../../../shared/domain/found-by.ts'
import { ingredientsOf } from '../../../shared/domain/medicine-classes.ts'
import type { ReadableDb } from '../db.ts'
import { textOf } from './fact-index.ts'
import { factAndSource, storedRow, type FactRows, type StoredRow } from './fact-rows.ts'
import { lookedFor, matching, type LookedFor } from './search-words.ts'
import { snippetOf } from './snippet.ts'

/** More people than these are not looked for: whoever reads so long a list had better type another letter. */
const MOST = 1_000
/** As many codes are looked at, and as many entries under each of them, or passages that hold the words. */
const [CODES, ENTRIES] = [500, 20_000]

/** Somebody who was found; `hit` are the words of the code or around what was found in the text. */
export interface FoundPerson {
  readonly person: number
  readonly by: FoundBy
  readonly hit: string | undefined
}
export interface FoundPeople {
  readonly people: readonly FoundPerson[]
  readonly counts: FoundCounts
  /** There are more than these. */
  readonly isMore: boolean
}

interface Hit {
  readonly by: FoundBy
  readonly words?: string
  /** The fact, or less than 0 the note, whose text it is. */
  readonly text?: number
}

/** Words for codes: those typed, or the ingredients of the class of medicines that is called so. */
const inCodes = (query: string, { texts }: LookedFor): string =>
  [texts, ...(texts === '' ? [] : ingredientsOf(query).map(matching))].filter(Boolean).join(' OR ')

/**
 * Finds people by name, number and birth date, then by a code they have, then by what was written of them, each once.
 * Every step is a range of an index and ends as soon as there are more people than anybody reads.
 */
export function peopleSearch(db: ReadableDb, rows: FactRows) {
  // In the order of names, so that of many the first are found.
  const byName = db
    .prepare<[{ words: string; limit: number }], number>(`
    SELECT id FROM person
    WHERE described = 1 AND one IS NULL AND id IN (
      SELECT coalesce(one, id) FROM person
      WHERE id IN (SELECT rowid FROM name_search WHERE name_search MATCH @words))
    ORDER BY sort_name, id LIMIT @limit`)
    .pluck()
  const codes = db.prepare<[{ words: string; limit: number }], { id: number; display: string }>(`
    SELECT code.id, display FROM code_search JOIN code ON code.id = code_search.rowid
    WHERE code_search MATCH @words LIMIT @limit`)
  const whoHas = db
    .prepare<[{ code: number; limit: number }], number>(
      'SELECT person FROM coded WHERE code = @code LIMIT @limit',
    )
    .pluck()
  const passages = db
    .prepare<[{ words: string; limit: number }], number>(
      'SELECT rowid FROM text_search WHERE text_search MATCH @words LIMIT @limit',
    )
    .pluck()
  const ofFact = db.prepare<[number], number>('SELECT person FROM fact WHERE id = ?').pluck()
  const ofNote = db
    .prepare<[number], number>(
      'SELECT coalesce(one, person) FROM note JOIN person ON person.id = note.person WHERE note.id = ?',
    )
    .pluck()
  const inOrder = db.prepare<[string], { id: number }>(`
    SELECT id FROM person
    WHERE described = 1 AND one IS NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY sort_name, id`)
  const fact = db.prepare<[number], StoredRow>(`SELECT ${storedRow} FROM ${factAndSource} WHERE fact.id = ?`)
  const note = db
    .prepare<[number], string>(
      'SELECT title || char(10) || text FROM note_version WHERE note = ? ORDER BY version DESC LIMIT 1',
    )
    .pluck()

  /** Adds people until there are more than `MOST`; answers whether there may be more than were added. */
  function isFull(found: Map<number, Hit>, asked: LookedFor, codeWords: string): boolean {
    for (const person of byName.all({ words: asked.people, limit: MOST + 1 }))
      found.set(person, { by: 'person' })
    if (found.size > MOST) return true
    if (asked.texts === '') return false
    let isCut = false
    for (const { id, display } of codes.all({ words: codeWords, limit: CODES })) {
      let entries = 0
      for (const person of whoHas.iterate({ code: id, limit: ENTRIES })) {
        entries++
        if (!found.has(person)) found.set(person, { by: 'code', words: display })
        if (found.size > MOST) return true
      }
      isCut ||= entries === ENTRIES
    }
    let read = 0
    for (const text of passages.iterate({ words: asked.texts, limit: ENTRIES })) {
      read++
      const person = text > 0 ? ofFact.get(text) : ofNote.get(-text)
      if (person !== undefined && !found.has(person)) found.set(person, { by: 'text', text })
      if (found.size > MOST) return true
    }
    return isCut || read === ENTRIES
  }

  /** The words around what was found in a text. */
  function passage(text: number, query: string): string {
    const row = text > 0 ? fact.get(text) : undefined
    return snippetOf(row ? textOf(rows.shownIn(row)) : (note.get(-text) ?? ''), query)
  }

  return (
    query: string,
    part: { readonly offset: number; readonly limit: number },
  ): FoundPeople & { total: number } => {
    const asked = lookedFor(query)
    const found = new Map<number, Hit>()
    const isMore = asked.people !== '' && isFull(found, asked, inCodes(query, asked))
    const ordered = inOrder.all(JSON.stringify([...found.keys()])).map(({ id }) => id)
    const ranked = foundBy.options
      .flatMap(by => ordered.filter(id => found.get(id)!.by === by))
      .slice(0, MOST)
    const countOf = (by: FoundBy) => ranked.filter(id => found.get(id)!.by === by).length
    return {
      total: ranked.length,
      counts: { person: countOf('person'), code: countOf('code'), text: countOf('text') },
      isMore,
      people: ranked.slice(part.offset, part.offset + part.limit).map(person => {
        const { by, text, words } = found.get(person)!
        return { person, by, hit: text === undefined ? words : passage(text, query) }
      }),
    }
  }
}
export type PeopleSearch = ReturnType<typeof peopleSearch>
