import { factKinds } from '../../../shared/domain/fact.ts'
import { standingWords } from '../../../shared/domain/facts/standing-words.ts'
import { isoOf } from '../../../shared/domain/iso.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { say } from '../../../shared/words/message.ts'
import { exitCodes, number, type Command } from '../command.ts'
import { enumerated, speak, spoken, words } from '../words.ts'

const PAGE = 500

export const count: Command = {
  usage: 'count',
  does: say('manual.count'),
  needs: 'reading',
  run: async ({ house, terminal }) => {
    const counts = await house.library.counts({})
    terminal.say(words('told.counts', { patients: counts.patients, sources: counts.sources }))
    for (const kind of factKinds) terminal.say(`${String(counts.facts[kind]).padStart(9)} ${kind}`)
    terminal.say(words('told.content-hash', { hash: counts.contentHash }))
    terminal.answer(counts)
    return exitCodes.done
  },
}

export const patients: Command = {
  usage: 'patients [--query TEXT]',
  does: say('manual.patients'),
  needs: 'open',
  run: async ({ house, terminal, options, signal }) => {
    const rows = []
    let isMore = false
    for (let offset = 0, total = 1; offset < total; offset += PAGE) {
      const page = await house.patients.list({ query: options.query ?? '', offset, limit: PAGE }, { signal })
      ;({ total, isMore } = page)
      rows.push(...page.rows)
    }
    for (const row of rows)
      terminal.say(
        `${String(row.patient).padStart(7)}  ${words('told.patient', { ...described(row), facts: row.facts })}`,
      )
    terminal.say(words(isMore ? 'told.patients-more' : 'told.patients', { patients: rows.length }))
    terminal.answer({ total: rows.length, isMore, patients: rows })
    return exitCodes.done
  },
}

export const show: Command = {
  usage: 'show PATIENT',
  does: say('manual.show'),
  needs: 'open',
  run: async situation => {
    const { house, terminal, signal } = situation
    const patient = number(situation, 0, say('needed.patient'))
    const banner = await house.patients.open({ patient })
    const facts = []
    for (const kind of factKinds) {
      for (let offset = 0, total = 1; offset < total; offset += PAGE) {
        const page = await house.patients.facts({ patient, kind, offset, limit: PAGE }, { signal })
        total = page.total
        facts.push(...page.rows)
      }
    }
    const allergies = banner.allergiesRecorded
      ? enumerated([...banner.allergies.map(each => each.label), ...banner.noKnownAllergies])
      : say('told.not-recorded')
    terminal.say(words('told.banner', { ...described(banner), allergies }))
    for (const source of banner.joinedFrom.slice(1)) terminal.say(words('told.joined-from', { source }))
    for (const difference of banner.differences) terminal.say(speak(difference))
    for (const { path, text } of banner.unread) terminal.say(words('told.unread', { path, text }))
    for (const line of facts) {
      const value = line.value ? [`: ${spoken(line.value)}`, ...(line.unit ? [line.unit] : [])].join(' ') : ''
      const start = line.start ? day(line.start) : ''
      const notSo = standingWords(line.standing)
      const standing = notSo ? ` [${spoken(notSo)}]` : ''
      const also = (line.witnesses ?? [])
        .map(({ source }) => ` (${words('told.also-from', { source })})`)
        .join('')
      terminal.say(`${start.padEnd(12)}${line.fact.kind.padEnd(15)}${line.label}${value}${standing}${also}`)
    }
    terminal.answer({ banner, facts })
    return exitCodes.done
  },
}

/** Who somebody is; what nobody wrote down is said so. */
const described = ({ name, birth, sex }: Pick<Person, 'name' | 'birth' | 'sex'>) => ({
  name: name || say('told.no-name'),
  birth: birth ? say('told.born', { day: day(birth) }) : say('told.no-birth'),
  sex,
})

/** As exact as it was written, up to the day. */
const day = (moment: Moment): string => isoOf(moment).slice(0, '2026-11-29'.length)
