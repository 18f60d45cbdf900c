import { countedInWords, unseenInWords } from '../../../shared/domain/measures/counted-in-words.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { month as monthText, type MonthRow } from '../../../shared/domain/measures/month.ts'
import { monthCsv, monthDictionary } from '../../../shared/domain/measures/month-csv.ts'
import { caveatOf } from '../../../shared/domain/caveat.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { exitCodes, UsageError, type ExitCode, type Situation } from '../command.ts'
import { speak, spoken, words } from '../words.ts'

/** The measures of a set in its order; all where none is named. One that is not here any more is left out. */
async function measuresOf({ house, options: { set: name } }: Situation): Promise<WholeMeasure[]> {
  const all = (await house.measures.list({})).map(({ whole }) => whole)
  if (name === undefined) return all
  const set = (await house.measures.sets({})).find(each => each.name === name)
  if (!set) throw new AppError('not-found', say('told.month-no-set', { name }))
  return set.measures.flatMap(id => all.find(({ measure }) => measure.id === id) ?? [])
}

function countedText(row: MonthRow): string {
  if (row.notLookedFor.length > 0) return words('month.not-looked-for', { concepts: row.notLookedFor })
  const counted = countedInWords(row, { quantity: row.unit === 'days' ? 'stay-days' : undefined })
  return [counted, unseenInWords(row)].flatMap(each => (each ? [speak(each)] : [])).join(' · ')
}

/** A file's text on a terminal: without the mark of its encoding, lines as a terminal has them. */
const asPrinted = (csv: string): string => csv.replace('\uFEFF', '').replaceAll('\r\n', '\n').trimEnd()

/** The counts of one month, as a table in words or as CSV; or what the columns of that mean. */
export async function showMonth(situation: Situation, asked: string): Promise<ExitCode> {
  const { house, terminal, options, signal } = situation
  const month = monthText.safeParse(asked)
  if (!month.success) throw new UsageError(say('command.no-month', { month: asked }))
  if (options.dictionary) {
    terminal.say(
      asPrinted(monthDictionary(column => words('month.meaning', { column }), words('month.empty-cell'))),
    )
    return exitCodes.done
  }
  const wholes = await measuresOf(situation)
  const table = await house.measures.month(
    { month: month.data, wholes },
    { signal, onProgress: terminal.progress },
  )
  if (options.csv) terminal.say(asPrinted(monthCsv(table, spoken)))
  else {
    const caveat = caveatOf((await house.vault.status({})).demonstration ? 'demonstration' : 'own')
    if (caveat) terminal.say(words('told.intended'))
    for (const row of table.rows)
      terminal.say(words('told.month-line', { title: spoken(row.title), counted: countedText(row) }))
    terminal.say(table.upTo === null ? words('month.no-data') : words('month.data-end', { upTo: table.upTo }))
  }
  terminal.answer(table)
  return exitCodes.done
}
