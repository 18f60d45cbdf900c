import './critical.css'
import { Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { CriticalOnChart } from '../../shared/contract/patients-critical.ts'
import { agoText, timeText } from '../ui/dates.ts'
import { speak, spoken, words } from '../ui/words.ts'

type Shown = Pick<CriticalOnChart, 'line' | 'results' | 'source' | 'again'>
type One = Shown['results'][number]

const valueOf = ({ value, unit }: One): string => {
  const said = value === undefined ? '' : spoken(value)
  return unit ? words('critical.value', { value: said, unit }) : said
}
/** What is critical, in a few words: `Potassium 6.9 mmol/L`. */
export const criticalText = ({ results }: Shown): string =>
  results.map(each => `${each.label} ${valueOf(each)}`.trim()).join(', ')

/** When it was, and how long ago that is; its clock is its source's. */
export function criticalWhen({ line: { start, when, datedBy } }: Shown): string {
  if (!start) return when ?? words('critical.no-date')
  const ago = agoText(start)
  const date =
    datedBy === undefined || datedBy === 'happened'
      ? timeText(start)
      : words('chart.dated-by', { date: timeText(start), by: datedBy })
  return ago ? words('critical.when', { date, ago }) : date
}

/** A result that cannot wait: what, how much, when, by which limit or mark, and who says so. */
export function CriticalResult({ shown }: { shown: Shown }) {
  return (
    <div className="critical-result">
      <IconAlertTriangle size={18} aria-hidden className="critical-icon" />
      <div>
        <Text size="sm">
          <strong className="critical-word">{words('critical.critical')}</strong>
          {shown.results.map(each => (
            <span key={each.label} className="critical-what">
              <bdi>{each.label}</bdi> <bdi className="critical-value">{valueOf(each)}</bdi>{' '}
              <span className="critical-quiet">{speak(each.because)}</span>
            </span>
          ))}
        </Text>
        <Text size="xs" c="dimmed">
          <bdi>{criticalWhen(shown)}</bdi> ·{' '}
          <bdi>{words('critical.from', { source: speak(shown.source) })}</bdi>
        </Text>
        {shown.again && (
          <Text size="xs" fw={600}>
            {words('critical.again')}
          </Text>
        )}
      </div>
    </div>
  )
}
