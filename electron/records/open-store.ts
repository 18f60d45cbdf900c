import { casebookKind, type CasebookKind } from '../../shared/domain/doors.ts'
import { contentSum, EMPTY_CONTENT } from './content-hash.ts'
import type { WritableDb } from './db.ts'
import { timelineReader } from './frames/timelines.ts'
import { auditRepository } from './repositories/audit.ts'
import { bringingRepository } from './repositories/bringing.ts'
import { cardRepository } from './repositories/cards.ts'
import { changeRepository } from './repositories/changes.ts'
import { chartRepository } from './repositories/charts.ts'
import { criticalRepository } from './repositories/critical.ts'
import { dayListRepository } from './repositories/day-list.ts'
import { decisionRepository } from './repositories/decisions.ts'
import { accrualRepository } from './repositories/accruals.ts'
import { standingAnswerRepository } from './repositories/standing-answers.ts'
import { descriptionRepository } from './repositories/descriptions.ts'
import { dictionary } from './repositories/dictionary.ts'
import { draftRepository } from './repositories/drafts.ts'
import { drawnFacts } from './repositories/drawn-facts.ts'
import { eitherNames } from './repositories/either-names.ts'
import { erasedAgain } from './repositories/erased-again.ts'
import { erasingBytes } from './repositories/erasing-bytes.ts'
import { erasingCounts } from './repositories/erasing-counts.ts'
import { erasingSteps } from './repositories/erasing-steps.ts'
import { erasingWhom } from './repositories/erasing-whom.ts'
import { erasureRepository } from './repositories/erasures.ts'
import { entryRepository } from './repositories/entries.ts'
import { factRows } from './repositories/fact-rows.ts'
import { forecastRepository } from './repositories/forecasts.ts'
import { findingRepository } from './repositories/findings.ts'
import { followUpRepository } from './repositories/follow-ups.ts'
import { headRepository } from './repositories/heads.ts'
import { importRepository } from './repositories/imports.ts'
import { joinRepository } from './repositories/joins.ts'
import { matchAnswers } from './repositories/match-answers.ts'
import { matchRepository } from './repositories/matches.ts'
import { measuredRepository } from './repositories/measured.ts'
import { metaRepository } from './repositories/meta.ts'
import { nameBearers } from './repositories/name-bearers.ts'
import { noteRepository } from './repositories/notes.ts'
import { measureSetRepository } from './repositories/measure-sets.ts'
import { outcomeChangeRepository } from './repositories/outcome-changes.ts'
import { ownMeasureRepository } from './repositories/own-measures.ts'
import { outboxRepository } from './repositories/outbox.ts'
import { otherDeliveries } from './repositories/other-deliveries.ts'
import { pictureRepository } from './repositories/picture.ts'
import { personNames } from './repositories/person-names.ts'
import { phraseSweep } from './repositories/phrase-sweep.ts'
import { personFactsRepository } from './repositories/person-facts.ts'
import { phraseRepository } from './repositories/phrases.ts'
import { plannedRepository } from './repositories/planned.ts'
import { postRepository } from './repositories/post.ts'
import { projectionRepository } from './repositories/projections.ts'
import { questionRepository } from './repositories/questions.ts'
import { readingRepository } from './repositories/readings.ts'
import { rebasingRepository } from './repositories/rebasings.ts'
import { recipeRepository } from './repositories/recipes.ts'
import { referentRepository } from './repositories/referents.ts'
import { removal } from './repositories/removal.ts'
import { citationRepository } from './repositories/citations.ts'
import { retractionRepository } from './repositories/retractions.ts'
import { sourceRepository } from './repositories/sources.ts'
import { strangerRepository } from './repositories/strangers.ts'
import { takingOutRepository } from './repositories/taking-out.ts'
import { tallyRepository } from './repositories/tallies.ts'
import { traitRepository } from './repositories/traits.ts'
import { toldAgain } from './repositories/told-again.ts'
import { undoingRepository } from './repositories/undoing.ts'
import { variantCallRepository } from './repositories/variant-calls.ts'
import { versionRepository } from './repositories/versions.ts'
import { waitingRepository } from './repositories/waiting.ts'
import { writtenHere } from './repositories/written-here.ts'
import { writing } from './writing.ts'

/** The value that says what kind of casebook this is. */
export const KIND = 'kind'

/** The value that says how many changes it has kept. */
export const WRITES = 'store.writes'

