import type { Handlers } from '../../../shared/contract/define.ts'
import { WHERE_FROM, type ingest } from '../../../shared/contract/ingest.ts'
import type { FactBatch } from '../../../shared/domain/facts/batch.ts'
import type { Citation } from '../../../shared/domain/citation.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import type { Referent, Retraction } from '../../../shared/domain/referent.ts'
import { clockOf } from '../../../shared/domain/clock.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { factsIn } from '../../host/fact-batch.ts'
import { oneAfterTheOther } from '../../host/one-after-the-other.ts'
import { requireOpen } from '../doors.ts'
import { erasingLook } from '../erasing/look.ts'
import type { Store } from '../open-store.ts'
import type { Block } from '../repositories/kept-blocks.ts'
import { columnsOfSituation, situationOf } from './situation.ts'
import { countsByKind } from '../kinds/stored-kind.ts'
import { placeOf, type Misplaced } from '../repositories/strangers.ts'
import { personOf } from '../who.ts'
import { atOnce, type Steps } from '../writing.ts'
import { entryHandlers } from './entries.ts'
import { peopleHandlers } from './people.ts'
import { readingBackHandlers } from './reading-back.ts'
import { undo } from './undo.ts'
import { waitingHandlers } from './waiting.ts'

interface Found {
  readonly importId: number
  readonly sourceId: number
  readonly people: readonly Person[]
  readonly facts: FactBatch
  readonly referents: readonly Referent[]
  readonly retractions: readonly Retraction[]
  readonly citations?: readonly Citation[] | undefined
}

/** How much of it was new, and how much turned away. */
interface Kept {
  readonly stored: number
  readonly turnedAway: number
}

/** More bytes of one entry than any reader takes: what is longer is told by its length. */
const MOST_AGAIN = 64 * 2 ** 20
/** What an import asks for in a row. */
const BATCHES = ['source', 'keepBytes', 'store', 'finishSource', 'forget', 'interrupt', 'finish'] as const
/** As many blocks wait for the facts that come after them. */
const BLOCKS = 8

/** A deletion by a search or a urn, or of a person, takes back something that its name alone does not tell. */
const isOfAFact = ({ identity }: Retraction) => !/^(?:Patient\/|urn:|[^@]*\?)/.test(identity)

