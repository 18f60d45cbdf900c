import { Skeleton, Table, UnstyledButton } from '@mantine/core'
import { denominatorInWords } from '../../../shared/domain/measures/definition-in-words.ts'
import type { Measure, WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { unseenInWords } from '../../../shared/domain/measures/counted-in-words.ts'
import type { By, MeasureSeries } from '../../../shared/domain/measures/series.ts'
import type { AskedMeasure } from '../../client/measure-series.ts'
import { countedText, valueText } from '../../figures/counted-text.ts'
import { Sparkline } from '../../figures/Sparkline.tsx'
import { WhatIsSeen } from '../../parts/WhatIsSeen.tsx'
import { periodText } from '../../ui/dates.ts'
import { speak, spoken, words } from '../../ui/words.ts'
import { latestOf } from './groups.ts'
import { missesTarget } from './needs.ts'

interface RowProps {
  readonly whole: WholeMeasure
  readonly own: AskedMeasure['own']
  readonly by: By
  readonly series: MeasureSeries | undefined
  readonly isFailed: boolean
  readonly isWaiting: boolean
  onOpen(): void
}

/** One measure as a line: the latest number with its doubt first, then its course and what is seen in it. */
export function OutcomeRow({ whole, own, by, series, isFailed, isWaiting, onOpen }: RowProps) {
  const { measure } = whole
  const n = denominatorInWords(whole)
  return (
    <Table.Tr>
      <Table.Td className="whole">
        <UnstyledButton className="outcome-name" data-row data-measure={measure.id} onClick={onOpen}>
          {spoken(measure.title)}
        </UnstyledButton>
        {own && <span className="quiet"> {words('outcomes.own', { version: own.version })}</span>}
        {measure.says !== measure.title && <div className="outcome-says">{spoken(measure.says)}</div>}
        {n && <div className="outcome-says">{speak(n)}</div>}
      </Table.Td>
      {series ? (
        <Counted measure={measure} by={by} series={series} />
      ) : (
        <Table.Td colSpan={4}>
          {isFailed && words('outcomes.failed')}
          {!isFailed && (isWaiting ? words('outcomes.waiting') : <Skeleton h={20} aria-busy />)}
        </Table.Td>
      )}
    </Table.Tr>
  )
}

function Counted({ measure, by, series }: { measure: Measure; by: By; series: MeasureSeries }) {
  const latest = latestOf(series)
  const drawn = series.points.filter(({ isWhole, value }) => isWhole && value !== null)
  return (
    <>
      <Table.Td data-label={words('outcomes.latest', { by })}>
        {latest ? (
          <>
            <div className="outcome-value">{countedText(latest, measure)}</div>
            <div className="quiet">
              {words('outcomes.in-period', { period: periodText(latest.from, latest.to) })}
            </div>
          </>
        ) : (
          <span className="quiet">{words('outcomes.none-whole', { by })}</span>
        )}
      </Table.Td>
      <Table.Td>
        {drawn.length > 1 && (
          <Sparkline
            clock={drawn.map(({ from }) => Date.parse(from))}
            value={drawn.map(({ value }) => value!)}
            axis={{ from: Date.parse(series.points[0]!.from), to: Date.parse(series.points.at(-1)!.from) }}
            isMarked={series.chart.kind === 'drawn' && series.chart.variation === 'concern'}
          />
        )}
      </Table.Td>
      <Table.Td data-label={words('outcomes.seen')}>
        <WhatIsSeen measure={measure} chart={series.chart} />
        {missesTarget(series, measure) && (
          <div>
            {words('outcomes.off-target', {
              target: valueText(measure.target ?? 0, measure.quantity === undefined ? 'share' : 'days'),
            })}
          </div>
        )}
      </Table.Td>
      <Table.Td className="outcome-doubt">{doubtOf(measure, by, series)}</Table.Td>
    </>
  )
}

/** The doubt that matters most, short; the measure's own page has all. */
function doubtOf(measure: Measure, by: By, series: MeasureSeries): string {
  const latest = latestOf(series)
  if (!latest) return ''
  const few =
    latest.isSmall &&
    // At the end of each period the same people are counted again: put together they would count twice.
    (measure.index.at === 'period-end'
      ? words('outcomes.few', { by })
      : words('outcomes.few-together', { by, counted: countedText(series.total, measure) }))
  const unseen = unseenInWords(latest)
  return [
    few,
    unseen
      ? speak(unseen)
      : latest.unknown > 0 && words('outcomes.unknown-share', { unknown: latest.unknown }),
  ]
    .filter(Boolean)
    .join(' ')
}
