import { forecastStates, type Graded } from '../../../../shared/domain/measures/forecast.ts'
import { say, type Message } from '../../../../shared/words/message.ts'

type Told = Omit<Graded, 'reading'>

/** A score of fewer forecasts says next to nothing. */
export const ENOUGH = 10

/** Whether an interval tells of a difference, and which way: a lower score is a better one. */
function better({ lower, upper }: { lower: number; upper: number }): 'own' | 'model' | 'untold' {
  if (upper < 0) return 'own'
  return lower > 0 ? 'model' : 'untold'
}

function modelWords(model: Graded['model']): Message[] {
  if (!model) return []
  const { cases: n, own, model: hers, difference } = model
  if (!difference) return [say('forecast.model-early', { n, least: ENOUGH })]
  return [say('forecast.beside-model', { n, own, model: hers, better: better(difference) })]
}

/** What became of forecasts, in words: the counts first, then how good they were, then what is not graded and why. */
export function readingOf({ counts, replaced, isEarly, expected, ratio, brier, ...told }: Told): Message[] {
  const n = counts.happened + counts['did-not']
  const said: Array<Message | false> = [
    n === 0 && say('forecast.none-graded'),
    n > 0 && say('forecast.graded', { n, happened: counts.happened, expected }),
    ratio !== null && say('forecast.ratio', { ratio: ratio.value, lower: ratio.lower, upper: ratio.upper }),
    n > 0 && isEarly && say('forecast.too-early', { n, least: ENOUGH }),
    brier !== null &&
      say('forecast.brier', {
        brier: brier.value,
        lower: brier.lower,
        upper: brier.upper,
        share: told.brierOfShare ?? 0,
      }),
  ]
  const others = forecastStates.flatMap(state =>
    state === 'happened' || state === 'did-not' || counts[state] === 0
      ? []
      : [say('forecast.not-graded', { state, n: counts[state] })],
  )
  return [
    ...said.filter(each => each !== false),
    ...modelWords(told.model),
    ...others,
    ...(replaced > 0 ? [say('forecast.replaced', { n: replaced })] : []),
  ]
}