/** What records does when intake hands in what it has read. */
export function ingestHandlers(store: () => Store): Handlers<typeof ingest> {
  const sourceOf = (id: number) => {
    const row = store().sources.byId(id)
    if (!row) throw new AppError('not-found', say('store.no-source'))
    return row
  }
  const totals = (id: number) => {
    const { read, stored, quarantined, known } = sourceOf(id)
    return { read, stored, quarantined, known }
  }

  const rejectOf = (id: number) => {
    const row = store().imports.reject(id)
    if (!row) throw new AppError('not-found', say('store.not-quarantined', { number: id }))
    return row
  }
  function turnAway(
    place: Person['place'],
    { importId, sourceId }: { importId: number; sourceId: number },
    why: 'two-people' | 'deletion' = 'two-people',
  ) {
    const reason = say(`quarantine.${why}`)
    const remedy = say(`quarantine.${why}-remedy`)
    store().imports.addReject(importId, sourceId, { place, reason, remedy })
  }
  /** What a file said of a stranger stands on the other one's chart no more. */
  function takeBack(misplaced: readonly Misplaced[], { importId }: { importId: number }): void {
    store().imports.removeFacts(misplaced)
    for (const each of misplaced) turnAway(placeOf(each), { importId, sourceId: each.source })
  }

  /** Blocks that came and are not stored yet: they go with the next facts, in one transaction. */
  let arrived: Array<{ sourceId: number; block: Block }> = []
  function* storeBytes(): Steps<void> {
    const { sources } = store()
    for (const { sourceId, block } of arrived) {
      sources.keep(sourceId, block)
      yield
    }
  }
  function writeWithBytes(work: () => void): void {
    store().writeTogether(() => {
      atOnce(storeBytes())
      work()
    })
    arrived = []
  }

  /**
   * Stores people, facts and published works, and what they name; answers how many of them were new, and how many
   * turned away.
   */
  function* keep({
    importId,
    sourceId,
    people,
    facts,
    referents,
    retractions,
    citations = [],
  }: Found): Steps<Kept> {
    const { versions, strangers, bringing, now, erasures, ...kept } = store()
    if (erasures.underWay()) throw new AppError('conflict', say('store.erasing'))
    const origin = { importId, sourceId, scope: sourceOf(sourceId).scope }
    const added: number[] = []
    let [stored, turnedAway] = [0, 0]
    for (const referent of referents)
      versions.renamed(kept.referents.factsNamedBy(referent), () => kept.referents.keep(referent, origin))
    for (const retraction of retractions) {
      versions.electFactsOf(kept.retractions.keep(retraction, origin))
      if (!isOfAFact(retraction)) {
        turnAway(retraction.place, origin, 'deletion')
        turnedAway++
      }
    }
    for (const person of people) {
      yield
      if (strangers.isStranger(person)) {
        const { called, misplaced } = strangers.keep(person, origin)
        takeBack(misplaced, origin)
        versions.settleNames(called)
        turnAway(person.place, origin)
        turnedAway++
        continue
      }
      if (versions.storePerson(person, origin)) stored++
      // What waited for her may be somebody's who was set aside.
      versions.settleEithersOf(person)
    }
    for (const citation of citations) {
      yield
      if (kept.citations.keep(citation, origin)) stored++
    }
    const meant = kept.eithers.among(sourceId)
    for (const fact of factsIn(facts)) {
      yield
      // What is said of the second of two people must not stand on the first one's chart.
      const called = meant(fact.called)
      if (called === undefined) {
        turnAway(fact.place, origin)
        turnedAway++
      } else {
        const id = versions.storeFact(called === fact.called ? fact : { ...fact, called }, origin)
        if (id !== undefined) added.push(id)
      }
    }
    if (added.length > 0)
      bringing.noteBatch({
        first: added[0]!,
        last: added.at(-1)!,
        importId,
        sourceId,
        stored: now().toISOString(),
      })
    return { stored: stored + added.length, turnedAway }
  }

  const handlers: Handlers<typeof ingest> = {
    ...waitingHandlers(store),
    ...entryHandlers(store),
    ...peopleHandlers(store),
    ...erasingLook(store),
    ...readingBackHandlers(store),
    undo: undo(store),
    admit({ brings }) {
      requireOpen(brings, store())
      return {}
    },
    begin({ requestId, label, brings }, { caller }) {
      requireOpen(brings, store())
      const { imports, write, now, audit } = store()
      const known = imports.byRequest(requestId)
      if (known) return { importId: known.id }
      return write(() => {
        const person = personOf(caller)
        audit.write(say('audit.import-begun', { label }), person)
        return { importId: imports.add({ request: requestId, label, started: now().toISOString(), person }) }
      })
    },
    source({ importId, path, sha256, format, ...read }) {
      const { sources, waiting, writeTogether } = store()
      const known = sources.known(sha256, read.scope, read.answers[WHERE_FROM] !== undefined)
      if (known?.done) {
        writeTogether(() => sources.link(importId, known.id, 'whole'))
        return {
          sourceId: known.id,
          state: 'done',
          entriesDone: known.entries_done,
          bytesKept: known.bytes,
          ...situationOf(known),
        }
      }
      return writeTogether(() => {
        const row = { sha256, path, format, ...columnsOfSituation(read) }
        const sourceId = known?.id ?? sources.add(row)
        // One of which nothing is stored is begun anew, by whoever reads it now.
        if (known?.entries_done === 0) {
          if (waiting.keptOf(sourceId) !== undefined) sources.dropRead(sourceId)
          sources.beginAnew(sourceId, row)
        }
        sources.link(importId, sourceId)
        return {
          sourceId,
          state: known ? ('partial' as const) : ('new' as const),
          entriesDone: known?.entries_done ?? 0,
          // Of one that is begun anew somebody's bytes may have been overwritten.
          bytesKept: known?.entries_done === 0 ? 0 : sources.bytesKept(sourceId),
          ...situationOf(sourceOf(sourceId)),
        }
      })
    },
    scopesOf({ sha256s, people }) {
      const { sources, charts, waiting } = store()
      // A file that nobody reads says nothing: an empty one, or a licence, comes from everywhere.
      const byBytes = sha256s
        .flatMap(sources.bySha)
        .filter(found => found.entries_done > 0 || waiting.keptOf(found.id) === undefined)
        .map(({ scope }) => scope)
      const byPeople = sources.scopes().filter(scope =>
        people.some(({ identity, name, birth }) => {
          const found = charts.personByIdentity(`${identity}@${scope}`)
          return (
            found !== undefined &&
            (name === undefined || (found.name === name && clockOf(found.birth) === (birth ?? null)))
          )
        }),
      )
      return { scopes: [...new Set([...byBytes, ...byPeople])].toSorted() }
    },
    keepBytes({ sourceId, ...block }) {
      sourceOf(sourceId)
      arrived.push({ sourceId, block })
      if (arrived.length >= BLOCKS) writeWithBytes(() => undefined)
      return {}
    },
    async store({ importId, sourceId, entriesBefore, entriesDone, others, rejects, ...found }) {
      const { sources, imports, writeTogetherInSlices } = store()
      const { entries_done: done } = sourceOf(sourceId)
      if (done >= entriesDone) return totals(sourceId)
      if (done !== entriesBefore) throw new AppError('conflict', say('store.out-of-turn'))
      await writeTogetherInSlices(function* () {
        yield* storeBytes()
        const { stored } = yield* keep({ importId, sourceId, ...found })
        let elsewhere = 0
        for (const { type, n } of others) {
          sources.addOther(sourceId, type, n)
          elsewhere += n
        }
        let quarantined = 0
        for (const reject of rejects) quarantined += imports.addReject(importId, sourceId, reject)
        const said = found.people.length + found.facts.n + (found.citations?.length ?? 0)
        const named = found.referents.length + found.retractions.length
        const read = said + named + elsewhere + rejects.length
        sources.advance(sourceId, { entriesDone, read, stored, known: said - stored, quarantined })
      })
      arrived = []
      return totals(sourceId)
    },
    finishSource({ sourceId, bytes, keptSha256, entriesDone }, { caller }) {
      const { sources, waiting, audit } = store()
      // A batch may have been lost with a commit that failed, after it was answered.
      if (sourceOf(sourceId).entries_done !== entriesDone)
        throw new AppError('conflict', say('store.out-of-turn'))
      writeWithBytes(() => {
        sources.finish(sourceId, bytes, keptSha256)
        if (waiting.keptOf(sourceId) === undefined) return
        waiting.end(sourceId)
        audit.write(say('audit.waiting-read', { source: sourceId }), personOf(caller))
      })
      return totals(sourceId)
    },
    forget({ sourceId }) {
      if (sourceOf(sourceId).entries_done > 0) throw new AppError('conflict', say('store.source-kept'))
      arrived = arrived.filter(each => each.sourceId !== sourceId)
      const { sources, waiting, write } = store()
      // One that waited waits on, with its bytes.
      write(() =>
        waiting.keptOf(sourceId) === 'whole' ? sources.dropRead(sourceId) : sources.remove(sourceId),
      )
      return {}
    },
    interrupt({ importId }) {
      // They come again when the import goes on. Another may be under way: an entry by hand waits for none.
      const own = new Set(store().sources.ofImport(importId))
      arrived = arrived.filter(each => !own.has(each.sourceId))
      store().write(() => store().imports.interrupt(importId))
      return {}
    },
    finish({ importId }, { caller }) {
      const { imports, sources, versions, write, tidy, audit, erasedAgain, otherDeliveries } = store()
      const totals = write(() => {
        versions.settleEithers(sources.ofImport(importId))
        imports.tellNobodys()
        imports.setState(importId, 'done')
        audit.write(say('audit.import-done', { number: importId }), personOf(caller))
        return {
          patients: imports.personCount(importId),
          facts: countsByKind(imports.factCounts(importId)),
          quarantined: imports.rejectCount(importId),
          erasedAgain: erasedAgain.broughtBy(importId),
          otherwise: otherDeliveries.ofImport(importId),
          rejects: imports
            .rejectsOf(importId)
            .map(({ path, position, reason }) => ({ path, position, reason })),
        }
      })
      tidy()
      return totals
    },
    quarantined({ ids }) {
      const { sources } = store()
      return ids.map(id => {
        const row = rejectOf(id)
        return {
          id,
          importId: row.import,
          sourceId: row.source,
          place: { offset: row.at, length: row.length, position: row.position },
          bytes: new Uint8Array(sources.bytes(row.source, row.at, Math.min(row.length, MOST_AGAIN))),
        }
      })
    },
    mend({ id, ...found }) {
      const { imports, versions, eithers, writeTogether } = store()
      const row = rejectOf(id)
      // Entries are tried again by the thousand; what a power cut takes back is tried once more.
      return writeTogether(() => {
        const { turnedAway } = atOnce(keep({ importId: row.import, sourceId: row.source, ...found }))
        const meant = eithers.among(row.source)
        const isPlaced =
          turnedAway === 0 &&
          [...factsIn(found.facts)].every(({ called }) => versions.isDescribed(meant(called) ?? called))
        if (isPlaced) imports.resolve(id)
        return { isPlaced }
      })
    },

    recipes: () =>
      store()
        .recipes.all()
        .map(({ recipe }) => recipe),
    sourceRow({ sourceId }) {
      const { imports, waiting } = store()
      const row = sourceOf(sourceId)
      if (waiting.keptOf(sourceId) !== undefined)
        throw new AppError('conflict', say('store.source-unfinished'))
      const cutShort = imports.cutShort(sourceId)
      return {
        path: row.path,
        format: row.format,
        ...situationOf(row),
        ...(cutShort !== undefined && { cutShort }),
      }
    },
    readByOtherVersions: ({ reader }) =>
      store()
        .sources.readByOtherVersions(reader.id, reader.version)
        .map(row => ({ sourceId: row.id, path: row.path, version: row.reader_version })),
    keptBytes: ({ sourceId, offset, length }) => ({
      bytes: new Uint8Array(store().sources.bytes(sourceId, offset, length)),
    }),
    beginReading({ sourceId }, { caller }) {
      const { readings, write, now, audit } = store()
      const { done, bytes_lost: lost } = sourceOf(sourceId)
      if (!done) throw new AppError('conflict', say('store.source-unfinished'))
      if (lost === 1) throw new AppError('conflict', say('store.bytes-lost'))
      return write(() => {
        const person = personOf(caller)
        audit.write(say('audit.reading-begun', { source: sourceId }), person)
        return { readingId: readings.begin(sourceId, { started: now().toISOString(), person }) }
      })
    },
    storeReading({ readingId, sourceId, rejects, ...found }) {
      const { readings, write } = store()
      write(() => {
        atOnce(keep({ importId: readingId, sourceId, ...found }))
        for (const reject of rejects) readings.addReject(readingId, sourceId, reject)
      })
      return {}
    },
    finishReading({ readingId, sourceId, version, read, others }, { caller }) {
      const { readings, imports, versions, sources, write, audit } = store()
      return write(() => {
        const found = readings.finish(readingId, sourceId)
        versions.settleEithers([sourceId])
        imports.tellNobodys()
        sources.readAnew(sourceId, { version, read, quarantined: found.quarantined }, others)
        audit.write(say('audit.reading-done', { source: sourceId, version }), personOf(caller))
        return found
      })
    },
  }
  return oneAfterTheOther(handlers, BATCHES)
}
