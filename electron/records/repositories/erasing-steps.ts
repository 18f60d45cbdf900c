import type { Slice } from '../../../shared/contract/ingest-erasing.ts'
import { BY_HAND } from '../../../shared/domain/entry.ts'
import { mentionsOf, type Mentions } from '../../../shared/domain/mentions.ts'
import { say } from '../../../shared/words/message.ts'
import type { WritableDb } from '../db.ts'
import type { AuditRepository } from './audit.ts'
import type { ErasingBytes } from './erasing-bytes.ts'
import type { ErasingWhom } from './erasing-whom.ts'
import type { ErasureRepository } from './erasures.ts'
import { factAndSource, storedRow, type StoredRow } from './fact-rows.ts'
import type { HeadRepository } from './heads.ts'
import type { MatchRepository } from './matches.ts'
import { nobodyKnown, tellingText } from './name-bearers.ts'
import type { PersonNames } from './person-names.ts'
import type { PhraseSweep } from './phrase-sweep.ts'
import type { PhraseRepository } from './phrases.ts'
import type { PersonVersion, Remove } from './removal.ts'
import type { VersionRepository } from './versions.ts'

interface Beside {
  readonly erasures: ErasureRepository
  readonly whom: ErasingWhom
  readonly bytes: ErasingBytes
  readonly audit: AuditRepository
  readonly heads: HeadRepository
  readonly versions: VersionRepository
  readonly names: PersonNames
  readonly matches: MatchRepository
  readonly phrases: PhraseRepository
  readonly remove: Remove
  readonly sweep: PhraseSweep
}

/** What goes, in this order. */
export const erasingPhases = ['written', 'facts', 'people', 'beside', 'bytes', 'phrases', 'search'] as const
export type ErasingPhase = (typeof erasingPhases)[number]

/** So many facts are taken out in the time that a block of bytes takes. */
const AS_LONG_AS_A_BLOCK = 40
/** Bytes that are overwritten in one step lie so near together. */
const A_BLOCK = 2 ** 20
/** So many pages of a search index are merged in a step. */
const PAGES = 64

const list = (values: readonly unknown[]) => JSON.stringify(values)
const inList = (column: string) => `${column} IN (SELECT value FROM json_each(@list))`
/** What stands for a path, and for a label, that was hers. */
const withoutPath = (source: number) => `erased-${source}`
const withoutName = (number: number) => JSON.stringify(say('store.erased-label', { number }))

/**
 * Erases somebody in steps, each one transaction that leaves a sound store. What is next follows from what is still
 * there, so that an erasure which was cut off anywhere goes on; the caller asks until nothing is left.
 */