/** Everything that can be asked of an open store. `mark` hears how many changes are on the disk, after each. */
export function openStore(db: WritableDb, now: () => Date, mark: (writes: number) => void = () => undefined) {
  const meta = metaRepository(db)
  const writesKept = () => Number(meta.get(WRITES) ?? 0)
  let writes = writesKept()
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
  const descriptions = descriptionRepository(db)
  const tallies = tallyRepository(db, descriptions)
  const bearers = nameBearers(db)
  const names = personNames(db, { bearers, move: (facts, chart) => versions.put(facts, chart) })
  const eithers = eitherNames(db, { bearers, names })
  const matches = matchRepository(db)
  const joins = joinRepository(db, {
    descriptions,
    move: (facts, chart) => versions.put(facts, chart),
    forget: names.forget,
  })
  const referents = referentRepository(db)
  const retractions = retractionRepository(db)
  const citations = citationRepository(db)
  const told = toldAgain(db, { rows, phrases, referents })
  const versions = versionRepository(db, {
    words,
    content: running,
    names,
    eithers,
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
  const strangers = strangerRepository(db, { names, bearers, eithers })
  const imports = importRepository(db, { bringing, remove })
  const audit = auditRepository(db, now)
  const heads = headRepository(db, meta, now)
  const erasures = erasureRepository(db, meta)
  const whom = erasingWhom(db, { joins, rows })
  const { write, writeTogether, writeTogetherInSlices, finishSlices, settle } = writing(db, {
    hash: () => content.hex(),
    save(before) {
      tallies.flush()
      if (content.hex() !== before) meta.set('content', content.hex())
      meta.set(WRITES, String(++writes))
    },
    takeBack(before) {
      content = contentSum(before)
      writes = writesKept()
      words.forget()
      phrases.forget()
      versions.forget()
      tallies.forget()
    },
    committed: () => mark(writes),
  })

  return {
    db,
    meta,
    words,
    versions,
    audit,
    changes: changeRepository(db),
    referents,
    retractions,
    citations,
    imports,
    undoing: undoingRepository(db, {
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
      sweep: phraseSweep(db),
    }),
    strangers,
    eithers,
    descriptions,
    joins,
    matches,
    answers: matchAnswers(db),
    readings: readingRepository(db, { versions, sources, referents, citations, bringing, phrases, remove }),
    recipes: recipeRepository(db),
    ownMeasures: ownMeasureRepository(db),
    rebasings: rebasingRepository(db),
    sources,
    rows,
    bringing,
    tallies,
    waiting: waitingRepository(db),
    charts: chartRepository(db, { rows, told }, now),
    variantCalls: variantCallRepository(db),
    measured: measuredRepository(db, { rows, told, chartOf: joins.chartOf }),
    picture: pictureRepository(db, { rows, told, chartOf: joins.chartOf }),
    told,
    takingOut: takingOutRepository(db),
    personFacts: personFactsRepository(db, rows),
    drawFacts: drawnFacts(db),
    projections: projectionRepository(db, { words, versions, descriptions, meta }),
    heads,
    erasures,
    whom,
    erasingCounts: erasingCounts(db),
    erasedAgain: erasedAgain(db, { erasures, meta }),
    erasing: erasingSteps(db, {
      erasures,
      whom,
      bytes: erasingBytes(db),
      audit,
      heads,
      versions,
      names,
      matches,
      phrases,
      remove,
      sweep: phraseSweep(db),
    }),
    critical: criticalRepository(db, { rows, referents, meta }),
    otherDeliveries: otherDeliveries(db),
    notes: noteRepository(db),
    drafts: draftRepository(db),
    dayList: dayListRepository(db),
    followUps: followUpRepository(db),
    findings: findingRepository(db, rows),
    forecasts: forecastRepository(db),
    decisions: decisionRepository(db),
    standingAnswers: standingAnswerRepository(db),
    accruals: accrualRepository(db),
    planned: plannedRepository(db, rows, now),
    written: writtenHere(db),
    entries: entryRepository(db),
    questions: questionRepository(db),
    cards: cardRepository(db),
    outcomeChanges: outcomeChangeRepository(db),
    measureSets: measureSetRepository(db),
    outbox: outboxRepository(db),
    post: postRepository(db),
    timelines: timelineReader(db, now),
    traits: traitRepository(db, now),
    contentHash: () => content.hex(),
    now,
    /** Kept inside the encryption: the key file's word for it could be changed by whoever reaches the folder. */
    kind: (): CasebookKind => casebookKind.parse(meta.get(KIND)),
    write,
    writeTogether,
    writeTogetherInSlices,
    finishSlices,
    settle,
    /** Puts the log beside the file into the file, as far as nobody reads an earlier state; waits for nobody. */
    tidy: () => {
      settle()
      const wait = db.pragma('busy_timeout', { simple: true }) as number
      db.pragma('busy_timeout = 0')
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.pragma(`busy_timeout = ${wait}`)
    },
  }
}
export type Store = ReturnType<typeof openStore>
