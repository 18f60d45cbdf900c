import { Text } from '@mantine/core'
import type { Message } from '../../../shared/words/message.ts'
import type { RiskAdjusted } from '../../../shared/domain/measures/risk-adjusted.ts'
import { useCaveat } from '../../client/casebook-kind.ts'
import { CaseFigure } from '../../figures/CaseFigure.tsx'
import { FigureCaveatContext } from '../../figures/figure-caveat.ts'
import { isoText } from '../../ui/dates.ts'
import { speak, words } from '../../ui/words.ts'
import { FunnelBy, type FunnelAsked } from './FunnelBy.tsx'
import { RiskCalibration } from './RiskCalibration.tsx'

type DrawnRisk = Extract<RiskAdjusted, { kind: 'drawn' }>
/** Two standard deviations hold what chance makes nineteen times in twenty. */
const NINETEEN_IN_TWENTY = 1.959964

interface RiskDrawnProps {
  readonly title: string
  readonly found: DrawnRisk
  /** What it was asked by. */
  readonly asked: FunnelAsked
}

/** Observed and expected with its interval first, then case by case, then whether the risks fit, then the doubts. */
export function RiskDrawn({ title, found, asked }: RiskDrawnProps) {
  const caveat = useCaveat()
  const { total, withoutRisk, funnel } = found
  return (
    <div className="measure-risk">
      <div className="measure-number">
        {words('expected.headline', {
          observed: total.observed,
          cases: total.cases,
          expected: total.expected,
        })}
      </div>
      <Text size="sm">
        {total.ratio
          ? words('expected.ratio', {
              ratio: total.ratio.value,
              lower: total.ratio.lower,
              upper: total.ratio.upper,
            })
          : words('expected.no-ratio')}
      </Text>
      {withoutRisk > 0 && (
        <Text size="sm" className="amber-word">
          {words('expected.without', { n: withoutRisk })}
        </Text>
      )}
      <FigureCaveatContext value={caveat}>
        <LifeAdjusted title={title} found={found} />
        <Cusums title={title} found={found} />
        <FunnelBy {...{ title, asked }} bySource={funnel} />
      </FigureCaveatContext>
      <div className="measure-words">
        <section>
          <h4>{words('expected.reading')}</h4>
          <Said all={found.reading} />
        </section>
        <section>
          <h4>{words('expected.doubts')}</h4>
          <Said all={found.doubts} />
        </section>
      </div>
      <RiskCalibration calibration={found.calibration} />
    </div>
  )
}

const Said = ({ all }: { all: readonly Message[] }) => (
  <ul className="measure-reading">
    {all.map(each => (
      <li key={JSON.stringify(each)}>{speak(each)}</li>
    ))}
  </ul>
)

function LifeAdjusted({ title, found: { cases, lifeAdjusted } }: { title: string; found: DrawnRisk }) {
  const reach = lifeAdjusted.variance.map(each => NINETEEN_IN_TWENTY * Math.sqrt(each))
  const last = lifeAdjusted.value.at(-1)! // a drawn chart has cases
  return (
    <CaseFigure
      title={words('expected.vlad-title', { title })}
      sentence={words('expected.vlad-sentence', {
        value: Math.abs(last),
        side: last >= 0 ? 'fewer' : 'more',
        cases: cases.day.length,
        until: isoText(cases.day.at(-1)!),
        reach: reach.at(-1)!,
      })}
      chart={{
        days: cases.day,
        axis: words('expected.vlad-axis'),
        reach,
        lines: [{ name: words('expected.vlad'), values: lifeAdjusted.value, tone: 'exposed' }],
      }}
    />
  )
}

function Cusums({ title, found: { cases, harm, improvement } }: { title: string; found: DrawnRisk }) {
  return (
    <>
      <CaseFigure
        title={words('expected.cusum-title', { title })}
        sentence={words('expected.cusum-sentence', {
          cases: cases.day.length,
          harm: harm.signals.length,
          improvement: improvement.signals.length,
          limit: harm.limit,
          runLength: Math.round(harm.runLength),
        })}
        chart={{
          days: cases.day,
          axis: words('expected.cusum-axis'),
          lines: [
            {
              name: words('expected.harm'),
              values: harm.chart,
              tone: 'comparator',
              limit: harm.limit,
              signals: harm.signals,
            },
            {
              name: words('expected.improvement'),
              values: improvement.chart.map(each => -each),
              tone: 'exposed',
              limit: -improvement.limit,
              signals: improvement.signals,
            },
          ],
        }}
      />
      <Text size="sm" c="dimmed">
        {words('expected.run-length', {
          simulated: Math.round(harm.simulatedRunLength ?? harm.runLength),
          chain: Math.round(harm.runLength),
          signal: Math.round(harm.casesToSignal),
        })}
      </Text>
    </>
  )
}
