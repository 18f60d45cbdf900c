import type { Message } from '../../../shared/words/message.ts'
import type { WritableDb } from '../db.ts'
import { inOrderOfFiles } from './in-order-of-files.ts'
import { keptBlocks } from './kept-blocks.ts'

/** Whether the bytes of a waiting file are here: not all of them yet, all, or none because there are too many. */
export type KeptBytes = 'begun' | 'whole' | 'nothing'
export interface NewWaiting {
  readonly source: number
  readonly size: number
  readonly what: Message
  readonly reason: Message
  readonly kept: KeptBytes
}
interface WaitingColumns {
  source: number
  import: number
  path: string
  sha256: string
  size: number
  what: string // JSON of a message
  reason: string // JSON of a message
  kept: KeptBytes
  scope: string
  answers: string // JSON
  received: string
}
const said = (json: string) => JSON.parse(json) as Message // written by columnsOf
const columnsOf = ({ what, reason, ...row }: NewWaiting) => ({
  ...row,
  what: JSON.stringify(what),
  reason: JSON.stringify(reason),
})
const rowOf = ({ what, reason, ...row }: WaitingColumns) => ({
  ...row,
  what: said(what),
  reason: said(reason),
})

/** Files that nobody reads yet, with their bytes as they were given. */
export function waitingRepository(db: WritableDb) {
  const keptOf = db.prepare<[number], KeptBytes>('SELECT kept FROM waiting WHERE source = ?').pluck()
  const set = db.prepare<[ReturnType<typeof columnsOf>]>(`
    INSERT INTO waiting (source, size, what, reason, kept) VALUES (@source, @size, @what, @reason, @kept)
    ON CONFLICT (source) DO UPDATE SET size = @size, what = @what, reason = @reason, kept = @kept`)
  const tell = db.prepare<[{ source: number; what: string; reason: string }]>(
    'UPDATE waiting SET what = @what, reason = @reason WHERE source = @source',
  )
  const setKept = db.prepare<[KeptBytes, number]>('UPDATE waiting SET kept = ? WHERE source = ?')
  const columns = `waiting.source, path, sha256, size, what, reason, kept, scope, answers, received,
    (SELECT min(import) FROM import_source WHERE import_source.source = waiting.source) AS import`
  const list = db.prepare<[], WaitingColumns>(`
    SELECT ${columns} FROM waiting JOIN source ON source.id = waiting.source
    WHERE kept <> 'begun' ORDER BY waiting.source`)
  const ofImport = db.prepare<[number], WaitingColumns>(`
    SELECT ${columns} FROM import_source mine JOIN waiting ON waiting.source = mine.source
    JOIN source ON source.id = waiting.source
    WHERE mine.import = ? AND kept <> 'begun' ORDER BY mine.source`)
  const kept = keptBlocks(db, 'waiting_block')
  const drop = db.prepare<[number]>('DELETE FROM waiting WHERE source = ?')

  return {
    /** Undefined where the source does not wait. */
    keptOf: (source: number) => keptOf.get(source),
    /** Notes that a source waits; what was kept of one that is begun anew goes. */
    begin: (row: NewWaiting) => {
      kept.drop(row.source)
      set.run(columnsOf(row))
    },
    /** Says anew what a source is and why it waits. */
    tell: ({ source, what, reason }: Pick<NewWaiting, 'source' | 'what' | 'reason'>) => {
      tell.run({ source, what: JSON.stringify(what), reason: JSON.stringify(reason) })
    },
    keep: kept.keep,
    finish: (source: number) => {
      setKept.run('whole', source)
    },
    /** The source waits no more: it has been read. */
    end: (source: number) => {
      kept.drop(source)
      drop.run(source)
    },
    /** What waits, import by import; files of which the bytes are not all here yet do not count. */
    list: () => inOrderOfFiles(list.all()).map(rowOf),
    ofImport: (importId: number) => inOrderOfFiles(ofImport.all(importId)).map(rowOf),
    /** The bytes as given from `offset` on; shorter where fewer are kept. */
    bytes: kept.bytes,
    /** Files whose kept bytes do not hash to what came. */
    damaged: (): string[] =>
      list
        .all()
        .filter(row => row.kept === 'whole' && kept.sha256(row.source) !== row.sha256)
        .map(each => each.sha256),
  }
}
export type WaitingRepository = ReturnType<typeof waitingRepository>
