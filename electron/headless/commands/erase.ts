import type { WhomToErase } from '../../../shared/contract/intake.ts'
import { gone, type ErasureRecord } from '../../../shared/domain/erasure.ts'
import { goingLines, stayingLines } from '../../../shared/domain/erasure-lines.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { exitCodes, number, UsageError, type Command, type Situation } from '../command.ts'
import { speak, words } from '../words.ts'

const tell = (terminal: Situation['terminal'], lines: readonly Message[]) => {
  for (const line of lines) terminal.say(`  ${speak(line)}`)
}

/** The receipt that names nobody. */
function tellRecord(terminal: Situation['terminal'], record: ErasureRecord): void {
  const { number: erasure, at, person, state } = record
  terminal.say(
    state === 'done'
      ? words('erasing.done', { number: erasure, day: at.slice(0, '2026-11-29'.length), person })
      : words('erasing.under-way', { number: erasure }),
  )
  tell(terminal, goingLines(record.goes))
  terminal.say(words('erasing.stays'))
  tell(terminal, stayingLines(record.stays))
}

/** Who is meant: the number of a chart, or name and day of birth of somebody who has none any more. */
function whomOf(situation: Situation): WhomToErase {
  const { name, born } = situation.options
  if (born === undefined) return { patient: number(situation, 0, say('needed.patient')) }
  const found = gone.safeParse({ name, birth: born })
  if (!found.success) throw new UsageError(say('needed.name-and-birth'))
  return { gone: found.data }
}

export const erase: Command = {
  usage: 'erase PATIENT [--name NAME] | erase --name NAME --born DAY',
  does: say('manual.erase'),
  needs: 'open',
  run: async situation => {
    const { house, terminal, options, signal } = situation
    const listening = { signal, onProgress: terminal.progress }
    const looked = await house.intake.lookForErasing(whomOf(situation), listening)
    const receipt = await house.safekeeping.erasureReceipt({ number: looked.number })
    terminal.say(words('erasing.goes', { name: receipt.name }))
    tell(terminal, goingLines(receipt.goes, receipt.copies))
    terminal.say(words('erasing.stays'))
    tell(terminal, stayingLines(receipt.stays, receipt.copies))
    const typed =
      options.name ?? (terminal.json ? '' : await terminal.ask(words('command.erase-name'), false))
    const record = await house.safekeeping.erase({ number: looked.number, name: typed }, listening)
    tellRecord(terminal, record)
    terminal.answer({ ...record, copies: receipt.copies })
    return exitCodes.done
  },
}

export const erasures: Command = {
  usage: 'erasures',
  does: say('manual.erasures'),
  needs: 'open',
  run: async ({ house, terminal }) => {
    const [all, again] = [await house.safekeeping.erasures({}), await house.safekeeping.erasedHere({})]
    for (const record of all) tellRecord(terminal, record)
    if (all.length === 0) terminal.say(words('told.nobody-erased'))
    for (const { patient, name } of again) terminal.say(words('told.erased-here', { patient, name }))
    terminal.answer({ erasures: all, here: again })
    return exitCodes.done
  },
}
