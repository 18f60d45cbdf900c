import { createHash, createHmac, randomBytes } from 'node:crypto'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import type { WritableDb } from '../db.ts'
import type { MetaRepository } from './meta.ts'

/**
 * What is only ever added to, and what of a row never changes, in the order of `row`: a number that the table itself
 * keeps, so that a copy has the same. Notes stand in the audit log, each version with its hash.
 */
const added = {
  audit: 'SELECT id AS row, at, person, said FROM audit',
  ledger: `SELECT id AS row, request, kind, card, question, body, sha256, released, withdraws, person FROM outbox`,
  cards: 'SELECT kept AS row, id, question, body, answered FROM card',
  acknowledgements: `SELECT id AS row, hex(identity) AS identity, kind, scope, hex(said) AS said, at, person, done
    FROM acknowledgement`,
} as const
type Added = keyof typeof added
const tables = Object.keys(added) as Added[] // the record has exactly these

type UpTo = Readonly<Record<Added, number>>
interface Row {
  readonly number: number
  readonly at: string
  readonly up_to: string
  readonly content: string
  readonly seal: Buffer
}
/** What is said of a head elsewhere: in a backup. */
export interface Head {
  readonly number: number
  readonly at: string
  /** Hexadecimal. */
  readonly seal: string
}

/**
 * Whether a row is one of which the words of somebody who was erased were taken: nothing else may be sealed as what it
 * was before.
 */
const isErased: Readonly<Record<Added, (row: Readonly<Record<string, Json>>) => boolean>> = {
  audit: ({ said }) => typeof said === 'string' && said.startsWith('{"key":"audit.erased-line"'),
  acknowledgements: ({ identity, done }) => identity === '' && done === '',
  ledger: () => false,
  cards: () => false,
}

const KEY = 'head.key'
/** Set where seals of an older form were given up. */
const ANEW = 'heads.anew'
const NOTHING: UpTo = { audit: 0, ledger: 0, cards: 0, acknowledgements: 0 }

/**
 * A chain of seals over the audit log, the ledger, the cards and what was acknowledged. A row that was changed, taken
 * out or put in between before a head breaks its seal. Whoever has the key can make new seals; not those that lie in a
 * backup.
 */
export function headRepository(db: WritableDb, meta: MetaRepository, now: () => Date) {
  const newest = db.prepare<[], Row>(
    'SELECT number, at, up_to, content, seal FROM head ORDER BY number DESC LIMIT 1',
  )
  const all = db.prepare<[], Row>('SELECT number, at, up_to, content, seal FROM head ORDER BY number')
  const byNumber = db.prepare<[number], Row>(
    'SELECT number, at, up_to, content, seal FROM head WHERE number = ?',
  )
  const insert = db.prepare<[Row]>(
    'INSERT INTO head (number, at, up_to, content, seal) VALUES (@number, @at, @up_to, @content, @seal)',
  )
  const key = () => Buffer.from(meta.get(KEY) ?? '', 'hex')
  const statements = tables.map(table => {
    const select = added[table]
    const [, column] = /SELECT (\w+) AS row/.exec(select)! // the first of each is the number
    return {
      table,
      between: db.prepare<[{ after: number; upTo: number }], Readonly<Record<string, Json>>>(
        `${select} WHERE ${column!} > @after AND ${column!} <= @upTo ORDER BY ${column!}`,
      ),
      one: db.prepare<[number], Readonly<Record<string, Json>>>(`${select} WHERE ${column!} = ?`),
      last: db
        .prepare<[], number>(
          `SELECT ${column!} FROM ${select.slice(select.lastIndexOf('FROM ') + 5)} ORDER BY ${column!} DESC LIMIT 1`,
        )
        .pluck(),
    }
  })
  const erasedDigest = db
    .prepare<[Added, number], Buffer>('SELECT digest FROM erased_row WHERE part = ? AND row = ?')
    .pluck()
  const digestOf = (table: Added, row: Readonly<Record<string, Json>>): Buffer =>
    (isErased[table](row) ? erasedDigest.get(table, Number(row['row'])) : undefined) ??
    createHash('sha256').update(canonical(row)).digest()

  function sealed(before: Row | undefined, { number, at, up_to, content }: Omit<Row, 'seal'>): Buffer {
    const from = before ? (JSON.parse(before.up_to) as UpTo) : NOTHING // written by `make`
    const to = JSON.parse(up_to) as UpTo
    const seal = createHmac('sha256', key())
    seal.update(before?.seal ?? '').update(canonical({ number, at, up_to, content }))
    for (const { table, between } of statements)
      for (const row of between.iterate({ after: from[table], upTo: to[table] }))
        seal.update(`\n${table}`).update(digestOf(table, row))
    return seal.digest()
  }
  const told = ({ number, at, seal }: Row): Head => ({ number, at, seal: seal.toString('hex') })

  function make(content: string): void {
    if (meta.get(KEY) === undefined) meta.set(KEY, randomBytes(32).toString('hex'))
    const before = newest.get()
    const upTo = Object.fromEntries(statements.map(({ table, last }) => [table, last.get() ?? 0]))
    const row = {
      number: (before?.number ?? 0) + 1,
      at: now().toISOString(),
      up_to: canonical(upTo),
      content,
    }
    insert.run({ ...row, seal: sealed(before, row) })
  }

  return {
    /** Seals what there is by now. */
    make,
    /** The same where seals of an older form were given up; nothing elsewhere. */
    makeAnew(content: string): void {
      if (meta.get(ANEW) !== '1') return
      make(content)
      meta.set(ANEW, '')
    },
    /** What a row that is sealed, or will be, is sealed as: kept where its words go. */
    digest(table: Added, number: number): Buffer | undefined {
      const row = statements.find(each => each.table === table)!.one.get(number)
      return row && digestOf(table, row)
    },
    newest: (): Head | undefined => {
      const row = newest.get()
      return row && told(row)
    },
    /** How many heads there are, or the first whose seal does not fit what lies before it. */
    check(): { heads: number; brokenAt?: number } {
      let before: Row | undefined
      let heads = 0
      for (const row of all.all()) {
        heads++
        if (row.number !== heads || !sealed(before, row).equals(row.seal)) return { heads, brokenAt: heads }
        before = row
      }
      return { heads }
    },
    /** Whether a head that lies elsewhere is one of these. */
    has: ({ number, seal }: Head): boolean => byNumber.get(number)?.seal.toString('hex') === seal,
  }
}
export type HeadRepository = ReturnType<typeof headRepository>
