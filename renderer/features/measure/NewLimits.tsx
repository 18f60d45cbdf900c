import { Group, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { Measure } from '../../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText, periodText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { words } from '../../ui/words.ts'

const half: Draft<{ readonly day?: string | undefined; readonly reason: string }> = {
  name: 'measure.rebasing',
  initial: { reason: '' },
  keep: z.strictObject({ day: z.string().optional(), reason: z.string() }),
}

interface NewLimitsProps {
  readonly measure: Measure
  readonly series: MeasureSeries
  /** The series must be counted again. */
  onChange(): void
}

/**
 * From when on centre and limits are made anew, and why: proposed where a run still goes on, done by a person alone who
 * says why, and taken back at any time.
 */
export function NewLimits({ measure, series, onChange }: NewLimitsProps) {
  const [{ day, reason }, setHalf] = useDraft(half, measure.id)
  const [said, setSaid] = useState('')
  const action = useAction()
  const focus = useFocusWhenDrawn(said)
  const kept = useLoaded(
    signal => services.measures.rebasings({ measure: measure.id }, { signal }),
    [measure.id],
  )
  const { chart, points } = series
  const proposal = chart.kind === 'drawn' ? chart.proposal : null
  const chosen = day ?? proposal?.day ?? null
  const done = (told: string) => {
    focus(() => document.getElementById('limits-done'))
    setSaid(told)
    kept.reload()
    onChange()
  }
  const begin = () =>
    action.run(async () => {
      if (chosen === null || reason.trim() === '') return setSaid(words('rebase.needs-both'))
      await services.measures.rebase({ measure: measure.id, day: chosen, reason })
      setHalf({ day: undefined, reason: '' })
      done(words('rebase.done', { day: isoText(chosen) }))
    })
  const takeBack = (id: number, from: string) => () =>
    action.run(async () => {
      await services.measures.takeBackRebasing({ id })
      done(words('rebase.taken-back', { day: isoText(from) }))
    })
  return (
    <section aria-labelledby="measure-limits">
      <h3 id="measure-limits">{words('rebase.title')}</h3>
      {proposal && (
        <Text size="sm">
          {words('rebase.proposed', {
            marks: proposal.marks,
            direction: proposal.direction,
            day: isoText(proposal.day),
          })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {words('rebase.explained')}
      </Text>
      <ul className="measure-reading">
        {(kept.value ?? []).map(each => (
          <li key={each.id}>
            {words('rebase.from', { day: isoText(each.day) })} <bdi>{each.reason}</bdi>{' '}
            <ActionButton
              size="compact-xs"
              variant="default"
              busy={action.busy}
              aria-label={words('rebase.take-back-of', { day: isoText(each.day) })}
              onClick={takeBack(each.id, each.day)}
            >
              {words('rebase.take-back')}
            </ActionButton>
          </li>
        ))}
      </ul>
      <form
        onSubmit={event => {
          event.preventDefault()
          begin()
        }}
      >
        <Group gap="xs" align="end">
          <Select
            size="xs"
            w="12rem"
            label={words('rebase.day')}
            data={points.slice(1).map(({ from, to }) => ({ value: from, label: periodText(from, to) }))}
            value={points.some(({ from }) => from === chosen) ? chosen : null}
            onChange={next => setHalf({ day: next ?? undefined })}
            searchable
          />
          <TextInput
            size="xs"
            flex="1 1 14rem"
            maw="28rem"
            maxLength={500}
            label={words('rebase.reason')}
            value={reason}
            onChange={event => setHalf({ reason: event.currentTarget.value })}
          />
          <ActionButton size="xs" variant="default" type="submit" busy={action.busy}>
            {words('rebase.do')}
          </ActionButton>
        </Group>
      </form>
      <Text size="sm" role="status" id="limits-done" tabIndex={-1}>
        {said}
      </Text>
      {action.error !== undefined && <Problem error={action.error} />}
    </section>
  )
}
