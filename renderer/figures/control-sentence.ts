import type { MeasureSeries } from '../../shared/domain/measures/series.ts'
import { say, type Message } from '../../shared/words/message.ts'
import { isoText, periodText } from '../ui/dates.ts'
import { speak, spoken, words } from '../ui/words.ts'
import type { ControlChart } from './control-layout.ts'
import { breaksOf, patternsByStrength } from './control-marks.ts'
import { markText } from './control-table.ts'
import { patternSaid } from './counted-text.ts'
import { publishedInShort } from './published-lines.ts'

/** What a chart shows, in a sentence or three. */
export function controlSentence(chart: ControlChart): string {
  const { shown, measure, series, unit } = chart
  const latest = shown.findLast(({ isWhole, value }) => isWhole && value !== null)
  const sentence = words('control-figure.sentence', {
    title: spoken(measure.title),
    marks: shown.length,
    first: shown[0] ? periodText(shown[0].from, shown[0].to) : '',
    last: shown.length > 0 ? periodText(shown.at(-1)!.from, shown.at(-1)!.to) : '',
    latest: latest
      ? say('control-figure.latest', {
          period: periodText(latest.from, latest.to),
          value: markText(latest, unit, measure),
        })
      : say('control-figure.nothing'),
    seen: seenIn(series),
  })
  const anew = breaksOf({ series }).map(({ day, reason }) =>
    words('control-figure.anew-sentence', { day: isoText(day), reason }),
  )
  const others = publishedInShort([...chart.published, ...chart.publishedBeyond])
  return [sentence, ...anew, others].filter(Boolean).join(' ')
}

/** Every pattern by its name: one that is only counted cannot be looked for. */
function seenIn(series: MeasureSeries): Message {
  if (series.chart.kind === 'none') return say('control-figure.no-limits')
  const patterns = patternsByStrength(series).map(pattern => speak(patternSaid(pattern)))
  const { judged } = series.chart
  return patterns.length === 0
    ? say('control-figure.chance', { judged })
    : say('control-figure.seen', { patterns })
}
