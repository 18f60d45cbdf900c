import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { saidOf, type FactColumns, type Said } from '../../../shared/domain/facts/columns.ts'
import type { PhraseRepository } from './phrases.ts'

/** What a fact says, as it lies in its row; phrases by number. */
export interface SaidRow {
  kind: number
  standing: number
  clock: number | null
  start_after: number | null
  end_after: number | null
  known_after: number | null
  recorded_after: number | null
  concept: number
  form: number | null
  visit: number | null
  value: number | null
  unit: number | null
  written: string | null
  detail: string | Buffer | null
}
/** A fact's row, and what its source is called. */
export interface StoredRow extends SaidRow {
  id: number
  person: number
  identity: Buffer
  hash: Buffer
  current: number
  usable: number
  retracted: number
  undecided: number
  import: number
  scope: string
}

/** The columns of a `StoredRow`, of `fact JOIN source`. */
export const storedRow = `fact.id, fact.person, fact.kind, fact.identity, fact.hash, fact.current, fact.usable,
  fact.retracted, fact.undecided, fact.import, fact.standing, fact.clock, fact.start_after, fact.end_after,
  fact.known_after, fact.recorded_after, fact.concept, fact.form, fact.visit, fact.value, fact.unit, fact.written,
  fact.detail, source.scope`
export const factAndSource = 'fact JOIN source ON source.id = fact.source'

/** A place in a reader's words, as it lies in a fact's row, and back in SQL. */
const counted = /^(entry|line) ([1-9]\d{0,14})$/
export function packedPosition(position: string): string | bigint {
  const [, what, number] = counted.exec(position) ?? []
  if (number === undefined) return position
  // A number would become a REAL in a column of any type.
  return what === 'entry' ? BigInt(number) : -BigInt(number)
}
export const positionText = `CASE WHEN typeof(fact.position) = 'text' THEN fact.position
  WHEN fact.position > 0 THEN 'entry ' || fact.position ELSE 'line ' || -fact.position END`

/** Shorter details are not worth packing. */
const LONG = 400

/** The clock of a row is in seconds, which take less room; its times are in milliseconds after it. */
export const MILLISECONDS = 1_000
const after = (time: number | null, clock: number | null) =>
  time === null ? null : time - (clock ?? 0) * MILLISECONDS
const before = (later: number | null, clock: number | null) =>
  later === null ? null : later + (clock ?? 0) * MILLISECONDS

function packed(detail: string): string | Buffer | null {
  if (detail.length < LONG) return detail || null
  const small = zstdCompressSync(detail)
  return small.byteLength < detail.length ? small : detail
}
export const detailText = (detail: string | Buffer | null): string =>
  typeof detail === 'object' && detail !== null ? zstdDecompressSync(detail).toString('utf8') : (detail ?? '')

/** Facts as rows, and back. */
export function factRows(phrases: PhraseRepository) {
  const columnsIn = (row: SaidRow): FactColumns => ({
    kind: row.kind,
    standing: row.standing,
    concept: phrases.textOf(row.concept),
    form: phrases.textOf(row.form),
    visit: phrases.textOf(row.visit),
    start: before(row.start_after, row.clock),
    end: before(row.end_after, row.clock),
    known: before(row.known_after, row.clock),
    recorded: before(row.recorded_after, row.clock),
    value: row.value,
    unit: phrases.textOf(row.unit),
    text: row.written,
    detail: detailText(row.detail),
  })
  return {
    columnsIn,
    rowOf(said: FactColumns): SaidRow {
      const first = said.start ?? said.end ?? said.known ?? said.recorded
      const clock = first === null ? null : Math.floor(first / MILLISECONDS)
      return {
        kind: said.kind,
        standing: said.standing,
        clock,
        start_after: after(said.start, clock),
        end_after: after(said.end, clock),
        known_after: after(said.known, clock),
        recorded_after: after(said.recorded, clock),
        concept: phrases.idOf(said.concept)!, // never the empty text
        form: phrases.idOf(said.form),
        visit: phrases.idOf(said.visit),
        value: said.value,
        unit: phrases.idOf(said.unit),
        written: said.text,
        detail: packed(said.detail),
      }
    },
    /** What a version said when it came. */
    saidIn: (row: SaidRow & { scope: string }): Said => saidOf(columnsIn(row), row.scope),
    /** What is to be shown of it: one that its source has taken back is no longer what it was. */
    shownIn(row: SaidRow & { scope: string; retracted: number }): Said {
      const said = saidOf(columnsIn(row), row.scope)
      return row.retracted === 1 ? { ...said, standing: { is: 'retracted' } } : said
    },
  }
}
export type FactRows = ReturnType<typeof factRows>
