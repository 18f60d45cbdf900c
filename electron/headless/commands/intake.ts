import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { Job } from '../../../shared/contract/intake.ts'
import { say } from '../../../shared/words/message.ts'
import { exitCodes, number, UsageError, type Command, type Situation } from '../command.ts'
import { enumerated, words } from '../words.ts'
import { withOpened } from './open-sealed.ts'
import { keepRecipes } from './recipes.ts'

const SHOWN_REJECTS = 20

/** Follows a job to its end; Ctrl C cancels the job itself and waits for it to settle. */
export async function followJob(
  { house, terminal, signal }: Pick<Situation, 'house' | 'terminal' | 'signal'>,
  job: number,
): Promise<Job> {
  const cancel = () => {
    void house.intake.cancel({ job })
  }
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await house.intake.watch({ job }, { onProgress: step => terminal.progress(step.progress) })
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

export const importFiles: Command = {
  usage: 'import PATH... [--from SOURCE] [--recipe FILE] [--file-passphrase-from VARIABLE|prompt]',
  does: say('manual.import'),
  needs: 'open',
  run: async situation => {
    const { house, terminal, options } = situation
    if (situation.words.length === 0) throw new UsageError(say('command.name-a-file'))
    if (options.recipe !== undefined) await keepRecipes(situation, options.recipe)
    const { job } = await house.intake.start({
      requestId: randomUUID(),
      paths: situation.words.map(each => path.resolve(each)),
      ...(options.from !== undefined && { answers: { source: options.from } }),
    })
    const ended = await followJob(situation, job)
    if (!ended.report)
      throw new AppError(
        ended.state === 'cancelled' ? 'cancelled' : 'internal',
        ended.fault?.said ?? say('told.import-unfinished'),
      )
    const { others, ...report } = await withOpened(situation, ended.report)
    for (const { path: file, status, reason } of report.files)
      if (reason !== null)
        terminal.say(words(status === 'waiting' ? 'told.waits' : 'told.not-read', { path: file, reason }))
    const facts = Object.entries(report.totals.facts)
      .filter(([, n]) => n > 0)
      .map(([kind, n]) => `${n} ${kind}`)
    terminal.say(
      words('told.imported', {
        number: report.importId,
        files: report.files.length,
        patients: report.totals.patients,
        facts: facts.length > 0 ? enumerated(facts) : say('told.no-new-facts'),
        seconds: report.seconds,
      }),
    )
    const { matched } = report
    if (matched && matched.joined + matched.open > 0) terminal.say(words('told.matched', matched))
    if (report.erasedAgain > 0) terminal.say(words('erasing.again-import', { people: report.erasedAgain }))
    for (const { importId, facts } of report.otherwise)
      terminal.say(words('intake.told-otherwise', { number: importId, facts }))
    const waiting = report.files.filter(({ status }) => status === 'waiting').length
    if (waiting > 0) terminal.say(words('told.waiting', { files: waiting }))
    const kept = Object.entries(others).map(([type, n]) => `${n} ${type}`)
    if (kept.length > 0) terminal.say(words('told.kept', { kinds: enumerated(kept) }))
    for (const { path: file, position, reason } of report.quarantine.slice(0, SHOWN_REJECTS))
      terminal.say(words('told.quarantined', { path: file, position, why: reason }))
    const more = report.totals.quarantined - SHOWN_REJECTS
    if (more > 0) terminal.say(words('told.more-quarantined', { more }))
    terminal.answer(report)
    const isRead = report.files.some(({ status }) => status !== 'unreadable' && status !== 'waiting')
    return ended.state === 'done' && isRead ? exitCodes.done : exitCodes.failed
  },
}

export const quarantine: Command = {
  usage: 'quarantine',
  does: say('manual.quarantine'),
  needs: 'open',
  run: async ({ house, terminal }) => {
    const rejects = await house.library.quarantine({})
    for (const { id, path: file, position, reason: why, remedy } of rejects)
      terminal.say(`${id}  ${words('told.in-quarantine', { path: file, position, why, remedy })}`)
    if (rejects.length === 0) terminal.say(words('told.nothing-quarantined'))
    terminal.answer(rejects)
    return exitCodes.done
  },
}

export const retry: Command = {
  usage: 'retry [ID...]',
  does: say('manual.retry'),
  needs: 'open',
  run: async ({ house, terminal, words: given, signal }) => {
    const ids =
      given.length > 0
        ? given.map((_, index) => number({ words: given }, index, say('needed.entry')))
        : (await house.library.quarantine({})).map(each => each.id)
    const result =
      ids.length > 0
        ? await house.intake.retry({ ids }, { signal, onProgress: terminal.progress })
        : { stored: 0, stillQuarantined: 0 }
    terminal.say(words('told.retried', { stored: result.stored, still: result.stillQuarantined }))
    terminal.answer(result)
    return exitCodes.done
  },
}
