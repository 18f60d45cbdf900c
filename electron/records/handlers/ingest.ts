import type { Handlers } from '../../../shared/contract/define.ts'
import type { ingest } from '../../../shared/contract/ingest.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { requireOpen } from '../doors.ts'
import type { Store } from '../open-store.ts'
import { countsByKind } from '../kinds/stored-kind.ts'
import { personOf } from '../who.ts'

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

  return {
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
    source({ importId, path, sha256, format, parser }) {
      const { sources, write } = store()
      const known = sources.bySha(sha256)
      if (known?.done) return { sourceId: known.id, state: 'done', entriesDone: known.entries_done }
      return write(() => {
        const sourceId = known?.id ?? sources.add(sha256, path, format, parser)
        sources.link(importId, sourceId)
        return {
          sourceId,
          state: known ? ('partial' as const) : ('new' as const),
          entriesDone: known?.entries_done ?? 0,
        }
      })
    },
    keepBytes({ sourceId, offset, bytes }) {
      store().write(() => store().sources.keep(sourceId, offset, bytes))
      return {}
    },
    store({ importId, sourceId, entriesDone, people, facts, others, rejects }) {
      const { write, versions, sources, imports, now } = store()
      const origin = { importId, sourceId, stored: now().toISOString() }
      write(() => {
        let stored = 0
        for (const person of people) if (versions.storePerson(person, origin)) stored++
        for (const fact of facts) if (versions.storeFact(fact, origin)) stored++
        let elsewhere = 0
        for (const { type, n } of others) {
          sources.addOther(sourceId, type, n)
          elsewhere += n
        }
        let quarantined = 0
        for (const { place, code, message, remedy } of rejects)
          quarantined += imports.addReject({
            importId,
            sourceId,
            at: place.offset,
            length: place.length,
            position: place.position,
            code,
            message,
            remedy,
          })
        const read = people.length + facts.length + elsewhere + rejects.length
        const known = people.length + facts.length - stored
        sources.advance({ sourceId, entriesDone, read, stored, known, quarantined })
      })
      return totals(sourceId)
    },
    finishSource({ sourceId, bytes }) {
      store().write(() => store().sources.finish(sourceId, bytes))
      return totals(sourceId)
    },
    forget({ sourceId }) {
      if (sourceOf(sourceId).entries_done > 0) throw new AppError('conflict', say('store.source-kept'))
      store().write(() => store().sources.remove(sourceId))
      return {}
    },
    finish({ importId }, { caller }) {
      const { imports, write, audit, charts } = store()
      return write(() => {
        imports.setState(importId, 'done')
        audit.write(say('audit.import-done', { number: importId }), personOf(caller))
        charts.optimise()
        return {
          patients: imports.personCount(importId),
          facts: countsByKind(imports.factCounts(importId)),
          quarantined: imports.rejectCount(importId),
          rejects: imports
            .rejectsOf(importId)
            .map(({ path, position, code, message }) => ({ path, position, code, message })),
        }
      })
    },
    undo({ importId }, { caller }) {
      const { imports, versions, sources, write, audit } = store()
      const found = imports.byId(importId)
      if (!found) throw new AppError('not-found', say('store.no-import', { number: importId }))
      if (found.state === 'undone')
        throw new AppError('conflict', say('store.undone-already', { number: importId }))
      return write(() => {
        audit.write(say('audit.import-undone', { number: importId }), personOf(caller))
        return imports.undo(importId, { versions, sources })
      })
    },
    quarantined({ ids }) {
      const { imports, sources } = store()
      return ids.map(id => {
        const row = imports.reject(id)
        if (!row) throw new AppError('not-found', say('store.not-quarantined', { number: id }))
        const { path, sha256, format } = sourceOf(row.source)
        const place = { offset: row.at, length: row.length, position: row.position }
        return {
          id,
          importId: row.import,
          sourceId: row.source,
          path,
          sha256,
          format,
          place,
          bytes: new Uint8Array(sources.bytes(row.source, row.at, row.length)),
        }
      })
    },
    mend({ id, people, facts }) {
      const { imports, versions, write, now } = store()
      const row = imports.reject(id)
      if (!row) throw new AppError('not-found', say('store.not-quarantined', { number: id }))
      write(() => {
        const origin = { importId: row.import, sourceId: row.source, stored: now().toISOString() }
        for (const person of people) versions.storePerson(person, origin)
        for (const fact of facts) versions.storeFact(fact, origin)
        imports.resolve(id)
      })
      return {}
    },
  }
}
