import type { PersonLink, PersonSide } from '../../../shared/contract/patients-people.ts'
import { isoOf } from '../../../shared/domain/iso.ts'
import { say } from '../../../shared/words/message.ts'
import { exitCodes, number, UsageError, type Command, type ExitCode, type Situation } from '../command.ts'
import { speak, words } from '../words.ts'

const PAGE = 500

const described = ({ person, name, birth, sex, source }: PersonSide) => ({
  person,
  name: name || say('told.no-name'),
  birth: birth ? say('told.born', { day: isoOf(birth).slice(0, '2026-11-29'.length) }) : say('told.no-birth'),
  sex,
  source,
})
const tellPerson = ({ terminal }: Situation, side: PersonSide) =>
  terminal.say(words('told.person', described(side)))

async function listOpen(situation: Situation): Promise<ExitCode> {
  const { house, terminal, signal } = situation
  // What an import that ended too early left undone.
  await house.intake.matchPeople({}, { signal, onProgress: terminal.progress })
  const pairs = []
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = await house.patients.pairs({ offset, limit: PAGE }, { signal })
    total = page.total
    pairs.push(...page.rows)
  }
  for (const { one, other, reasons, isPutOff } of pairs) {
    tellPerson(situation, one)
    tellPerson(situation, other)
    for (const reason of reasons) terminal.say(`         ${speak(reason)}`)
    if (isPutOff) terminal.say(`         ${words('told.put-off')}`)
  }
  terminal.say(words('told.pairs', { pairs: pairs.length }))
  terminal.answer(pairs)
  return exitCodes.done
}

const whyLinked = ({ by }: PersonLink) =>
  by.kind === 'person' ? [say('told.said-same', { by: by.person, at: by.at })] : by.reasons

async function listJoined(situation: Situation): Promise<ExitCode> {
  const { house, terminal } = situation
  const patient = number(situation, 0, say('needed.patient'))
  const joined = await house.patients.joined({ patient })
  for (const side of joined.people) tellPerson(situation, side)
  for (const link of joined.links) {
    terminal.say(words('told.linked', { one: link.one, other: link.other }))
    for (const reason of whyLinked(link)) terminal.say(`         ${speak(reason)}`)
  }
  if (joined.people.length < 2) terminal.say(words('told.not-joined'))
  terminal.answer(joined)
  return exitCodes.done
}

export const people: Command = {
  usage: 'people [PATIENT]',
  does: say('manual.people'),
  needs: 'open',
  run: situation => (situation.words.length === 0 ? listOpen(situation) : listJoined(situation)),
}

/** The command by which a person says of two that they are one, or are not. */
const saying = (answer: 'same' | 'different'): Command['run'] =>
  async function run(situation) {
    const { house, terminal } = situation
    const [one, other] = [
      number(situation, 0, say('needed.person')),
      number(situation, 1, say('needed.other-person')),
    ]
    if (one === other) throw new UsageError(say('store.same-person'))
    await house.intake.answerPair({ one, other, answer })
    terminal.say(words('told.answered', { one, other, answer }))
    terminal.answer({ one, other, answer })
    return exitCodes.done
  }

export const same: Command = {
  usage: 'same PERSON PERSON',
  does: say('manual.same'),
  needs: 'open',
  run: saying('same'),
}

export const different: Command = {
  usage: 'different PERSON PERSON',
  does: say('manual.different'),
  needs: 'open',
  run: saying('different'),
}

export const apart: Command = {
  usage: 'apart PERSON',
  does: say('manual.apart'),
  needs: 'open',
  run: async situation => {
    const { house, terminal } = situation
    const person = number(situation, 0, say('needed.person'))
    const taken = await house.intake.takeApart({ person })
    terminal.say(words('told.apart', { person, others: taken.others.length }))
    if (taken.written > 0) terminal.say(words('told.apart-notes', { notes: taken.written }))
    terminal.answer({ person, ...taken })
    return exitCodes.done
  },
}
