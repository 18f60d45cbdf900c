import { createHmac, randomBytes } from 'node:crypto'
import type { Slice, Telling } from '../../../shared/contract/ingest-erasing.ts'
import type {
  ErasedCounts,
  ErasureRecord,
  ErasureState,
  KeptBesides,
} from '../../../shared/domain/erasure.ts'
import type { WritableDb } from '../db.ts'
import type { MetaRepository } from './meta.ts'

interface ErasureRow {
  readonly number: number
  readonly state: ErasureState
  readonly at: string
  readonly person: string
  readonly mark: string
  /** JSON of `Said`. */
  readonly receipt: string
}
interface Said {
  readonly goes: ErasedCounts
  readonly stays: KeptBesides
}
/** What an erasure works on, by number. */
type Numbered = 'person' | 'file' | 'rewritten'
type Named = 'called' | 'referent'
/** An erased row of what is sealed, as its seals were made of it. */
export interface ErasedRow {
  readonly part: string
  readonly row: number
  readonly digest: Buffer
}

const KEY = 'erasure.key'

const recordOf = ({ mark: _mark, receipt, ...row }: ErasureRow): ErasureRecord => ({
  ...row,
  ...(JSON.parse(receipt) as Said), // written by `say`
})

/** What outlives the store: who was erased stays erased where an older copy takes its place. */
export interface Remembered {
  /** Hexadecimal. */
  readonly key: string
  readonly erasures: readonly ErasureRow[]
  readonly marks: ReadonlyArray<{ readonly mark: Buffer; readonly erasure: number }>
}

