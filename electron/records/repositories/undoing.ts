import type { WritableDb } from '../db.ts'
import type { BringingRepository, Handing } from './bringing.ts'
import { handingOver } from './handing-over.ts'
import type { ImportRepository } from './imports.ts'
import type { PhraseSweep } from './phrase-sweep.ts'
import type { PhraseRepository } from './phrases.ts'
import type { ReferentRepository } from './referents.ts'
import type { PersonVersion, Remove } from './removal.ts'
import type { CitationRepository } from './citations.ts'
import type { RetractionRepository } from './retractions.ts'
import type { SourceRepository } from './sources.ts'
import type { StrangerRepository } from './strangers.ts'
import type { VersionRepository } from './versions.ts'

interface Beside {
  readonly versions: VersionRepository
  readonly sources: SourceRepository
  readonly referents: ReferentRepository
  readonly retractions: RetractionRepository
  readonly citations: CitationRepository
  readonly strangers: StrangerRepository
  readonly bringing: BringingRepository
  readonly phrases: PhraseRepository
  readonly imports: ImportRepository
  readonly remove: Remove
  readonly sweep: PhraseSweep
}

/** What is taken out, in this order. */
export type UndoPhase = 'shared' | 'facts' | 'people' | 'beside' | 'files' | 'phrases' | 'over'
export interface UndoStep {
  readonly phase: UndoPhase
  /** What the step looked at, of whatever the phase takes out. */
  readonly done: number
  /** What is gone for good: facts, and people of whom nothing speaks any more. */
  readonly facts: number
  readonly patients: number
}
interface LinkedVersion extends PersonVersion {
  /** 1: another import brought it as well. */
  shared: number
}

/** So many facts are taken out in the time that a block of bytes takes, which are overwritten. */
const AS_LONG_AS_A_BLOCK = 40

const nothing = { done: 0, facts: 0, patients: 0 }

/**
 * Undo of an import, in steps: first what came through a file that a later import brought too is left to that one; then
 * each step removes a run of what the import alone brought, leaves to others what they brought as well, and lets
 * earlier versions come back. A step is one transaction, which leaves a sound store; what is next follows from what is
 * still there, so that an undo that was stopped anywhere is gone on with.
 */
export function undoingRepository(db: WritableDb, beside: Beside) {
  const {
    versions,
    sources,
    referents,
    retractions,
    citations,
    strangers,
    bringing,
    phrases,
    imports,
    remove,
  } = beside
  const hand = handingOver(db, { bringing, sources })
  const somePeople = db.prepare<[{ importId: number; most: number }], LinkedVersion>(`
    SELECT id, person, current, EXISTS (
      SELECT 1 FROM import_person other WHERE other.version = mine.version AND other.import <> @importId) AS shared
    FROM import_person mine JOIN person_version ON person_version.id = mine.version
    WHERE mine.import = @importId LIMIT @most`)
  const unlinkPeople = db.prepare<[number, string]>(
    'DELETE FROM import_person WHERE import = ? AND version IN (SELECT value FROM json_each(?))',
  )
  const dropRejects = db.prepare<[number, number]>(
    'DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine WHERE import = ? LIMIT ?)',
  )

  function facts(importId: number, most: number) {
    const { released, alone } = bringing.release(importId, most)
    const patients = remove(alone, [])
    return { done: released, facts: alone.length, patients }
  }

  function people(importId: number, most: number) {
    const found = somePeople.all({ importId, most })
    unlinkPeople.run(importId, JSON.stringify(found.map(({ id }) => id)))
    const patients = remove(
      [],
      found.filter(({ shared }) => shared === 0),
    )
    const done = found.length > 0 ? found.length : versions.forgetNames(importId, most)
    return { done, facts: 0, patients }
  }

  /** What it brought to be named, what it took back, works it named, and what was set aside. */
  function others(importId: number, most: number) {
    const setAside = strangers.forget(importId, most)
    versions.settleNames(setAside)
    const named = referents.broughtBy(importId, most)
    for (const identity of named)
      versions.renamed(referents.factsNamedBy({ identity, aliases: [] }), () =>
        referents.forget(importId, identity),
      )
    const takenBack = retractions.forget(importId, most)
    for (const fact of takenBack) versions.electFactsOf(fact)
    const rejects = dropRejects.run(importId, most).changes
    const works = citations.forget(importId, most)
    return { ...nothing, done: setAside.length + named.length + takenBack.length + works + rejects }
  }

  function files(importId: number, most: number) {
    const source = sources.ofImport(importId)[0]
    if (source === undefined) return nothing
    if (sources.isInUse(source, importId)) sources.unlink(importId, source)
    else if (sources.dropBytes(source, Math.ceil(most / AS_LONG_AS_A_BLOCK)) === 0) sources.remove(source)
    return { ...nothing, done: 1 }
  }

  let handings: Handing[] = []
  function shared(importId: number, most: number) {
    const next = handings.at(-1)
    if (next?.from !== importId) return nothing
    const done = hand(next, most)
    if (done === 0) handings.pop()
    return { ...nothing, done: done + 1 }
  }

  let sweeping: { readonly importId: number; readonly step: (most: number) => boolean } | undefined
  function unsaid(importId: number, most: number) {
    if (sweeping?.importId !== importId) sweeping = { importId, step: beside.sweep() }
    const isMore = sweeping.step(most)
    phrases.forget()
    versions.forget()
    if (!isMore) sweeping = undefined
    return { ...nothing, done: Number(isMore) }
  }

  const phases = { shared, facts, people, beside: others, files, phrases: unsaid } as const

  return {
    /**
     * Marks an import as half undone: from now on no file that it alone brought is here as a whole, so each can come
     * again. Answers how many facts there are to look at.
     */
    begin(importId: number): number {
      sweeping = undefined
      handings = []
      for (const source of sources.ofImport(importId)) {
        const to = sources.laterOf(importId, source)
        if (to !== undefined) {
          sources.link(to, source) // as if it had read it
          handings.push({ from: importId, source, to })
        } else if (sources.isRead(importId, source)) sources.reopen(source, importId)
      }
      imports.setState(importId, 'undoing')
      return bringing.broughtCount(importId)
    },
    /** Takes out the next, so many at most. `over`: nothing is left. */
    step(importId: number, most: number): UndoStep {
      for (const [phase, take] of Object.entries(phases)) {
        const found = take(importId, most)
        if (found.done === 0) continue
        imports.addGone(importId, found)
        return { phase: phase as UndoPhase, ...found } // the keys of the table
      }
      return { phase: 'over', ...nothing }
    },
    end(importId: number): void {
      versions.settleEithers()
      imports.tellNobodys()
      imports.setState(importId, 'undone')
    },
  }
}
