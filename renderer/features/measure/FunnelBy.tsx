import { SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import type { measures } from '../../../shared/contract/measures.ts'
import type { z } from 'zod'
import type { Progress } from '../../../shared/contract/define.ts'
import { caseUnits, type CaseUnit } from '../../../shared/domain/measures/case-frame.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { Funnel } from '../../../shared/domain/measures/risk-adjusted.ts'
import { say } from '../../../shared/words/message.ts'
import { services } from '../../client/services.ts'
import { FunnelFigure } from '../../figures/FunnelFigure.tsx'
import { unknownSentence } from '../../figures/funnel-layout.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { speak, words } from '../../ui/words.ts'
import { useLevelNames } from './source-names.ts'

export type FunnelAsked = Omit<z.input<typeof measures.methods.funnel.input>, 'units'>

interface FunnelByProps {
  readonly title: string
  readonly asked: FunnelAsked
  /** By source, as it came with everything else. */
  readonly bySource: Funnel
}

/** Units side by side: by source, by whom or by where, as one chooses. */
export function FunnelBy({ title, asked, bySource }: FunnelByProps) {
  const [by, setBy] = useState<CaseUnit>('source')
  return (
    <section>
      <h4>{words('expected.funnel')}</h4>
      <SegmentedControl
        size="xs"
        aria-label={words('expected.funnel')}
        value={by}
        data={caseUnits.map(each => ({ value: each, label: words('expected.funnel-choice', { by: each }) }))}
        onChange={next => setBy(next as CaseUnit)} // one of those offered
      />
      {by === 'source' ? (
        <Drawn title={title} whole={asked.whole} funnel={bySource} />
      ) : (
        <Asked key={by} {...{ title, asked, by }} />
      )}
    </section>
  )
}

function Asked({ title, asked, by }: Omit<FunnelByProps, 'bySource'> & { readonly by: CaseUnit }) {
  const [progress, setProgress] = useState<Progress>()
  const [stop] = useState(() => new AbortController())
  const { value, error } = useLoaded(
    left =>
      services.measures.funnel(
        { ...asked, units: by },
        { signal: AbortSignal.any([left, stop.signal]), onProgress: setProgress },
      ),
    [JSON.stringify(asked), by],
  )
  if (error !== undefined && !value) return <Problem error={error} />
  if (!value)
    return (
      <Working
        {...(progress ?? { phase: say('expected.counting'), done: 0 })}
        onCancel={() => stop.abort()}
      />
    )
  if (value.kind === 'none')
    return (
      <Text size="sm">
        {speak(value.reason)} {speak(value.remedy)}
      </Text>
    )
  return <Drawn title={title} whole={asked.whole} funnel={value.funnel} />
}

interface DrawnProps {
  readonly title: string
  readonly whole: WholeMeasure
  readonly funnel: Funnel
}

function Drawn({ title, whole, funnel }: DrawnProps) {
  const { by, units, unknown } = funnel
  const nameOf = useLevelNames(whole, by, units)
  if (units.length === 0)
    return (
      <Text size="sm">
        {words('expected.no-funnel', { by })} {unknown && unknownSentence(by, unknown)}
      </Text>
    )
  const named = units.map(unit => ({ ...unit, name: nameOf(unit) }))
  return (
    <>
      <FunnelFigure title={title} funnel={{ ...funnel, units: named }} />
      {by === 'clinician' && (
        <Text size="sm" c="dimmed">
          {words('expected.funnel-by-whom')}
        </Text>
      )}
    </>
  )
}
