import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import { readWrittenShare } from '../../../shared/domain/by-hand/written-share.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { nextPeriod } from '../../../shared/domain/measures/next-period.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { useDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { Graded } from '../../parts/forecasts/Graded.tsx'
import { forecastsHaveChanged, useForecasts } from '../../parts/forecasts/use-forecasts.ts'
import { TypedField } from '../../parts/TypedField.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText, isoToday } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { riskAsked, scoreDraft } from './risk-score.ts'

const FIELD = 'measure-expected'

/** What one expects of this measure, and what became of it: beside the risk that was chosen for its cases. */
export function Forecasts({ whole, by }: { whole: WholeMeasure; by: By }) {
  const { measure } = whole
  const [{ model, score }] = useDraft(scoreDraft, measure.id)
  const risk = score && riskAsked(score, model === 'recorded' ? undefined : model)
  const { value, error } = useForecasts({ measure: measure.id, ...(risk && { risk }) })
  const isEmpty = value && value.operations.length === 0 && value.periods.length === 0
  return (
    <section aria-labelledby="measure-forecasts">
      <h3 id="measure-forecasts">{words('forecasts.title')}</h3>
      {error !== undefined && <Problem error={error} />}
      {isEmpty && (
        <Text size="sm" c="dimmed" maw="75ch">
          {words('forecasts.none')}
        </Text>
      )}
      {value && <Graded book={value} isNamed={false} />}
      {measure.quantity === undefined && <NextPeriod whole={whole} by={by} />}
    </section>
  )
}

/** The share that is expected in the next whole period. */
function NextPeriod({ whole, by }: { whole: WholeMeasure; by: By }) {
  const today = isoToday()
  const { from, to } = nextPeriod(today, by)
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const [told, setTold] = useState('')
  const { busy, error, run } = useAction()
  const read = readWrittenShare(text)
  const keep = () => {
    setAsked(true)
    if ('fault' in read) return document.getElementById(FIELD)?.focus()
    run(async () => {
      const kept = await services.measures.writeForecast({
        requestId,
        whole,
        by,
        today,
        expected: read.value,
      })
      const percent = 100 * read.value
      setTold(words('forecasts.period-kept', { from: isoText(kept.from), to: isoText(kept.to), percent }))
      setText('')
      setAsked(false)
      setRequestId(crypto.randomUUID())
      forecastsHaveChanged()
    })
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        keep()
      }}
    >
      <Group align="flex-end" gap="sm">
        <TypedField
          id={FIELD}
          size="xs"
          w="28rem"
          maw="100%"
          label={words('forecasts.next-period', { from: isoText(from), to: isoText(to) })}
          inputMode="decimal"
          value={text}
          maxLength={20}
          fault={'fault' in read ? read.fault : undefined}
          isAsked={isAsked}
          onType={setText}
        />
        <ActionButton type="submit" size="xs" variant="default" busy={busy}>
          {words('forecasts.keep')}
        </ActionButton>
      </Group>
      <Text size="sm" role="status">
        {told}
      </Text>
      {error !== undefined && <Problem error={error} />}
    </form>
  )
}
