import { randomUUID } from 'node:crypto'
import { entryDraft } from '../../../shared/domain/entry.ts'
import { say } from '../../../shared/words/message.ts'
import { exitCodes, word, type Command } from '../command.ts'
import { readJson } from '../read-json.ts'
import { words } from '../words.ts'

export const enter: Command = {
  usage: 'enter FILE.json',
  does: say('manual.enter'),
  needs: 'open',
  run: async situation => {
    const { house, terminal } = situation
    const path = word(situation, 0, say('needed.entry-file'))
    const draft = await readJson(path, entryDraft, at => say('told.no-draft', { path, ...at }))
    const answer = await house.intake.enter({ requestId: randomUUID(), draft })
    terminal.answer(answer)
    if (answer.kind === 'impossible') {
      for (const { place, reason: why, remedy } of answer.faults)
        terminal.say(words('told.impossible', { place, why, remedy }))
      return exitCodes.failed
    }
    const { importId: number, facts, setAside } = answer
    terminal.say(words('told.entered', { number, facts: facts.length }))
    for (const { key, fact, patient, flag } of facts) {
      terminal.say(words('told.entered-fact', { key, kind: fact.kind, fact: fact.id, patient }))
      if (flag) terminal.say(words('told.note', { warning: flag }))
    }
    for (const why of setAside) terminal.say(words('told.set-aside', { why }))
    return setAside.length === 0 ? exitCodes.done : exitCodes.failed
  },
}
