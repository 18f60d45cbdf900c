import type { Handlers } from '../../../shared/contract/define.ts'
import type { ingest } from '../../../shared/contract/ingest.ts'
import { AppError } from '../../../shared/errors.ts'
import { requireOpen } from '../doors.ts'
import type { Store } from '../open-store.ts'
import { byKind } from './by-kind.ts'

/** What records does when intake hands in what it has read. */
export function ingestHandlers(store: () => Store): Handlers<typeof ingest> {
  const sourceOf = (id: number) => {
    const row = store().sources.byId(id)
    if (!row) throw new AppError('not-found', 'This casebook does not know that source.')
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
    begin({ requestId, label, brings }) {
      requireOpen(brings, store())
      const { imports, write, now, audit } = store()
      const known = imports.byRequest(requestId)
      if (known) return { importId: known.id }
      return write(() => {
        audit.write(`import begun: ${label}`)
        return { importId: imports.add(requestId, label, now().toISOString()) }
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
          quarantined += imports.addReject(
            importId,
            sourceId,
            place.offset,
            place.length,
            place.position,
            code,
            message,
            remedy,
          )
        const read = people.length + facts.length + elsewhere + rejects.length
        sources.advance(
          sourceId,
          entriesDone,
          read,
          stored,
          people.length + facts.length - stored,
          quarantined,
        )
      })
      return totals(sourceId)
    },
    finishSource({ sourceId, bytes }) {
      store().write(() => store().sources.finish(sourceId, bytes))
      return totals(sourceId)
    },
    forget({ sourceId }) {
      if (sourceOf(sourceId).entries_done > 0)
        throw new AppError('conflict', 'Something of that source has been stored, so it cannot be forgotten.')
      store().write(() => store().sources.remove(sourceId))
      return {}
    },
    finish({ importId }) {
      const { imports, write, audit, charts } = store()
      return write(() => {
        imports.setState(importId, 'done')
        audit.write(`import ${importId} done`)
        charts.optimise()
        return {
          patients: imports.personCount(importId),
          facts: byKind(imports.factCounts(importId)),
          quarantined: imports.rejectCount(importId),
          rejects: imports
            .rejects()
            .filter(each => each.import === importId)
            .map(({ path, position, code, message }) => ({ path, position, code, message })),
        }
      })
    },
    undo({ importId }) {
      const { imports, versions, sources, write, audit } = store()
      const found = imports.byId(importId)
      if (!found) throw new AppError('not-found', `There is no import ${importId}.`)
      if (found.state === 'undone')
        throw new AppError('conflict', `Import ${importId} has been undone already.`)
      return write(() => {
        audit.write(`import ${importId} undone`)
        return imports.undo(importId, versions, sources)
      })
    },
    quarantined({ ids }) {
      const { imports, sources } = store()
      return ids.map(id => {
        const row = imports.reject(id)
        if (!row) throw new AppError('not-found', `Nothing is quarantined under number ${id}.`)
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
      if (!row) throw new AppError('not-found', `Nothing is quarantined under number ${id}.`)
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
