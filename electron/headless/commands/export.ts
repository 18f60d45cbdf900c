import path from 'node:path'
import { say } from '../../../shared/words/message.ts'
import { exportTexts } from '../../../shared/words/export-texts.ts'
import { agrees } from '../agree.ts'
import { exitCodes, word, type Command } from '../command.ts'
import { words } from '../words.ts'

export const exportAll: Command = {
  usage: 'export DIR [--yes]',
  does: say('manual.export'),
  needs: 'open',
  run: async situation => {
    const { house, terminal, signal } = situation
    const folder = path.resolve(word(situation, 0, say('needed.folder')))
    if (!(await agrees(situation, say('command.agree-export', { folder })))) return exitCodes.failed
    const made = await house.safekeeping.exportEverything(
      { folder, texts: exportTexts(words) },
      { signal, onProgress: terminal.progress },
    )
    const { files, people, facts } = made
    terminal.say(words('told.exported', { path: folder, files, people, facts }))
    terminal.answer({ folder, ...made })
    return exitCodes.done
  },
}
