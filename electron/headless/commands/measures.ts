import { measureSeries, type By, type MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { countedInWords } from '../../../shared/domain/measures/counted-in-words.ts'
import { measureReports } from '../../../shared/domain/measures/measure-report.ts'
import { seriesCsv, seriesDictionary } from '../../../shared/domain/measures/series-csv.ts'
import type { Measure } from '../../../shared/domain/measures/measure.ts'
import { caveatOf } from '../../../shared/domain/caveat.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { exitCodes, UsageError, type Command, type ExitCode, type Situation } from '../command.ts'
import { speak, spoken, words } from '../words.ts'
import { hold } from './measures-against.ts'
import { showMonth } from './measures-month.ts'

const spans = measureSeries.shape.by.options

function spanOf({ options: { by = 'month' } }: Pick<Situation, 'options'>): By {
  const span = spans.find(each => each === by)
  if (!span) throw new UsageError(say('command.by-what', { by }))
  return span
}

/** FHIR's reports of it, on their own: a program reads them. */
function reported(
  { terminal }: Pick<Situation, 'terminal'>,
  { measure, series }: { readonly measure: Measure; readonly series: MeasureSeries },
): ExitCode {
  if (series.points.length === 0) throw new AppError('not-found', say('outcome.no-chart-empty'))
  const [title, says] = [spoken(measure.title), spoken(measure.says)]
  const made = new Date().toISOString()
  const bundle = measureReports({ measure, title, says, series, made })
  terminal.say(JSON.stringify(bundle, null, 2))
  terminal.answer(bundle)
  return exitCodes.done
}

async function list({ house, terminal }: Situation): Promise<ExitCode> {
  const all = await house.measures.list({})
  for (const { whole } of all) terminal.say(`${whole.measure.id.padEnd(34)} ${spoken(whole.measure.title)}`)
  terminal.answer(all.map(({ whole: { measure }, hash }) => ({ hash, ...measure })))
  return exitCodes.done
}

async function showOne(situation: Situation, name: string): Promise<ExitCode> {
  const { house, terminal, options, signal } = situation
  const by = spanOf(situation)
  const found = (await house.measures.list({})).find(({ whole }) => whole.measure.id === name)
  if (!found) throw new AppError('not-found', say('told.no-measure', { name }))
  const { whole } = found
  const { measure } = whole
  if (options.against !== undefined || options.risk !== undefined) return hold(situation, { whole, by })
  const series = await house.measures.series({ whole, by }, { signal, onProgress: terminal.progress })
  if (options.fhir) return reported(situation, { measure, series })
  if (options.csv) {
    for (const line of seriesCsv(series).trimEnd().split('\r\n')) terminal.say(line)
  } else {
    const caveat = caveatOf((await house.vault.status({})).demonstration ? 'demonstration' : 'own')
    terminal.say(spoken(measure.title))
    terminal.say(`  ${spoken(measure.says)}`)
    if (caveat) terminal.say(`  ${words('told.intended')}`)
    for (const point of series.points)
      terminal.say(`${point.from} – ${point.to}  ${speak(countedInWords(point, measure))}`)
    terminal.say(
      words(measure.index.at === 'period-end' ? 'told.measure-last' : 'told.measure-total', {
        counted: countedInWords(series.total, measure),
      }),
    )
    const { chart } = series
    for (const line of chart.kind === 'drawn' ? chart.reading : [chart.reason, chart.remedy])
      terminal.say(`  ${speak(line)}`)
    for (const doubt of series.doubts) terminal.say(words('told.note', { warning: doubt }))
    for (const missed of measure.misses) terminal.say(words('told.measure-misses', { missed }))
    terminal.say(words('told.measure-source', { source: measure.source }))
  }
  terminal.answer({ measure, ...series })
  return exitCodes.done
}

export const measures: Command = {
  usage:
    'measures [--month YYYY-MM [--set NAME] [--csv | --dictionary] | NAME [--by month|quarter|year] ' +
    '[--csv | --dictionary | --fhir | ' +
    '--against BENCHMARK | --risk MODEL|recorded --score SYSTEM|CODE [--calibrate-until YYYY-MM-DD]]]',
  does: say('manual.measures'),
  needs: 'open',
  async run(situation) {
    const [name] = situation.words
    if (situation.options.month !== undefined) return showMonth(situation, situation.options.month)
    if (situation.options.dictionary) {
      for (const line of seriesDictionary(words).trimEnd().split('\r\n')) situation.terminal.say(line)
      return exitCodes.done
    }
    return name === undefined ? list(situation) : showOne(situation, name)
  },
}
