import type { WritableDb } from '../db.ts'
import { keptBlocks } from './kept-blocks.ts'

/** Who read a source, and what it knew beside the bytes. */
export interface SituationColumns {
  reader: string
  reader_version: number
  scope: string
  /** JSON: question -> answer. */
  answers: string
  /** ISO day. */
  received: string
}
export interface SourceRow extends SituationColumns {
  id: number
  path: string
  sha256: string
  format: string
  bytes: number
  kept_sha256: string
  entries_done: number
  done: number
  read: number
  stored: number
  known: number
  quarantined: number
  /** 1: bytes went with somebody who was erased that others' facts led back to. */
  bytes_lost: number
}
export type NewSource = Pick<SourceRow, 'sha256' | 'path' | 'format'> & SituationColumns
/** What a run of entries adds to a source's counts. */
export interface Advance {
  entriesDone: number
  read: number
  stored: number
  known: number
  quarantined: number
}
const columns = `id, path, sha256, format, reader, reader_version, scope, answers, received,
  bytes, kept_sha256, entries_done, done, read, stored, known, quarantined, bytes_lost`

/** Files as they arrived: their bytes, how far they have been read and by whom, and which imports brought them. */
export function sourceRepository(db: WritableDb) {
  const bySha = db.prepare<[string], SourceRow>(
    `SELECT ${columns} FROM source WHERE sha256 = ? ORDER BY scope`,
  )
  const byId = db.prepare<[number], SourceRow>(`SELECT ${columns} FROM source WHERE id = ?`)
  const add = db.prepare<[NewSource]>(`
    INSERT INTO source (sha256, path, format, reader, reader_version, scope, answers, received)
    VALUES (@sha256, @path, @format, @reader, @reader_version, @scope, @answers, @received)`)
  const nothingStored = `NOT EXISTS (
      SELECT 1 FROM batch JOIN fact ON fact.id BETWEEN first AND last WHERE batch.source = @id)
    AND NOT EXISTS (SELECT 1 FROM person_version WHERE source = @id)`
  const beginAnew = db.prepare<[Pick<SourceRow, 'id' | 'format'> & SituationColumns]>(`
    UPDATE source SET format = @format, reader = @reader, reader_version = @reader_version,
      scope = @scope, answers = @answers, received = @received
    WHERE id = @id AND ${nothingStored}`)
  const link = db.prepare<[number, number, number]>(
    `INSERT INTO import_source (import, source, read) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET read = max(read, excluded.read)`,
  )
  const ofImport = db.prepare<[number], number>('SELECT source FROM import_source WHERE import = ?').pluck()
  const isReadOf = `import = @importId
    AND NOT EXISTS (SELECT 1 FROM waiting WHERE waiting.source = import_source.source)`
  const readOf = db.prepare<
    [{ importId: number; behind: number; files: number }],
    { source: number; path: string; quarantined: number }
  >(`
    SELECT source.id AS source, path, quarantined FROM import_source JOIN source ON source.id = import_source.source
    WHERE ${isReadOf} AND import_source.source > @behind ORDER BY import_source.source LIMIT @files`)
  const countReadOf = db
    .prepare<[{ importId: number }], number>(`SELECT count(*) FROM import_source WHERE ${isReadOf}`)
    .pluck()
  const advance = db.prepare<[Advance & { id: number }]>(`
    UPDATE source SET entries_done = @entriesDone, read = read + @read, stored = stored + @stored,
      known = known + @known, quarantined = quarantined + @quarantined
    WHERE id = @id`)
  const finish = db.prepare<[number, string, number]>(
    'UPDATE source SET done = 1, bytes = ?, kept_sha256 = ? WHERE id = ?',
  )
  const readByOthers = db.prepare<[string, number], { id: number; path: string; reader_version: number }>(`
    SELECT id, path, reader_version FROM source
    WHERE reader = ? AND reader_version <> ? AND done = 1 AND bytes_lost = 0 ORDER BY id`)
  const firstPath = db
    .prepare<[string], string>('SELECT path FROM source WHERE scope = ? ORDER BY id LIMIT 1')
    .pluck()
  const scopes = db.prepare<[], string>('SELECT DISTINCT scope FROM source ORDER BY scope').pluck()
  const kept = keptBlocks(db, 'source_block')
  const addOther = db.prepare<[number, string, number]>(`
    INSERT INTO source_other (source, type, n) VALUES (?, ?, ?)
    ON CONFLICT (source, type) DO UPDATE SET n = n + excluded.n`)
  const dropOthers = db.prepare<[number]>('DELETE FROM source_other WHERE source = ?')
  const readAnew = db.prepare<[{ id: number; version: number; read: number; quarantined: number }]>(
    'UPDATE source SET reader_version = @version, read = @read, quarantined = @quarantined WHERE id = @id',
  )
  const everything = db.prepare<[], SourceRow>(`SELECT ${columns} FROM source ORDER BY id`)
  const count = db.prepare<[], { n: number }>(
    'SELECT (SELECT count(*) FROM source) - (SELECT count(*) FROM waiting) AS n',
  )
  const dropRead = ['source_block', 'source_other', 'quarantine'].map(table =>
    db.prepare<[{ id: number }]>(`DELETE FROM ${table} WHERE source = @id AND ${nothingStored}`),
  )
  const unlink = db.prepare<[number, number]>('DELETE FROM import_source WHERE import = ? AND source = ?')
  const reopen = db.prepare<[number]>(`
    UPDATE source SET done = 0, entries_done = 0, read = 0, stored = 0, known = 0, quarantined = 0
    WHERE id = ?`)
  const dropRejects = db.prepare<[number, number]>('DELETE FROM quarantine WHERE source = ? AND import = ?')
  const laterOf = db
    .prepare<[number, number], number>(
      'SELECT min(import) FROM import_source WHERE source = ? AND import > ?',
    )
    .pluck()
  const isRead = db
    .prepare<[number, number], number>('SELECT read FROM import_source WHERE import = ? AND source = ?')
    .pluck()
  const isOthers = db
    .prepare<[number, number], number>(
      'SELECT EXISTS (SELECT 1 FROM import_source WHERE source = ? AND import <> ?)',
    )
    .pluck()
  const isAnythingOf = db
    .prepare<[{ source: number }], number>(`
    SELECT EXISTS (SELECT 1 FROM person_version WHERE source = @source)
      OR EXISTS (
        SELECT 1 FROM batch JOIN fact ON fact.id BETWEEN first AND last AND fact.source = batch.source
        WHERE batch.source = @source)`)
    .pluck()
  const drop = [
    'DELETE FROM waiting_block WHERE source = ?',
    'DELETE FROM waiting WHERE source = ?',
    'DELETE FROM import_source WHERE source = ?',
    'DELETE FROM source_block WHERE source = ?',
    'DELETE FROM source_other WHERE source = ?',
    'DELETE FROM quarantine WHERE source = ?',
    'DELETE FROM batch WHERE source = ?',
    'DELETE FROM source WHERE id = ?',
  ].map(sql => db.prepare<[number]>(sql))

  const isDamaged = ({ id, bytes, kept_sha256: noted }: SourceRow): boolean =>
    kept.sha256(id) !== noted || kept.end(id) !== bytes

  return {
    /** Files of these bytes, each of another source. */
    bySha: (sha256: string) => bySha.all(sha256),
    /**
     * The file of these bytes that came before: of this source; else, where nobody has said where it comes from, or
     * where nothing of it is stored yet, of any. Where the clinician says that it is another source's, it is.
     */
    known(sha256: string, scope: string, isSaid: boolean): SourceRow | undefined {
      const all = bySha.all(sha256)
      return (
        all.find(each => each.scope === scope) ??
        all.find(each => !isSaid || (!each.done && each.entries_done === 0))
      )
    },
    byId: (id: number) => byId.get(id),
    /** Every source that anything came from. */
    scopes: () => scopes.all(),
    /** The first file that came of a source. */
    firstPathOf: (scope: string) => firstPath.get(scope),
    add: (source: NewSource) => Number(add.run(source).lastInsertRowid),
    /**
     * A source of which nothing is stored is read by this reader in this situation. Where another import still holds
     * something of it, its names end in the source they were stored under, and it stays that one.
     */
    beginAnew: (id: number, { sha256: _sha256, path: _path, ...row }: NewSource) => {
      beginAnew.run({ id, ...row })
    },
    /** An import brings a source, and is to read it; or finds it here as a whole. */
    link: (importId: number, source: number, how: 'to-read' | 'whole' = 'to-read') => {
      link.run(importId, source, Number(how === 'to-read'))
    },
    unlink: (importId: number, source: number) => {
      unlink.run(importId, source)
    },
    /** The first later import that brought a source too. */
    laterOf: (importId: number, source: number): number | undefined =>
      laterOf.get(source, importId) ?? undefined,
    /** Whether an import read anything of a source, which was not here as a whole already. */
    isRead: (importId: number, source: number): boolean => isRead.get(importId, source) === 1,
    /**
     * Not all that an import brought of a source will be here any more: whoever brings it reads it from its beginning,
     * and what was set aside of it is looked at again.
     */
    reopen: (source: number, importId: number) => {
      reopen.run(source)
      dropRejects.run(source, importId)
    },
    /** Whether another import brought it, or facts or people lead back to it. */
    isInUse: (source: number, importId: number): boolean =>
      isOthers.get(source, importId) === 1 || isAnythingOf.get({ source }) === 1,
    /** Drops the last of its kept bytes, so many blocks at most; answers how many. */
    dropBytes: (source: number, most: number): number => kept.dropLast(source, most),
    /** The sources that an import brought, or begins to. */
    ofImport: (importId: number) => ofImport.all(importId),
    /** Files of an import that were read, so many behind one of them, in the order in which they came. */
    readOf: (importId: number, behind: number, files: number) => readOf.all({ importId, behind, files }),
    countReadOf: (importId: number) => countReadOf.get({ importId })!,
    advance: (id: number, by: Advance) => {
      advance.run({ id, ...by })
    },
    finish: (source: number, bytes: number, keptSha256: string) => {
      finish.run(bytes, keptSha256, source)
    },
    /** Takes away what a reading that stored nothing kept of a source. */
    dropRead: (id: number) => {
      for (const statement of dropRead) statement.run({ id })
    },
    /** Sources that this reader read to their end in another version than this. */
    readByOtherVersions: (reader: string, version: number) => readByOthers.all(reader, version),
    /** Notes what reading a source again came to. */
    readAnew(
      id: number,
      found: { version: number; read: number; quarantined: number },
      others: ReadonlyArray<{ type: string; n: number }>,
    ): void {
      readAnew.run({ id, ...found })
      dropOthers.run(id)
      for (const { type, n } of others) addOther.run(id, type, n)
    },
    /** Removes a source with its bytes and its links. */
    remove: (source: number) => {
      for (const statement of drop) statement.run(source)
    },
    keep: kept.keep,
    /** How many bytes of a source are kept, from its beginning. */
    bytesKept: kept.end,
    addOther: (source: number, type: string, n: number) => {
      addOther.run(source, type, n)
    },
    /** Every source, in the order in which they came. */
    all: (): SourceRow[] => everything.all(),
    /** Sources that somebody has read, or begun to. */
    count: () => count.get()!.n,
    /** The unpacked bytes from `offset` on; shorter where fewer are kept. */
    bytes: kept.bytes,
    /**
     * Sources whose kept blocks have a gap, cannot be unpacked, or do not hash to what was noted when they were
     * read.
     */
    damaged: (): string[] =>
      everything
        .all()
        .filter(source => source.done === 1 && isDamaged(source))
        .map(each => each.sha256),
  }
}
export type SourceRepository = ReturnType<typeof sourceRepository>
