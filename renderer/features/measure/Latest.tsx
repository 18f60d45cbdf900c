import { Text } from '@mantine/core'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { denominatorInWords } from '../../../shared/domain/measures/definition-in-words.ts'
import { unseenInWords } from '../../../shared/domain/measures/counted-in-words.ts'
import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { countedText } from '../../figures/counted-text.ts'
import { notLookedFor } from '../../../shared/domain/measures/not-looked-for.ts'
import { WhatIsSeen } from '../../parts/WhatIsSeen.tsx'
import { isoText, periodText } from '../../ui/dates.ts'
import { speak, words } from '../../ui/words.ts'

/** One's own number first, with its doubt; where periods may be put together, all of them as well. */
export function Latest({ whole, series }: { whole: WholeMeasure; series: MeasureSeries }) {
  const { measure } = whole
  const missing = notLookedFor(whole, series)
  const { points, total, chart, upTo } = series
  const latest = points.findLast(({ isWhole, denominator }) => isWhole && denominator > 0)
  const n = denominatorInWords(whole)
  const unseen = unseenInWords(latest ?? total)
  const [first, last] = [points[0], points.at(-1)]
  return (
    <div className="measure-latest">
      <div>
        <div className="measure-number">{countedText(latest ?? total, measure)}</div>
        <Text size="sm" c="dimmed">
          {latest && words('measure.latest', { period: periodText(latest.from, latest.to) })}
          {upTo !== null && ` · ${words('measure.up-to', { date: isoText(upTo) })}`}
        </Text>
        {n && (
          <Text size="sm" c="dimmed">
            {speak(n)}
          </Text>
        )}
        {unseen && <Text size="sm">{speak(unseen)}</Text>}
        {measure.index.at !== 'period-end' && first && last && total.denominator > 0 && (
          <Text size="sm">
            {words('measure.together', {
              first: isoText(first.from),
              last: isoText(last.to),
              counted: countedText(total, measure),
            })}
          </Text>
        )}
        {missing.length > 0 && (
          <Text size="sm" className="amber-word">
            {words('measure.no-code', { concepts: missing })}
          </Text>
        )}
      </div>
      <WhatIsSeen measure={measure} chart={chart} />
    </div>
  )
}
