import { recipesIn } from './recipes-in.ts'
import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Client, Handlers } from '../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../shared/contract/ingest.ts'
import type { FileReport, intake as intakeContract } from '../../shared/contract/intake.ts'
import { say } from '../../shared/words/message.ts'
import { practiceFile } from './demonstration/source-file.ts'
import { enter, move, moveNote } from './entry/enter.ts'
import { imports } from './imports.ts'
import { peopleMatching } from './people/matching.ts'
import { namesakesOf } from './people/namesakes.ts'
import { reasonOf } from './pipeline/reasons.ts'
import { filesUnder, PathUnreadable } from './pipeline/source-file.ts'
import { readingHere, type Reading } from './reader/reading.ts'
import { sources as registry } from './sources/registry.ts'
import type { Source } from './sources/source.ts'

/**
 * The demonstration's planted truth: the exposure nearly halves the hazard. Its last day is fixed, so that it is the
 * same on every machine.
 */
const demonstration = { logHazardRatio: -0.6, overlap: 'good' as const, today: '2026-06-30' }

/** A job that is cancelled is waited for: it ends at a step's border. */
const NEVER = new AbortController().signal

/** What intake does when the window asks it to read something. */
export function handlers(
  ingest: Client<typeof ingestContract>,
  log: (line: string) => void,
  sources: readonly Source[] = registry,
  reading: Reading = readingHere(ingest, sources),
): Handlers<typeof intakeContract> {
  const matching = peopleMatching(ingest)
  const jobs = imports({ ingest, reading, matching, log })
  const quietly = () => undefined
  /** Of one who was entered by hand nobody waits to hear whether another source knows her. */
  const matchBeside = () => {
    matching.run(NEVER, quietly).catch((error: unknown) => {
      log(`people are not compared: ${error instanceof Error ? error.name : typeof error}`)
    })
  }

  function expand(paths: readonly string[]) {
    try {
      return filesUnder(paths)
    } catch (error) {
      if (!(error instanceof PathUnreadable)) throw error
      const why = reasonOf(error.cause)
      throw new AppError('unreadable-source', say('intake.path-unreadable', { path: error.path, why }))
    }
  }

  return {
    async start({ requestId, paths, answers = {} }) {
      const brings = 'files'
      await ingest.admit({ brings })
      const label = paths.length === 1 ? paths[0]! : say('intake.several', { paths: paths.length })
      return { job: jobs.start({ requestId, label, brings, answers, files: expand(paths) }) }
    },
    async startDemonstration({ requestId, seed, patients }) {
      const brings = 'invented-practice'
      await ingest.admit({ brings })
      const { today, ...truth } = demonstration
      const files = [practiceFile({ seed, patients, ...truth }, today)]
      const label = say('intake.invented')
      return { job: jobs.start({ requestId, label, brings, answers: {}, files }) }
    },
    jobs: () => jobs.list(),
    watch: ({ job }, { signal, report }) => jobs.watch(job, signal, report),
    cancel({ job }) {
      jobs.cancel(job)
      return {}
    },

    async retry({ ids }, { report, signal }) {
      const counts = { 'stored': 0, 'still-quarantined': 0, 'newer': 0 }
      for (const [done, id] of ids.entries()) {
        signal.throwIfAborted()
        report({ phase: say('intake.trying-again'), done, of: ids.length })
        counts[await reading.retry(id, signal)]++
      }
      if (counts.stored > 0) await matching.run(signal, report)
      const { stored, newer } = counts
      return { stored, stillQuarantined: ids.length - stored, newer }
    },
    async readByOtherVersions() {
      const lists = await Promise.all(
        sources.map(async ({ id, version }) => {
          const found = await ingest.readByOtherVersions({ reader: { id, version } })
          return found.map(row => ({
            source: row.sourceId,
            path: row.path,
            readBy: row.version < version ? ('older' as const) : ('newer' as const),
          }))
        }),
      )
      return lists.flat()
    },
    readAgain: ({ sources: asked }, { report, signal }) =>
      jobs.inTurn(async () => {
        const changed = []
        report({ phase: say('intake.reading-again'), done: 0, of: asked.length })
        // In the order they came.
        for (const source of [...new Set(asked)].toSorted((one, other) => one - other)) {
          signal.throwIfAborted()
          changed.push({ source, ...(await reading.readAgain(source, signal)) })
          report({ phase: say('intake.reading-again'), done: changed.length, of: asked.length })
        }
        await matching.run(signal, report)
        return changed
      }),
    readWaiting: (_input, { report, signal }) =>
      jobs.inTurn(async () => {
        const files: FileReport[] = []
        report({ phase: say('intake.reading-waiting'), done: 0 })
        await reading.readWaiting(signal, ({ report: each, of }) => {
          const { others: _others, ...file } = each
          files.push(file)
          report({ phase: say('intake.reading-waiting'), done: files.length, of })
        })
        if (files.length > 0) await matching.run(signal, report)
        return { files, stillWaiting: (await ingest.waitingFiles({})).length }
      }),
    openSealed: (closed, { report, signal }) =>
      jobs.inTurn(async () => {
        report({ phase: say('sealed.opening'), done: 0 })
        const { others: _others, ...file } = await reading.openSealed(closed, signal)
        if (file.stored > 0) await matching.run(signal, report)
        return file
      }),
    samplesOf: ({ source }, { signal }) => reading.samplesOf(source, signal),
    readSamples: (said, { report, signal }) =>
      jobs.inTurn(async () => {
        report({ phase: say('intake.reading-waiting'), done: 0 })
        const { others: _others, ...file } = await reading.readSamples(said, signal)
        return file
      }),
    reportOf: (asked, { signal }) => reading.reportOf(asked, signal),
    readReport: (said, { report, signal }) =>
      jobs.inTurn(async () => {
        report({ phase: say('intake.reading-waiting'), done: 0 })
        const { others: _others, ...file } = await reading.readReport(said, signal)
        return file
      }),
    noteOf: ({ source }, { signal }) => reading.noteOf(source, signal),
    readNote: (said, { report, signal }) =>
      jobs.inTurn(async () => {
        report({ phase: say('intake.reading-waiting'), done: 0 })
        const { others: _others, ...file } = await reading.readNote(said, signal)
        return file
      }),
    recipesIn: ({ path }) => recipesIn(path),
    lookAtTables({ waiting, path, recipes = [], books = [] }, { signal, report }) {
      report({ phase: say('tables.looking'), done: 0 })
      const which = path === undefined ? { waiting: waiting! } : { at: { path, isOutside: false } } // one is given
      return reading.lookAtTables({ file: which, recipes, books }, signal)
    },
    partsOfFile: ({ source }, { signal }) => reading.partsOfFile(source, signal),
    readBack: ({ facts }, { report, signal }) => reading.readBack(facts, signal, report),
    async enter(input) {
      const found = await enter(input, { ingest, sources, log })
      if (found.kind === 'entered' && !('patient' in input.draft.person)) matchBeside()
      return found
    },
    moveEntry: order => move(order, { ingest, sources, log }),
    moveNote: order => moveNote(order, { ingest, sources, log }),
    namesakes: (described, { signal, report }) => namesakesOf(described, { ingest, signal, report }),
    matchPeople: (_input, { signal, report }) => matching.run(signal, report),
    async answerPair(said) {
      await ingest.answerPair(said)
      await matching.settle([said.one, said.other])
      return {}
    },
    async takeApart({ person }) {
      const apart = await ingest.takeApart({ person })
      await matching.settle([person, ...apart.others])
      return apart
    },
    lookForErasing: (whom, { signal, report }) =>
      jobs.inTurn(async () => ({ number: await reading.lookForErasing(whom, signal, report) })),
    startUndo: order => ({ job: jobs.startUndo(order) }),
    async undo({ importId }, { signal, report }) {
      const job = jobs.startUndo({ requestId: randomUUID(), importId })
      const cancel = () => jobs.cancel(job)
      if (signal.aborted) cancel()
      signal.addEventListener('abort', cancel, { once: true })
      const { gone, fault } = await jobs.watch(job, NEVER, ({ progress }) => report(progress))
      signal.removeEventListener('abort', cancel)
      if (fault !== null) throw new AppError(fault.code, fault.said, fault.detail)
      return gone!
    },
  }
}
