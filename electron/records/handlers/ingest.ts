import type { Handlers } from '../../../shared/contract/define.ts'
import type { ingest } from '../../../shared/contract/ingest.ts'
import type { Fact } from '../../../shared/domain/fact.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { AppError } from '../../../shared/errors.ts'
import { requireOpen } from '../doors.ts'
import type { Store } from '../open-store.ts'
import type { SituationColumns } from '../repositories/sources.ts'
import { byKind } from './by-kind.ts'

interface Found {
  readonly importId: number
  readonly sourceId: number
  readonly people: readonly Person[]
  readonly facts: readonly Fact[]
}

/** Who reads a source, and in what situation, as columns and back. */
interface Read {
  readonly reader: { readonly id: string; readonly version: number }
  readonly scope: string
  readonly answers: Readonly<Record<string, string>>
}
const columnsOf = ({ reader, scope, answers }: Read): SituationColumns => ({
  reader: reader.id,
  reader_version: reader.version,
  scope,
  answers: JSON.stringify(answers),
})
const situationOf = (row: SituationColumns): Read => ({
  reader: { id: row.reader, version: row.reader_version },
  scope: row.scope,
  answers: JSON.parse(row.answers) as Record<string, string>, // written by columnsOf
})

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

  const rejectOf = (id: number) => {
    const row = store().imports.reject(id)
    if (!row) throw new AppError('not-found', `Nothing is quarantined under number ${id}.`)
    return row
  }
  /** Stores people and facts; answers how many were new. */
  function keep({ importId, sourceId, people, facts }: Found): number {
    const { versions, now } = store()
    const origin = { importId, sourceId, stored: now().toISOString() }
    let stored = 0
    for (const person of people) if (versions.storePerson(person, origin)) stored++
    for (const fact of facts) if (versions.storeFact(fact, origin)) stored++
    return stored
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
    source({ importId, path, sha256, format, reader, scope, answers }) {
      const { sources, write } = store()
      const known = sources.bySha(sha256)
      if (known?.done)
        return { sourceId: known.id, state: 'done', entriesDone: known.entries_done, ...situationOf(known) }
      return write(() => {
        const row = { sha256, path, format, ...columnsOf({ reader, scope, answers }) }
        const sourceId = known?.id ?? sources.add(row)
        // One of which nothing is stored is begun anew, by whoever reads it now.
        if (known?.entries_done === 0) sources.beginAnew(sourceId, row)
        sources.link(importId, sourceId)
        return {
          sourceId,
          state: known ? ('partial' as const) : ('new' as const),
          entriesDone: known?.entries_done ?? 0,
          ...situationOf(sourceOf(sourceId)),
        }
      })
    },
    keepBytes({ sourceId, offset, bytes }) {
      store().write(() => store().sources.keep(sourceId, offset, bytes))
      return {}
    },
    store({ importId, sourceId, entriesDone, people, facts, others, rejects }) {
      const { write, sources, imports } = store()
      write(() => {
        const stored = keep({ importId, sourceId, people, facts })
        let elsewhere = 0
        for (const { type, n } of others) {
          sources.addOther(sourceId, type, n)
          elsewhere += n
        }
        let quarantined = 0
        for (const reject of rejects) quarantined += imports.addReject(importId, sourceId, reject)
        const said = people.length + facts.length
        const read = said + elsewhere + rejects.length
        sources.advance(sourceId, { entriesDone, read, stored, known: said - stored, quarantined })
      })
      return totals(sourceId)
    },
    finishSource({ sourceId, bytes, keptSha256 }) {
      store().write(() => store().sources.finish(sourceId, bytes, keptSha256))
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
      const { imports, readings, write, audit } = store()
      const found = imports.byId(importId)
      if (!found) throw new AppError('not-found', `There is no import ${importId}.`)
      if (found.state === 'undone')
        throw new AppError('conflict', `Import ${importId} has been undone already.`)
      return write(() => {
        audit.write(`import ${importId} undone`)
        readings.settleAll()
        return imports.undo(importId)
      })
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
          bytes: new Uint8Array(sources.bytes(row.source, row.at, row.length)),
        }
      })
    },
    mend({ id, people, facts }) {
      const { imports, write } = store()
      const row = rejectOf(id)
      write(() => {
        keep({ importId: row.import, sourceId: row.source, people, facts })
        imports.resolve(id)
      })
      return {}
    },

    sourceRow({ sourceId }) {
      const { sources, imports } = store()
      const row = sourceOf(sourceId)
      if (row.scope === '')
        throw new AppError(
          'conflict',
          'That file was read before Casebook noted how, so it cannot be read again. Undo its import and repeat it.',
        )
      const cutShort = imports.cutShort(sourceId)
      return {
        path: row.path,
        format: row.format,
        ...situationOf(row),
        ...(cutShort !== undefined && { cutShort }),
        companions: sources.companions(row),
      }
    },
    readByOtherVersions: ({ reader }) =>
      store()
        .sources.readByOtherVersions(reader.id, reader.version)
        .map(row => ({ sourceId: row.id, path: row.path, version: row.reader_version })),
    keptBytes: ({ sourceId, offset, length }) => ({
      bytes: new Uint8Array(store().sources.bytes(sourceId, offset, length)),
    }),
    beginReading({ sourceId }) {
      const { readings, write, now, audit } = store()
      if (!sourceOf(sourceId).done)
        throw new AppError(
          'conflict',
          'That file has not been read to its end yet. Import it again to go on.',
        )
      return write(() => {
        audit.write(`source ${sourceId} is read again`)
        return { readingId: readings.begin(sourceId, now().toISOString()) }
      })
    },
    storeReading({ readingId, sourceId, people, facts, rejects }) {
      const { readings, write } = store()
      write(() => {
        keep({ importId: readingId, sourceId, people, facts })
        for (const reject of rejects) readings.addReject(readingId, sourceId, reject)
      })
      return {}
    },
    finishReading({ readingId, sourceId, version, read, others }) {
      const { readings, sources, write, audit } = store()
      return write(() => {
        const found = readings.finish(readingId, sourceId)
        sources.readAnew(sourceId, { version, read, quarantined: found.quarantined }, others)
        audit.write(`source ${sourceId} was read again, by version ${version} of its reader`)
        return found
      })
    },
  }
}
