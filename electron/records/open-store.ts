import { casebookKind, type CasebookKind } from '../../shared/domain/doors.ts'
import { contentSum, EMPTY_CONTENT } from './content-hash.ts'
import type { WritableDb } from './db.ts'
import { columnReader } from './frames/columns.ts'
import { auditRepository } from './repositories/audit.ts'
import { bringingRepository } from './repositories/bringing.ts'
import { cardRepository } from './repositories/cards.ts'
import { chartRepository } from './repositories/charts.ts'
import { criticalRepository } from './repositories/critical.ts'
import { descriptionRepository } from './repositories/descriptions.ts'
import { dictionary } from './repositories/dictionary.ts'
import { entryRepository } from './repositories/entries.ts'
import { factRows } from './repositories/fact-rows.ts'
import { importRepository } from './repositories/imports.ts'
import { joinRepository } from './repositories/joins.ts'
import { matchAnswers } from './repositories/match-answers.ts'
import { matchRepository } from './repositories/matches.ts'
import { metaRepository } from './repositories/meta.ts'
import { noteRepository } from './repositories/notes.ts'
import { outboxRepository } from './repositories/outbox.ts'
import { personNames } from './repositories/person-names.ts'
import { phraseRepository } from './repositories/phrases.ts'
import { postRepository } from './repositories/post.ts'
import { questionRepository } from './repositories/questions.ts'
import { readingRepository } from './repositories/readings.ts'
import { referentRepository } from './repositories/referents.ts'
import { removal } from './repositories/removal.ts'
import { retractionRepository } from './repositories/retractions.ts'
import { sourceRepository } from './repositories/sources.ts'
import { strangerRepository } from './repositories/strangers.ts'
import { tallyRepository } from './repositories/tallies.ts'
import { versionRepository } from './repositories/versions.ts'
import { waitingRepository } from './repositories/waiting.ts'

/** The value that says what kind of casebook this is. */
export const KIND = 'kind'

/** Everything that can be asked of an open store. */
export function openStore(db: WritableDb, now: () => Date) {
  const meta = metaRepository(db)
  const words = dictionary(db)
  let content = contentSum(meta.get('content') ?? EMPTY_CONTENT)
  const running = {
    add: (hash: Uint8Array) => content.add(hash),
    remove: (hash: Uint8Array) => content.remove(hash),
    hex: () => content.hex(),
  }
  const phrases = phraseRepository(db)
  const rows = factRows(phrases)
  const bringing = bringingRepository(db)
  const tallies = tallyRepository(db)
  const names = personNames(db, (facts, chart) => versions.put(facts, chart))
  const descriptions = descriptionRepository(db)
  const matches = matchRepository(db)
  const joins = joinRepository(db, {
    descriptions,
    move: (facts, chart) => versions.put(facts, chart),
    forget: names.forget,
  })
  const referents = referentRepository(db)
  const retractions = retractionRepository(db)
  const versions = versionRepository(db, {
    words,
    content: running,
    names,
    descriptions,
    joins,
    matches,
    referents,
    retractions,
    bringing,
    tallies,
    rows,
  })
  const remove = removal(db, { versions, bringing })
  const sources = sourceRepository(db)
  const strangers = strangerRepository(db, names)
  function write<T>(work: () => T): T {
    const before = content.hex()
    try {
      return db.transaction(() => {
        const result = work()
        tallies.flush()
        if (content.hex() !== before) meta.set('content', content.hex())
        return result
      })()
    } catch (error) {
      content = contentSum(before)
      words.forget()
      phrases.forget()
      versions.forget()
      tallies.forget()
      throw error
    }
  }

  return {
    db,
    meta,
    words,
    versions,
    audit: auditRepository(db, now),
    referents,
    retractions,
    imports: importRepository(db, {
      versions,
      sources,
      referents,
      retractions,
      strangers,
      bringing,
      phrases,
      remove,
    }),
    strangers,
    descriptions,
    joins,
    matches,
    answers: matchAnswers(db),
    readings: readingRepository(db, { versions, sources, referents, bringing, phrases, remove }),
    sources,
    rows,
    bringing,
    tallies,
    waiting: waitingRepository(db),
    charts: chartRepository(db, rows, now),
    critical: criticalRepository(db, { rows, referents, meta }),
    notes: noteRepository(db),
    entries: entryRepository(db),
    questions: questionRepository(db),
    cards: cardRepository(db),
    outbox: outboxRepository(db),
    post: postRepository(db),
    columns: columnReader(db, now),
    contentHash: () => content.hex(),
    now,
    /** Kept inside the encryption: the key file's word for it could be changed by whoever reaches the folder. */
    kind: (): CasebookKind => casebookKind.parse(meta.get(KIND)),
    /** All of `work` or nothing of it, with the content hash kept in step. It survives a power cut. */
    write,
    /**
     * The same, but a power cut may take it back, until the next `write` has been done. For what is done again where it
     * is missing, such as the announcement of a file.
     */
    writeSoon<T>(work: () => T): T {
      db.pragma('synchronous = normal')
      try {
        return write(work)
      } finally {
        db.pragma('synchronous = full')
      }
    },
    /** Puts what lies in the log beside the file into the file. */
    tidy: () => {
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}
export type Store = ReturnType<typeof openStore>
