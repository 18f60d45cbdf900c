import { randomUUID } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { agrees } from '../agree.ts'
import { exitCodes, number, type Command } from '../command.ts'
import { words } from '../words.ts'
import { followJob } from './intake.ts'

export const imports: Command = {
  usage: 'imports',
  does: say('manual.imports'),
  needs: 'open',
  run: async ({ house, terminal }) => {
    const all = await house.library.imports({})
    for (const { importId, started, state, files, facts, label } of all)
      terminal.say(words('told.import', { number: importId, started, state, files, facts, label }))
    if (all.length === 0) terminal.say(words('told.no-imports'))
    terminal.answer(all)
    return exitCodes.done
  },
}

export const undo: Command = {
  usage: 'undo IMPORT [--yes]',
  does: say('manual.undo'),
  needs: 'open',
  run: async situation => {
    const { house, terminal } = situation
    const importId = number(situation, 0, say('needed.import'))
    const { people, entries, decisions, acknowledgements } = await house.library.undoWouldHide({ importId })
    const notes = people.reduce((sum, each) => sum + each.notes, 0)
    const drafts = people.reduce((sum, each) => sum + each.drafts, 0)
    const hidden = { notes, drafts, entries, decisions, acknowledgements }
    if (Object.values(hidden).some(count => count > 0)) {
      terminal.say(words('told.undo-hides', { number: importId, people: people.length, ...hidden }))
      if (!(await agrees(situation, say('command.agree-undo')))) return exitCodes.failed
    }
    const { job } = await house.intake.startUndo({ requestId: randomUUID(), importId })
    const { gone, fault } = await followJob(situation, job)
    if (!gone) throw new AppError(fault?.code ?? 'internal', fault?.said ?? say('fault.internal'))
    terminal.say(words('told.undone', { number: importId, ...gone }))
    terminal.answer({ importId, ...gone })
    return exitCodes.done
  },
}
