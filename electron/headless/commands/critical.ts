import { randomUUID } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import { isoOf } from '../../../shared/domain/iso.ts'
import { say } from '../../../shared/words/message.ts'
import { exitCodes, number, UsageError, type Command, type Situation } from '../command.ts'
import { spoken, words } from '../words.ts'

const PAGE = 500

async function openOnes({ house, signal }: Pick<Situation, 'house' | 'signal'>) {
  const rows = []
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = await house.patients.critical({ offset, limit: PAGE }, { signal })
    total = page.total
    rows.push(...page.rows)
  }
  return rows
}

export const critical: Command = {
  usage: 'critical',
  does: say('manual.critical'),
  needs: 'open',
  run: async situation => {
    const { terminal } = situation
    const rows = await openOnes(situation)
    for (const { name, line, again } of rows) {
      const { fact, label, value = '', unit = '', interpretation = '', start } = line
      const result = [spoken(value), unit, interpretation].filter(Boolean).join(' ')
      const when = start ? isoOf(start).replace('T', ' ') : say('told.not-recorded')
      const person = name || say('told.no-name')
      terminal.say(words('told.critical', { fact: fact.id, person, label, result, when }))
      if (again) terminal.say(words('told.critical-again'))
    }
    if (rows.length === 0) terminal.say(words('told.nothing-critical'))
    terminal.answer(rows)
    return exitCodes.done
  },
}

export const acknowledge: Command = {
  usage: 'acknowledge FACT WHAT WAS DONE',
  does: say('manual.acknowledge'),
  needs: 'open',
  run: async situation => {
    const { house, terminal } = situation
    const id = number(situation, 0, say('needed.fact'))
    const done = situation.words.slice(1).join(' ').trim()
    if (done === '') throw new UsageError(say('command.lacks', { what: say('needed.done') }))
    const row = (await openOnes(situation)).find(({ line }) => line.fact.id === id)
    if (!row) throw new AppError('not-found', say('told.not-critical', { fact: id }))
    await house.patients.acknowledge({ requestId: randomUUID(), fact: row.line.fact, done })
    terminal.say(words('told.acknowledged', { fact: id }))
    terminal.answer({ fact: row.line.fact, done })
    return exitCodes.done
  },
}
