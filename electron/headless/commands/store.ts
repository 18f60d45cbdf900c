import path from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { exitCodes, word, type Command, type Situation } from '../command.ts'
import { readPassphrase } from '../passphrase.ts'
import { spoken } from '../words.ts'

/** Where the demonstration stands in the way, asks whether it may go; says what to do where nobody can be asked. */
async function endDemonstration({ house, home, terminal, options }: Situation): Promise<void> {
  if (!(await house.vault.status({})).demonstration) return
  const question = `The demonstration with its invented people is in ${home}. Put it aside and begin your own casebook? (yes/no) `
  const agreed =
    options.yes || (!terminal.json && /^y(es)?$/i.test((await terminal.ask(question, false)).trim()))
  if (!agreed)
    throw new AppError(
      'conflict',
      `The demonstration is in ${home}. "init --yes" puts it aside and makes your own casebook; --home names another folder.`,
    )
  const { keptBeside } = await house.vault.endDemonstration({})
  if (keptBeside) terminal.say(`The demonstration is in ${keptBeside} now, and may be deleted.`)
}

export const init: Command = {
  usage: 'init [--yes]',
  does: 'make a new, empty casebook; puts the demonstration aside where it stands in the way, once you agree',
  needs: 'closed',
  run: async situation => {
    const { house, home, terminal } = situation
    await endDemonstration(situation)
    await house.vault.create({ passphrase: await readPassphrase(terminal, true) })
    terminal.say(
      `A new casebook is in ${home}. Nobody can open it without the passphrase, and nobody can recover that.`,
    )
    terminal.answer({ home, created: true })
    return exitCodes.done
  },
}

export const backup: Command = {
  usage: 'backup FILE',
  does: 'write an encrypted copy',
  needs: 'open',
  run: async situation => {
    const file = path.resolve(word(situation, 0, 'The file to write'))
    const made = await situation.house.vault.backup(
      { path: file },
      { signal: situation.signal, onProgress: situation.terminal.progress },
    )
    situation.terminal.say(
      `${file}: ${made.bytes} bytes, SHA-256 ${made.sha256}. It opens with the passphrase of today.`,
    )
    situation.terminal.answer({ path: file, ...made })
    return exitCodes.done
  },
}

export const restore: Command = {
  usage: 'restore FILE',
  does: 'put a backup in place; what was there is kept beside it',
  needs: 'closed',
  run: async situation => {
    const { house, terminal, signal } = situation
    const file = path.resolve(word(situation, 0, 'The backup'))
    const made = await house.vault.restore(
      { path: file, passphrase: await readPassphrase(terminal, false) },
      { signal, onProgress: terminal.progress },
    )
    terminal.say(
      `Restored ${made.patients} patients.${made.keptBeside ? ` What was here before is kept in ${made.keptBeside}.` : ''}`,
    )
    terminal.answer(made)
    return exitCodes.done
  },
}

export const verify: Command = {
  usage: 'verify',
  does: 'check the whole store',
  needs: 'open',
  run: async ({ house, terminal, signal }) => {
    const found = await house.vault.verify({}, { signal, onProgress: terminal.progress })
    for (const check of found.checks)
      terminal.say(`${check.ok ? 'ok  ' : 'BAD '} ${spoken(check.name)}: ${spoken(check.finding)}`)
    terminal.answer(found)
    return found.ok ? exitCodes.done : exitCodes.failed
  },
}
