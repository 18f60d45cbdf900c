import path from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { agrees } from '../agree.ts'
import { exitCodes, word, type Command, type ExitCode, type Situation } from '../command.ts'
import { readPassphrase } from '../passphrase.ts'
import { speak, words } from '../words.ts'

/** Where the demonstration stands in the way, asks whether it may go; says what to do where nobody can be asked. */
async function endDemonstration(situation: Situation): Promise<void> {
  const { house, home, terminal } = situation
  if (!(await house.vault.status({})).demonstration) return
  if (!(await agrees(situation, say('command.agree-put-aside', { home }))))
    throw new AppError('conflict', say('told.demonstration-here', { home }))
  const { keptBeside } = await house.vault.endDemonstration({})
  if (keptBeside) terminal.say(words('told.demonstration-beside', { path: keptBeside }))
}

export const init: Command = {
  usage: 'init [--yes]',
  does: say('manual.init'),
  needs: 'closed',
  run: async situation => {
    const { house, home, terminal } = situation
    await endDemonstration(situation)
    await house.vault.create({ passphrase: await readPassphrase(terminal, true) })
    terminal.say(words('told.made', { home }))
    terminal.answer({ home, created: true })
    return exitCodes.done
  },
}

/** Into a folder, beside those of other days, of which some go. */
async function backUpToFolder({ house, terminal, signal }: Situation, given: string): Promise<ExitCode> {
  const made = await house.safekeeping.backUp(
    { folder: path.resolve(given) },
    { signal, onProgress: terminal.progress },
  )
  const { file, bytes, sha256, kept = 1 } = made
  terminal.say(words('told.backed-up', { path: file, bytes, sha256 }))
  terminal.say(words('told.backups-kept', { kept }))
  terminal.answer(made)
  return exitCodes.done
}

export const backup: Command = {
  usage: 'backup FILE | backup --to-folder DIR',
  does: say('manual.backup'),
  needs: 'open',
  run: async situation => {
    const { toFolder } = situation.options
    if (toFolder !== undefined) return backUpToFolder(situation, toFolder)
    const file = path.resolve(word(situation, 0, say('needed.file-to-write')))
    const made = await situation.house.vault.backup(
      { path: file },
      { signal: situation.signal, onProgress: situation.terminal.progress },
    )
    situation.terminal.say(words('told.backed-up', { path: file, bytes: made.bytes, sha256: made.sha256 }))
    situation.terminal.answer({ path: file, ...made })
    return exitCodes.done
  },
}

export const drill: Command = {
  usage: 'drill FILE',
  does: say('manual.drill'),
  needs: 'open',
  run: async situation => {
    const { house, terminal, signal } = situation
    const file = path.resolve(word(situation, 0, say('needed.backup')))
    const result = await house.safekeeping.drill(
      { path: file, passphrase: await readPassphrase(terminal, false, 'command.passphrase-of-backup') },
      { signal, onProgress: terminal.progress },
    )
    terminal.say(speak(result.said))
    terminal.answer(result)
    return result.isSound ? exitCodes.done : exitCodes.failed
  },
}

/** What a restore put in place of what. */
function tellRestored(
  terminal: Situation['terminal'],
  made: {
    readonly patients: number
    readonly keptBeside?: string | undefined
    readonly erasedAgain?: number | undefined
  },
): void {
  const { patients, keptBeside, erasedAgain } = made
  terminal.say(
    keptBeside === undefined
      ? words('told.restored', { patients })
      : words('told.restored-beside', { patients, path: keptBeside }),
  )
  if (erasedAgain !== undefined) terminal.say(words('erasing.again-restore', { people: erasedAgain }))
  terminal.answer(made)
}

export const previous: Command = {
  usage: 'previous [NAME]',
  does: say('manual.previous'),
  needs: 'closed',
  run: async ({ house, terminal, signal, words: [name] }) => {
    if (name !== undefined) {
      tellRestored(
        terminal,
        await house.vault.takeBack(
          { name, passphrase: await readPassphrase(terminal, false) },
          { signal, onProgress: terminal.progress },
        ),
      )
      return exitCodes.done
    }
    const kept = await house.vault.previous({})
    if (kept.length === 0) terminal.say(words('told.nothing-previous'))
    for (const { name: folder, bytes } of kept) terminal.say(words('told.previous', { name: folder, bytes }))
    terminal.answer(kept)
    return exitCodes.done
  },
}

export const putAside: Command = {
  usage: 'put-aside [--yes]',
  does: say('manual.put-aside'),
  needs: 'closed',
  run: async situation => {
    const { house, home, terminal } = situation
    if (!(await agrees(situation, say('command.agree-put-aside', { home })))) return exitCodes.failed
    const { keptBeside } = await house.vault.putAside({})
    terminal.say(
      keptBeside === undefined ? words('told.nothing-aside') : words('told.put-aside', { path: keptBeside }),
    )
    terminal.answer({ keptBeside: keptBeside ?? null })
    return exitCodes.done
  },
}

export const restore: Command = {
  usage: 'restore FILE',
  does: say('manual.restore'),
  needs: 'closed',
  run: async situation => {
    const { house, terminal, signal } = situation
    const file = path.resolve(word(situation, 0, say('needed.backup')))
    const made = await house.vault.restore(
      { path: file, passphrase: await readPassphrase(terminal, false) },
      { signal, onProgress: terminal.progress },
    )
    tellRestored(terminal, made)
    return exitCodes.done
  },
}

export const verify: Command = {
  usage: 'verify [BACKUP]',
  does: say('manual.verify'),
  needs: 'reading',
  run: async ({ house, terminal, signal, words: [backup] }) => {
    const listening = { signal, onProgress: terminal.progress }
    const input = backup === undefined ? {} : { against: path.resolve(backup) }
    const { checks: stored } = await house.vault.verify(input, listening)
    const checks = [...stored, await house.intake.readBack({}, listening)]
    for (const { ok, name, finding } of checks)
      terminal.say(words(ok ? 'told.check-good' : 'told.check-bad', { name, finding }))
    const ok = checks.every(each => each.ok)
    terminal.answer({ ok, checks })
    return ok ? exitCodes.done : exitCodes.failed
  },
}

export const rebuild: Command = {
  usage: 'rebuild',
  does: say('manual.rebuild'),
  needs: 'open',
  run: async ({ house, terminal, signal }) => {
    await house.vault.rebuild({}, { signal, onProgress: terminal.progress })
    terminal.say(words('told.rebuilt'))
    terminal.answer({ rebuilt: true })
    return exitCodes.done
  },
}
