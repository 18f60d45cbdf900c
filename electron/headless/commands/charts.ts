import { factKinds } from '../../../shared/domain/fact.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import { exitCodes, number, type Command } from '../command.ts'
import { spoken } from '../words.ts'

const PAGE = 500

export const count: Command = {
  usage: 'count',
  does: 'count what is in the casebook',
  needs: 'open',
  run: async ({ house, terminal }) => {
    const counts = await house.library.counts({})
    terminal.say(`${counts.patients} patients from ${counts.sources} sources`)
    for (const kind of factKinds) terminal.say(`${String(counts.facts[kind]).padStart(9)} ${kind}`)
    terminal.say(`content hash ${counts.contentHash}`)
    terminal.answer(counts)
    return exitCodes.done
  },
}

export const patients: Command = {
  usage: 'patients [--query TEXT]',
  does: 'list patients',
  needs: 'open',
  run: async ({ house, terminal, options, signal }) => {
    const rows = []
    for (let offset = 0, total = 1; offset < total; offset += PAGE) {
      const page = await house.patients.list({ query: options.query ?? '', offset, limit: PAGE }, { signal })
      total = page.total
      rows.push(...page.rows)
    }
    for (const row of rows)
      terminal.say(
        `${String(row.patient).padStart(7)}  ${row.name || 'name not recorded'}, ${row.birth ? `born ${day(row.birth)}` : 'birth date not recorded'}, ${row.sex}, ${row.facts} facts`,
      )
    terminal.say(`${rows.length} patients`)
    terminal.answer({ total: rows.length, patients: rows })
    return exitCodes.done
  },
}

export const show: Command = {
  usage: 'show PATIENT',
  does: 'show a chart',
  needs: 'open',
  run: async situation => {
    const { house, terminal, signal } = situation
    const patient = number(situation, 0, 'The number of the patient')
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
      ? banner.allergies.map(each => each.label).join(', ')
      : 'not recorded'
    terminal.say(
      `${banner.name || 'name not recorded'}, ${banner.birth ? `born ${day(banner.birth)}` : 'birth date not recorded'}, ${banner.sex}; allergies: ${allergies}`,
    )
    for (const line of facts)
      terminal.say(
        `${(line.start ? day(line.start) : '').padEnd(12)}${line.fact.kind.padEnd(13)}${line.label}${line.value ? `: ${spoken(line.value)}${line.unit ? ` ${line.unit}` : ''}` : ''}`,
      )
    terminal.answer({ banner, facts })
    return exitCodes.done
  },
}

/** As exact as it was written. */
function day({ clock, precision }: Moment): string {
  return new Date(clock).toISOString().slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10)
}