/** Who was erased, without who it was: counts, keyed hashes, and what an erasure that is under way works on. */
export function erasureRepository(db: WritableDb, meta: MetaRepository) {
  const columns = 'number, state, at, person, mark, receipt'
  const add = db.prepare<[Omit<ErasureRow, 'number' | 'state'>]>(
    "INSERT INTO erasure (state, at, person, mark, receipt) VALUES ('looked', @at, @person, @mark, @receipt)",
  )
  const byNumber = db.prepare<[number], ErasureRow>(`SELECT ${columns} FROM erasure WHERE number = ?`)
  const all = db.prepare<[], ErasureRow>(
    `SELECT ${columns} FROM erasure WHERE state <> 'looked' ORDER BY number DESC`,
  )
  const begun = db.prepare<[], ErasureRow>(
    `SELECT ${columns} FROM erasure WHERE state = 'begun' ORDER BY number LIMIT 1`,
  )
  const dropLooks = db.prepare("DELETE FROM erasure WHERE state = 'looked'")
  const set = db.prepare<[Pick<ErasureRow, 'number' | 'state' | 'at' | 'person'>]>(
    'UPDATE erasure SET state = @state, at = @at, person = @person WHERE number = @number',
  )
  const say = db.prepare<[string, number]>('UPDATE erasure SET receipt = ? WHERE number = ?')
  const mark = db.prepare<[string, number]>('UPDATE erasure SET mark = ? WHERE number = ?')
  const work = db.prepare<[number, string, number | string]>(
    'INSERT OR IGNORE INTO erasing (erasure, what, value) VALUES (?, ?, ?)',
  )
  const worked = db
    .prepare<[number, string], number | string>('SELECT value FROM erasing WHERE erasure = ? AND what = ?')
    .pluck()
  const workOver = db.prepare<[number]>('DELETE FROM erasing WHERE erasure = ?')
  const addSlice = db.prepare<
    [Omit<Slice, 'isShared'> & { number: number; source: number; shared: number }]
  >(`
    INSERT OR REPLACE INTO erasing_slice (erasure, source, at, length, begins, shared)
    VALUES (@number, @source, @at, @length, @begins, @shared)`)
  const slices = db.prepare<[number, number], Omit<Slice, 'isShared'> & { shared: number }>(
    'SELECT at, length, begins, shared FROM erasing_slice WHERE erasure = ? AND source = ? ORDER BY at',
  )
  const sliced = db
    .prepare<[number], number>('SELECT DISTINCT source FROM erasing_slice WHERE erasure = ?')
    .pluck()
  const slicesOver = db.prepare<[number]>('DELETE FROM erasing_slice WHERE erasure = ?')
  const addMark = db.prepare<[Buffer, number]>(
    'INSERT OR REPLACE INTO erased_mark (mark, erasure) VALUES (?, ?)',
  )
  const markOf = db.prepare<[Buffer], number>('SELECT erasure FROM erased_mark WHERE mark = ?').pluck()
  const anyMark = db.prepare<[], number>('SELECT 1 FROM erased_mark LIMIT 1').pluck()
  const addErasedRow = db.prepare<[ErasedRow & { number: number }]>(
    'INSERT OR IGNORE INTO erased_row (part, row, digest, erasure) VALUES (@part, @row, @digest, @number)',
  )

  const everyMark = db.prepare<[], { mark: Buffer; erasure: number }>(
    'SELECT mark, erasure FROM erased_mark ORDER BY mark',
  )
  const allDone = db.prepare<[], ErasureRow>(
    `SELECT ${columns} FROM erasure WHERE state = 'done' ORDER BY number`,
  )
  const carry = db.prepare<[ErasureRow]>(`
    INSERT OR IGNORE INTO erasure (number, state, at, person, mark, receipt)
    VALUES (@number, @state, @at, @person, @mark, @receipt)`)
  const isThere = db.prepare<[number], number>('SELECT 1 FROM erasure WHERE number = ?').pluck()

  const rowsOf = db.prepare<[], { erasure: number; rows: number }>(
    'SELECT erasure, count(*) AS rows FROM erased_row GROUP BY erasure ORDER BY erasure',
  )

  const key = () => Buffer.from(meta.get(KEY) ?? '', 'hex')
  const hashed = (said: string) => createHmac('sha256', key()).update(said).digest()
  const found = (number: number) => {
    const row = byNumber.get(number)
    return row && recordOf(row)
  }

  return {
    /** Begins to look what goes with somebody; an earlier look is forgotten. */
    look(by: { at: string; person: string; mark: string }, said: Said): number {
      dropLooks.run()
      return Number(add.run({ ...by, receipt: JSON.stringify(said) }).lastInsertRowid)
    },
    byNumber: found,
    /** What the store held when it was looked through; '' before that is done. */
    markOf: (number: number): string | undefined => byNumber.get(number)?.mark,
    /** The newest first; looks that were not decided on are none. */
    list: (): ErasureRecord[] => all.all().map(recordOf),
    /** The one that has been decided on and is not done. */
    underWay(): ErasureRecord | undefined {
      const row = begun.get()
      return row && recordOf(row)
    },
    say: (number: number, said: Said): void => {
      say.run(JSON.stringify(said), number)
    },
    /** Nobody decides on what was looked for: it is forgotten with whom it was about. */
    forgetLooks(): void {
      dropLooks.run()
    },
    /** Everything has been looked through, and this is what the store held. */
    mark: (number: number, held: string): void => {
      mark.run(held, number)
    },
    set: (row: Pick<ErasureRow, 'number' | 'state' | 'at' | 'person'>): void => {
      set.run(row)
    },
    note(number: number, what: Numbered | Named, value: number | string): void {
      // A number of JavaScript would become a REAL in a column of any type.
      work.run(number, what, typeof value === 'number' ? (BigInt(value) as unknown as number) : value)
    },
    noteTelling: (number: number, telling: Telling): void => {
      work.run(number, 'telling', JSON.stringify(telling))
    },
    telling(number: number): Telling {
      const [text] = worked.all(number, 'telling')
      return JSON.parse(String(text)) as Telling // written by noteTelling
    },
    numbered: (number: number, what: Numbered): number[] => worked.all(number, what).map(Number),
    named: (number: number, what: Named): string[] => worked.all(number, what).map(String),
    noteSlice: (number: number, source: number, { isShared, ...slice }: Slice): void => {
      addSlice.run({ number, source, ...slice, shared: Number(isShared) })
    },
    slices: (number: number, source: number): Slice[] =>
      slices.all(number, source).map(({ shared, ...slice }) => ({ ...slice, isShared: shared === 1 })),
    sourcesSliced: (number: number): number[] => sliced.all(number),
    /** Nothing is left to be done: what it worked on is forgotten. */
    end(number: number): void {
      workOver.run(number)
      slicesOver.run(number)
    },
    /** Remembers by what she would be known again. */
    remember(number: number, said: readonly string[]): void {
      if (meta.get(KEY) === undefined) meta.set(KEY, randomBytes(32).toString('hex'))
      for (const each of said) addMark.run(hashed(each), number)
    },
    remembered: (): Remembered | undefined => {
      const secret = meta.get(KEY)
      return secret === undefined
        ? undefined
        : { key: secret, erasures: allDone.all(), marks: everyMark.all() }
    },
    /** Takes over what a later state of this store remembers. Under another key nobody would be known again. */
    takeOver({ key: secret, erasures, marks }: Remembered): void {
      if ((meta.get(KEY) ?? secret) !== secret) return
      meta.set(KEY, secret)
      // A look that nobody decided on would stand in the place of the erasure that it became.
      dropLooks.run()
      for (const each of erasures) carry.run(each)
      for (const { mark: each, erasure } of marks) if (isThere.get(erasure) === 1) addMark.run(each, erasure)
    },
    isAnybodyErased: (): boolean => anyMark.get() !== undefined,
    /** Whether somebody was erased who is known by one of these. */
    isKnown: (said: readonly string[]): boolean => said.some(each => markOf.get(hashed(each)) !== undefined),
    /** How many sealed rows lost what they said, by the erasure that took it. */
    emptiedRows: (): ReadonlyMap<number, number> =>
      new Map(rowsOf.all().map(({ erasure, rows }) => [erasure, rows])),
    /** A sealed row loses what it said: its seals go on being made of what it was. */
    noteErasedRow: (number: number, row: ErasedRow): void => {
      addErasedRow.run({ number, ...row })
    },
  }
}
export type ErasureRepository = ReturnType<typeof erasureRepository>
