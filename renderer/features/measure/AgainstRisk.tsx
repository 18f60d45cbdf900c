import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import type { Progress } from '../../../shared/contract/define.ts'
import type { RiskModel } from '../../../shared/domain/benchmarks/risk-model.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { say } from '../../../shared/words/message.ts'
import { useDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { TypedField } from '../../parts/TypedField.tsx'
import { isoPartText, isoToday } from '../../ui/dates.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { speak, spoken, words } from '../../ui/words.ts'
import { readDay } from './read-change.ts'
import { riskAsked, scoreDraft, modelsFor, type ChosenScore } from './risk-score.ts'
import type { FunnelAsked } from './FunnelBy.tsx'
import { RiskDrawn } from './RiskDrawn.tsx'
import { ScorePicker } from './ScorePicker.tsx'

const RECORDED = 'recorded'

/** What came of each case against the risk it had before: by a published model and a score, or by a recorded risk. */
export function AgainstRisk({ whole, by }: { whole: WholeMeasure; by: By }) {
  const { measure } = whole
  const models = useLoaded(signal => services.measures.riskModels({}, { signal }), [])
  const [{ model: chosen, score, until }, setChoice] = useDraft(scoreDraft, measure.id)
  const focus = useFocusWhenDrawn(JSON.stringify([chosen, score, until]))
  const toHeading = () => document.getElementById('measure-risk')
  if (models.error !== undefined) return <Problem error={models.error} />
  if (!models.value) return null
  const fitting = modelsFor(models.value, measure)
  const way = chosen ?? fitting[0]?.id ?? RECORDED
  const model = fitting.find(({ id }) => id === way)
  return (
    <section aria-labelledby="measure-risk">
      <h3 id="measure-risk" tabIndex={-1}>
        {words('expected.title')}
      </h3>
      {fitting.length > 0 && (
        <SegmentedControl
          size="xs"
          aria-label={words('expected.how')}
          value={model?.id ?? RECORDED}
          data={[
            ...fitting.map(({ id, score: { called } }) => ({
              value: id,
              label: words('expected.by-score', { score: spoken(called) }),
            })),
            { value: RECORDED, label: words('expected.by-recorded') },
          ]}
          onChange={next => setChoice({ model: next, score: undefined, until: undefined })}
        />
      )}
      {score ? (
        <>
          <Group gap="xs">
            <Text size="sm">{words('expected.from', { score: score.display })}</Text>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                focus(toHeading)
                setChoice({ score: undefined })
              }}
            >
              {words('expected.other-score')}
            </Button>
          </Group>
          <Held key={JSON.stringify([way, score, until])} {...{ whole, by, model, score, until }} />
          <SetRight
            until={until}
            onUntil={next => {
              focus(toHeading)
              setChoice({ until: next })
            }}
          />
        </>
      ) : (
        <ScorePicker
          model={model}
          onPick={next => {
            focus(toHeading)
            setChoice({ model: way, score: next })
          }}
        />
      )}
    </section>
  )
}

interface HeldProps {
  readonly whole: WholeMeasure
  readonly by: By
  readonly model: RiskModel | undefined
  readonly score: ChosenScore
  readonly until: string | undefined
}

function Held({ whole, by, model, score, until }: HeldProps) {
  const [progress, setProgress] = useState<Progress>()
  const [stop, setStop] = useState(() => new AbortController())
  const asked: FunnelAsked = {
    whole,
    by,
    risk: riskAsked(score, model?.id),
    ...(until !== undefined && { recalibrate: { until, change: 'level' } }),
  }
  const { value, error } = useLoaded(
    left =>
      services.measures.riskAdjusted(asked, {
        signal: AbortSignal.any([left, stop.signal]),
        onProgress: setProgress,
      }),
    [whole.measure.id, by, stop.signal.aborted],
  )
  if (stop.signal.aborted && !value)
    return (
      <Button size="compact-xs" variant="default" onClick={() => setStop(new AbortController())}>
        {words('measure.again')}
      </Button>
    )
  if (error !== undefined && !value) return <Problem error={error} />
  if (!value)
    return (
      <Working
        {...(progress ?? { phase: say('expected.counting'), done: 0 })}
        onCancel={() => {
          stop.abort()
          setProgress(undefined)
        }}
      />
    )
  if (value.kind === 'none')
    return (
      <Text size="sm">
        {speak(value.reason)} {speak(value.remedy)}
      </Text>
    )
  return (
    <>
      <RiskDrawn title={spoken(whole.measure.title)} found={value} asked={asked} />
      {model && (
        <Text size="sm" c="dimmed">
          {words('expected.source')} <bdi>{model.source}</bdi>
        </Text>
      )}
    </>
  )
}

/** Up to which day one's own cases set the risks right; those after it alone are then judged. */
function SetRight({
  until,
  onUntil,
}: {
  until: string | undefined
  onUntil(until: string | undefined): void
}) {
  const [typed, setTyped] = useState(until === undefined ? '' : isoPartText(until))
  const [isAsked, setAsked] = useState(false)
  const read = readDay(typed, isoToday())
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if ('value' in read) onUntil(read.value)
        else event.currentTarget.querySelector('input')?.focus()
      }}
    >
      <Group gap="xs" align="end">
        <TypedField
          size="xs"
          label={words('expected.set-right')}
          value={typed}
          maxLength={40}
          fault={(typed === '' && !isAsked) || 'value' in read ? undefined : read.fault}
          isAsked={isAsked}
          onType={setTyped}
        />
        <Button size="xs" variant="default" type="submit">
          {words('expected.set-right-do')}
        </Button>
        {until !== undefined && (
          <Button size="xs" variant="default" onClick={() => onUntil(undefined)}>
            {words('expected.set-right-not')}
          </Button>
        )}
      </Group>
    </form>
  )
}
