import { say } from '../../../shared/words/message.ts'
import { exitCodes, type Command } from '../command.ts'
import { words } from '../words.ts'

export const waiting: Command = {
  usage: 'waiting',
  does: say('manual.waiting'),
  needs: 'open',
  run: async ({ house, terminal }) => {
    const files = await house.library.waiting({})
    for (const { path, what, size: bytes, reason } of files)
      terminal.say(words('told.waiting-file', { path, what, bytes, reason }))
    if (files.length === 0) terminal.say(words('told.nothing-waits'))
    terminal.answer(files)
    return exitCodes.done
  },
}

export const readWaiting: Command = {
  usage: 'read-waiting',
  does: say('manual.read-waiting'),
  needs: 'open',
  run: async ({ house, terminal, signal }) => {
    const { files, stillWaiting } = await house.intake.readWaiting(
      {},
      { signal, onProgress: terminal.progress },
    )
    for (const { path, reason } of files)
      if (reason !== null) terminal.say(words('told.not-read', { path, reason }))
    const read = files.filter(({ status }) => status === 'done')
    const stored = read.reduce((sum, each) => sum + each.stored, 0)
    terminal.say(words('told.read-waiting', { files: read.length, stored, still: stillWaiting }))
    terminal.answer({ files, stillWaiting })
    return exitCodes.done
  },
}
