import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { Job } from '../../../shared/contract/intake.ts'
import { exitCodes, number, UsageError, type Command, type Situation } from '../command.ts'
import { spoken } from '../words.ts'

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
  usage: 'import PATH...',
  does: 'read files or folders into your own casebook (the demonstration takes in none)',
  needs: 'open',
  run: async situation => {
    const { house, terminal, words } = situation
    if (words.length === 0) throw new UsageError('Name at least one file or folder.')
    const { job } = await house.intake.start({
      requestId: randomUUID(),
      paths: words.map(each => path.resolve(each)),
    })
    const ended = await followJob(situation, job)
    if (!ended.report)
      throw new AppError(
        ended.state === 'cancelled' ? 'cancelled' : 'internal',
        ended.fault ?? 'The import did not finish.',
      )
    const { others, ...report } = ended.report
    for (const file of report.files.filter(each => each.status === 'unreadable'))
      terminal.say(`not read: ${file.path}: ${file.reason}`)
    const facts = Object.entries(report.totals.facts)
      .filter(([, n]) => n > 0)
      .map(([kind, n]) => `${n} ${kind}`)
    terminal.say(
      `Import ${report.importId}: ${report.files.length} files, ${report.totals.patients} new patients, ${facts.join(', ') || 'no new facts'} in ${report.seconds.toFixed(1)} s.`,
    )
    const kept = Object.entries(others).map(([type, n]) => `${n} ${type}`)
    if (kept.length > 0) terminal.say(`Kept in their source only: ${kept.join(', ')}.`)
    for (const reject of report.quarantine.slice(0, SHOWN_REJECTS))
      terminal.say(`quarantined: ${reject.path}, ${reject.position}: ${spoken(reject.message)}`)
    if (report.totals.quarantined > SHOWN_REJECTS)
      terminal.say(`and ${report.totals.quarantined - SHOWN_REJECTS} more; "quarantine" lists them all.`)
    terminal.answer(report)
    return ended.state === 'done' ? exitCodes.done : exitCodes.failed
  },
}

export const quarantine: Command = {
  usage: 'quarantine',
  does: 'list what could not be read, and why',
  needs: 'open',
  run: async ({ house, terminal }) => {
    const rejects = await house.library.quarantine({})
    for (const each of rejects)
      terminal.say(
        `${each.id}  ${each.path}, ${each.position}: ${spoken(each.message)} ${spoken(each.remedy)}`,
      )
    if (rejects.length === 0) terminal.say('Nothing is in quarantine.')
    terminal.answer(rejects)
    return exitCodes.done
  },
}

export const retry: Command = {
  usage: 'retry [ID...]',
  does: 'try quarantined entries again',
  needs: 'open',
  run: async ({ house, terminal, words, signal }) => {
    const ids =
      words.length > 0
        ? words.map((_, index) => number({ words }, index, 'The number of the entry'))
        : (await house.library.quarantine({})).map(each => each.id)
    const result =
      ids.length > 0
        ? await house.intake.retry({ ids }, { signal, onProgress: terminal.progress })
        : { stored: 0, stillQuarantined: 0 }
    terminal.say(`${result.stored} stored, ${result.stillQuarantined} still in quarantine.`)
    terminal.answer(result)
    return exitCodes.done
  },
}

export const undo: Command = {
  usage: 'undo IMPORT',
  does: 'remove exactly what an import brought',
  needs: 'open',
  run: async situation => {
    const { house, terminal, signal } = situation
    const importId = number(situation, 0, 'The number of the import')
    const removed = await house.intake.undo({ importId }, { signal, onProgress: terminal.progress })
    terminal.say(
      `Import ${importId} is undone: ${removed.patients} patients and ${removed.facts} facts are gone.`,
    )
    terminal.answer({ importId, ...removed })
    return exitCodes.done
  },
}