export function erasingSteps(db: WritableDb, beside: Beside) {
  const { erasures, whom, bytes, audit, heads, versions, names, matches, phrases, remove } = beside
  const notesOf = db
    .prepare<[{ list: string }], number>(`SELECT id FROM note WHERE ${inList('person')}`)
    .pluck()
  const dropNote = [
    'DELETE FROM text_search WHERE rowid = -@note',
    'DELETE FROM note_version WHERE note = @note',
    'DELETE FROM note WHERE id = @note',
  ].map(sql => db.prepare<[{ note: number }]>(sql))
  const drafts = db.prepare<[], { which: string; patient: number | null; body: string }>(
    `SELECT json_array(person, name, about, aside) AS which, patient, body FROM draft`,
  )
  const dropDraft = db.prepare<[{ which: string }]>(`
    DELETE FROM draft WHERE person = @which ->> 0 AND name = @which ->> 1 AND about = @which ->> 2
      AND aside = @which ->> 3`)
  const dropFromDays = db.prepare<[{ list: string }]>(`DELETE FROM day_list WHERE ${inList('person')}`)
  const dropFollowUps = db.prepare<[{ list: string }]>(`DELETE FROM follow_up WHERE ${inList('person')}`)
  const dropFindings = db.prepare<[{ list: string }]>(`DELETE FROM finding_answer WHERE ${inList('person')}`)
  const dropForecasts = db.prepare<[{ list: string }]>(`DELETE FROM forecast WHERE ${inList('person')}`)
  const dropDecisions = db.prepare<[{ list: string }]>(`DELETE FROM decision WHERE ${inList('person')}`)
  const whys = db.prepare<[], { id: number; reason: string }>(
    "SELECT id, reason FROM decision WHERE reason <> ''",
  )
  const emptyWhy = db.prepare<[number]>("UPDATE decision SET reason = '' WHERE id = ?")
  const reasons = db.prepare<[], { id: number; why: string }>("SELECT id, why FROM day_list WHERE why <> ''")
  const emptyReason = db.prepare<[number]>("UPDATE day_list SET why = '' WHERE id = ?")
  const changes = db.prepare<[], { id: number; what: string; why: string }>(
    "SELECT id, what, why FROM outcome_change WHERE what <> '' OR why <> ''",
  )
  const setChange = db.prepare<[{ id: number; what: string; why: string }]>(
    'UPDATE outcome_change SET what = @what, why = @why WHERE id = @id',
  )
  const causes = db.prepare<[], { id: number; reason: string }>('SELECT id, reason FROM rebasing')
  const emptyCause = db.prepare<[number]>("UPDATE rebasing SET reason = '–' WHERE id = ?")
  const dropEntries = db.prepare<[{ list: string }]>(`DELETE FROM entry WHERE ${inList('entry')}`)
  const dropAnswers = ['one', 'other'].map(column =>
    db.prepare<[{ list: string }]>(`DELETE FROM match_answer WHERE ${inList(column)}`),
  )
  const acknowledgements = db
    .prepare<[{ list: string }], number>(`
    SELECT made.id FROM fact JOIN source ON source.id = fact.source
    JOIN acknowledgement made ON made.identity = fact.identity AND made.kind = fact.kind AND made.scope = source.scope
    WHERE ${inList('fact.person')}`)
    .pluck()
  const ofNoFact = db.prepare<[], { id: number; done: string }>(`
    SELECT id, done FROM acknowledgement made WHERE done <> '' AND NOT EXISTS (
      SELECT 1 FROM fact JOIN source ON source.id = fact.source
      WHERE fact.identity = made.identity AND fact.kind = made.kind AND source.scope = made.scope)`)
  const emptyAcknowledgement = db.prepare<[number]>(
    "UPDATE acknowledgement SET identity = x'', kind = 0, scope = '', said = x'', done = '' WHERE id = ?",
  )
  const labels = db.prepare<[], { id: number; label: string }>('SELECT id, label FROM import ORDER BY id')
  const setLabel = db.prepare<[{ id: number; label: string }]>(
    'UPDATE import SET label = @label WHERE id = @id',
  )
  const paths = db.prepare<[], { id: number; path: string }>('SELECT id, path FROM source ORDER BY id')
  const setPath = db.prepare<[string, number]>('UPDATE source SET path = ? WHERE id = ?')
  const strangers = db.prepare<[], { name: string; source: number; body: string }>(
    'SELECT name, source, body FROM stranger',
  )
  const isCalledToo = db
    .prepare<[{ name: string; list: string }], number>(
      `SELECT 1 FROM person_called WHERE name = @name AND person NOT IN (SELECT value FROM json_each(@list)) LIMIT 1`,
    )
    .pluck()
  const emptyStranger = db.prepare<[{ name: string; source: number; body: string; emptied: string }]>(
    `UPDATE OR REPLACE stranger SET body = @emptied WHERE name = @name AND source = @source AND body = @body`,
  )
  const dropStranger = db.prepare<[{ name: string; source: number; body: string }]>(
    'DELETE FROM stranger WHERE name = @name AND source = @source AND body = @body',
  )

  const factsOf = db.prepare<[{ list: string; most: number }], StoredRow>(
    `SELECT ${storedRow} FROM ${factAndSource} WHERE ${inList('fact.person')} LIMIT @most`,
  )
  const isThere = db.prepare<[Buffer], number>('SELECT 1 FROM fact WHERE identity = ? LIMIT 1').pluck()
  const dropRetractions = db.prepare<[{ identity: Buffer; scope: string }]>(`
    DELETE FROM retraction WHERE identity = @identity
      AND source IN (SELECT id FROM source WHERE source.scope = @scope)`)
  const versionsOf = db.prepare<[number], PersonVersion>(
    'SELECT id, person, current FROM person_version WHERE person = ?',
  )
  const unlinkVersion = db.prepare<[number]>('DELETE FROM import_person WHERE version = ?')
  const dropPerson = db.prepare<[number]>('DELETE FROM person WHERE id = ?')
  const isPerson = db.prepare<[number], number>('SELECT 1 FROM person WHERE id = ?').pluck()
  const referentsNamed = db
    .prepare<[{ list: string }], string>(
      `SELECT DISTINCT identity FROM referent_name WHERE ${inList('name')} LIMIT 500`,
    )
    .pluck()
  const dropReferent = ['referent', 'referent_name'].map(table =>
    db.prepare<[string]>(`DELETE FROM ${table} WHERE identity = ?`),
  )

  /** What was written here of her, and what is called after her. */
  function written(number: number): boolean {
    const people = list(erasures.numbered(number, 'person'))
    const called = erasures.named(number, 'called')
    const telling = erasures.telling(number)
    const mentions = mentionsOf({ ...telling, references: whom.references(called) })
    const notes = new Set(notesOf.all({ list: people }))
    for (const note of notes) for (const statement of dropNote) statement.run({ note })
    const own = new Set(erasures.numbered(number, 'person'))
    for (const { which, patient, body } of drafts.all())
      if (patient === null ? mentions.isAbout(body) : own.has(patient)) dropDraft.run({ which })
    dropFromDays.run({ list: people })
    dropFollowUps.run({ list: people })
    dropForecasts.run({ list: people })
    dropDecisions.run({ list: people })
    for (const { id, reason } of whys.all()) if (mentions.isNamedIn(reason)) emptyWhy.run(id)
    dropFindings.run({ list: people })
    for (const { id, why } of reasons.all()) if (mentions.isNamedIn(why)) emptyReason.run(id)
    emptyChanges(mentions)
    for (const { id, reason } of causes.all()) if (mentions.isNamedIn(reason)) emptyCause.run(id)
    dropEntries.run({ list: list(whom.entries(called, BY_HAND)) })
    for (const statement of dropAnswers) statement.run({ list: list(called) })
    // A result whose import was undone stands on nobody's chart: what was done about it is hers where it names her.
    const ofNobody = ofNoFact.all().filter(({ done }) => mentions.isNamedIn(done))
    for (const row of new Set([...acknowledgements.all({ list: people }), ...ofNobody.map(({ id }) => id)])) {
      keepDigest(number, 'acknowledgements', row)
      emptyAcknowledgement.run(row)
    }
    const isCalledAfterHer = calledAfter(number, mentions)
    for (const { id, label } of labels.all())
      if (isCalledAfterHer(label)) setLabel.run({ id, label: withoutName(number) })
    for (const { id, path } of paths.all()) if (mentions.isNamedIn(path)) setPath.run(withoutPath(id), id)
    forgetStrangers(people, new Set(called), mentions)
    const lines = audit.saying(said => saysOfNotes(said, notes) || (saysPath(said) && isCalledAfterHer(said)))
    for (const row of lines) keepDigest(number, 'audit', row)
    audit.rewrite(lines, say('audit.erased-line', { number }))
    return false
  }
  /** Whatever was written of a change in one's practice and names her goes; its figures name nobody. */
  function emptyChanges(mentions: Mentions): void {
    const without = (text: string) => (mentions.isNamedIn(text) ? '' : text)
    for (const { id, what, why } of changes.all()) {
      const after = { id, what: without(what), why: without(why) }
      if (after.what !== what || after.why !== why) setChange.run(after)
    }
  }
  /**
   * Who was set aside under a name of hers goes, and so does she where she was set aside. Where somebody else is called
   * so too, it stays known that another one is: what is said under the name must not become that one's.
   */
  function forgetStrangers(people: string, called: ReadonlySet<string>, mentions: Mentions): void {
    const gone: string[] = []
    for (const row of strangers.all()) {
      const isHers = mentions.isAbout(tellingText(row.body))
      if (!isHers && !called.has(row.name)) continue
      const isShared = isCalledToo.get({ name: row.name, list: people }) === 1
      if (!isShared) {
        dropStranger.run(row)
        gone.push(row.name)
      } else if (isHers) emptyStranger.run({ ...row, emptied: JSON.stringify(nobodyKnown) })
    }
    names.forget()
    versions.settleNames(gone.filter(name => !called.has(name)))
  }
  /** Of a text in JSON: whether it names her, or a file that held her alone. However that is called, it is hers. */
  function calledAfter(number: number, mentions: Mentions): (json: string) => boolean {
    const gone = new Set(erasures.numbered(number, 'file'))
    const own = paths.all().filter(({ id, path }) => gone.has(id) && path !== withoutPath(id))
    const written = own.map(({ path }) => JSON.stringify(path).slice(1, -1))
    return json => mentions.isNamedIn(json) || written.some(path => json.includes(path))
  }
  function keepDigest(number: number, part: 'audit' | 'acknowledgements', row: number): void {
    const digest = heads.digest(part, row)
    if (digest) erasures.noteErasedRow(number, { part, row, digest })
  }

  /** Whether there are more. */
  function facts(number: number, most: number): boolean {
    const found = factsOf.all({ list: list(erasures.numbered(number, 'person')), most })
    remove(found, [])
    for (const { identity, scope } of found)
      if (isThere.get(identity) === undefined) dropRetractions.run({ identity, scope })
    return found.length > 0
  }

  /** Of one of her rows, all that describes it, and the row itself. */
  function people(number: number): boolean {
    const person = erasures.numbered(number, 'person').find(each => isPerson.get(each) === 1)
    if (person === undefined) return false
    // What was written of her since the first step.
    for (const note of notesOf.all({ list: list([person]) }))
      for (const statement of dropNote) statement.run({ note })
    for (const { which, patient } of drafts.all()) if (patient === person) dropDraft.run({ which })
    dropFromDays.run({ list: list([person]) })
    dropFollowUps.run({ list: list([person]) })
    dropForecasts.run({ list: list([person]) })
    dropFindings.run({ list: list([person]) })
    const described = versionsOf.all(person)
    for (const { id } of described) unlinkVersion.run(id)
    // No name may be given back to her by what removes her descriptions.
    names.forgetPerson(person)
    remove([], described)
    matches.forget(person)
    dropPerson.run(person)
    versions.forget()
    return true
  }

  /** What her facts alone named. */
  function others(number: number): boolean {
    const named = erasures.named(number, 'referent')
    const found = referentsNamed.all({ list: list(named) })
    for (const identity of found) for (const statement of dropReferent) statement.run(identity)
    return found.length > 0
  }

  let file: { readonly source: number; slices: readonly Slice[]; readonly more: () => boolean } | undefined
  /** Of one file: its slices, then what it hashes to; or all of its bytes. Cut off, the file is begun anew. */
  function kept(number: number, most: number): boolean {
    const over = new Set(erasures.numbered(number, 'rewritten'))
    const gone = erasures.numbered(number, 'file').find(source => !over.has(source))
    if (gone !== undefined) {
      if (bytes.drop(gone, Math.max(1, Math.ceil(most / AS_LONG_AS_A_BLOCK)))) return true
      bytes.dropped(gone)
      erasures.note(number, 'rewritten', gone)
      return true
    }
    const source = erasures.sourcesSliced(number).find(each => !over.has(each))
    if (source === undefined) return false
    if (file?.source !== source)
      file = { source, slices: erasures.slices(number, source), more: bytes.hashing(source) }
    const [first] = file.slices
    if (first) {
      const together = file.slices.filter(({ at }) => at < first.at + A_BLOCK)
      bytes.blank(source, together)
      file.slices = file.slices.slice(together.length)
    } else if (!file.more()) {
      bytes.dropRejects(number, source)
      erasures.note(number, 'rewritten', source)
      file = undefined
    }
    return true
  }

  let sweeping: ((most: number) => boolean) | undefined
  function unsaid(_number: number, most: number): boolean {
    sweeping ??= beside.sweep()
    const isMore = sweeping(most)
    phrases.forget()
    versions.forget()
    if (!isMore) sweeping = undefined
    return isMore
  }

  const merges = ['name_search', 'text_search', 'code_search'].map(table => ({
    table,
    merge: db.prepare<[number]>(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`),
  }))
  const changesMade = db.prepare<[], number>('SELECT total_changes()').pluck()
  let merging: Array<{ readonly merge: (typeof merges)[number]['merge']; begun: boolean }> | undefined
  /** What was taken out of a search index lies in it until it is written anew. */
  function search(): boolean {
    merging ??= merges.map(({ merge }) => ({ merge, begun: false }))
    const [next] = merging
    if (!next) {
      merging = undefined
      return false
    }
    const before = changesMade.get()!
    next.merge.run(next.begun ? PAGES : -PAGES)
    next.begun = true
    // As SQLite documents: a merge that changes fewer than two rows had nothing to do.
    if (changesMade.get()! - before < 2) merging.shift()
    return true
  }

  const phases: Readonly<Record<ErasingPhase, (number: number, most: number) => boolean>> = {
    written,
    facts,
    people,
    beside: others,
    bytes: kept,
    phrases: unsaid,
    search,
  }
  return {
    /** Does the next of a phase, so much at most; answers whether there is more of it. */
    step: (phase: ErasingPhase, number: number, most: number): boolean => phases[phase](number, most),
    /** Forgets what was remembered of one that was cut off. */
    begin(): void {
      file = undefined
      sweeping = undefined
      merging = undefined
    },
  }
}
export type ErasingSteps = ReturnType<typeof erasingSteps>

/** Whether a line of the log holds the name of a file or a folder, or what somebody typed. */
const saysPath = (said: string) => /"(?:label|folder|recipient)":/.test(said)
/** Whether a line of the log holds what a note of hers hashes to. */
function saysOfNotes(said: string, notes: ReadonlySet<number>): boolean {
  if (!said.startsWith('{"key":"audit.note-')) return false
  const { values } = JSON.parse(said) as { values: { note?: number } }
  return values.note !== undefined && notes.has(values.note)
}
