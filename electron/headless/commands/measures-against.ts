import { z } from 'zod'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import type { Message } from '../../../shared/words/message.ts'
import { say } from '../../../shared/words/message.ts'
import { exitCodes, UsageError, type Command, type ExitCode, type Situation } from '../command.ts'
import { speak, spoken, words } from '../words.ts'

interface Asked {
  readonly whole: WholeMeasure
  readonly by: By
}

/** A score counts that is no older than this when what it foretells begins. */
const WITHIN_DAYS = 365

/** The recorded number that `SYSTEM|CODE` names, as a concept set of its own. */
function scoreOf({ options: { score } }: Pick<Situation, 'options'>): ConceptSet {
  if (score === undefined) throw new UsageError(say('command.score-missing'))
  const bar = score.lastIndexOf('|')
  const [system, code] = [score.slice(0, bar), score.slice(bar + 1)]
  if (bar < 1 || code === '') throw new UsageError(say('command.score-how', { score }))
  return {
    format: 'casebook-concepts/1',
    id: 'score',
    label: code,
    kinds: ['observation'],
    include: [{ system, code }],
    version: 'as typed',
  }
}

/** The risks are set right by the cases up to the day that was typed. */
function recalibrationOf({ options: { calibrateUntil: until } }: Pick<Situation, 'options'>) {
  if (until === undefined) return {}
  if (!z.iso.date().safeParse(until).success)
    throw new UsageError(say('command.calibrate-how', { day: until }))
  return { recalibrate: { until, change: 'level' as const } }
}

async function besideBenchmark({ house, terminal, signal }: Situation, asked: Asked, benchmark: string) {
  const found = await house.measures.beside(
    { ...asked, benchmark },
    { signal, onProgress: terminal.progress },
  )
  const source = (await house.measures.benchmarks({})).find(({ id }) => id === benchmark)?.source ?? ''
  return { found, notes: found.differs, reading: found.reading, source }
}

async function againstRisk(situation: Situation, asked: Asked, risk: string) {
  const { house, terminal, signal } = situation
  const concept = scoreOf(situation)
  const found = await house.measures.riskAdjusted(
    {
      ...asked,
      ...recalibrationOf(situation),
      risk:
        risk === 'recorded'
          ? { is: 'recorded', score: { concept, unit: '%', withinDays: WITHIN_DAYS } }
          : { is: 'model', model: risk, score: { concept, unit: '{score}', withinDays: WITHIN_DAYS } },
    },
    { signal, onProgress: terminal.progress },
  )
  const source = (await house.measures.riskModels({})).find(({ id }) => id === risk)?.source ?? ''
  const [reading, notes]: readonly (readonly Message[])[] =
    found.kind === 'drawn' ? [found.reading, found.doubts] : [[found.reason, found.remedy], []]
  return { found, notes: notes!, reading: reading!, source }
}

/** Holds a measure against a published figure, or against the risk of each case. */
export async function hold(situation: Situation, asked: Asked): Promise<ExitCode> {
  const { terminal, options } = situation
  const { against, risk } = options
  if (against !== undefined && risk !== undefined) throw new UsageError(say('command.not-both'))
  const { found, reading, notes, source } =
    against === undefined
      ? await againstRisk(situation, asked, risk!) // one of both is there
      : await besideBenchmark(situation, asked, against)
  const { measure } = asked.whole
  terminal.say(spoken(measure.title))
  for (const line of reading) terminal.say(`  ${speak(line)}`)
  for (const warning of notes) terminal.say(words('told.note', { warning }))
  for (const missed of measure.misses) terminal.say(words('told.measure-misses', { missed }))
  if (source !== '') terminal.say(words('told.benchmark', { source }))
  terminal.answer({ measure, ...found })
  return exitCodes.done
}

export const benchmarks: Command = {
  usage: 'benchmarks',
  does: say('manual.benchmarks'),
  needs: 'closed',
  async run({ house, terminal }) {
    const [figures, models] = [await house.measures.benchmarks({}), await house.measures.riskModels({})]
    for (const { id, title, people, source, measures } of [...figures, ...models]) {
      terminal.say(`${id.padEnd(34)} ${spoken(title)}`)
      terminal.say(`  ${measures.join(', ')}`)
      const { from, to } = people.years
      terminal.say(`  ${spoken(people.says)} (${from === to ? from : `${from}–${to}`})`)
      terminal.say(`  ${source}`)
    }
    terminal.answer({ benchmarks: figures, riskModels: models })
    return exitCodes.done
  },
}
