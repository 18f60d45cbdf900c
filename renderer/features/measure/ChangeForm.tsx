import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { daysLater } from '../../../shared/domain/day/iso-day.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { dropDraft, useDraft, type Draft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { Kept } from '../../parts/Kept.tsx'
import { TypedField } from '../../parts/TypedField.tsx'
import { changesHaveChanged } from '../../parts/use-outcome-changes.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText, isoToday } from '../../ui/dates.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { spoken, words } from '../../ui/words.ts'
import { ProposedLook } from './ProposedLook.tsx'
import { changeDraft, readChange, readExpectation, type ChangeDraft } from './read-change.ts'

export const changing: Draft<ChangeDraft> = {
  name: 'measure.change',
  initial: { what: '', why: '', made: '', direction: 'none', by: '', lookOn: '' },
  keep: changeDraft,
}
/** Months after which one may look again, in one press. */
const soon = [1, 3, 6, 12] as const
const DAYS_PER_MONTH = 30.44

interface ChangeFormProps {
  readonly whole: WholeMeasure
  /** How the time of its chart is cut. */
  readonly by: By
  /** What is counted of it now, in words. */
  readonly now: string
  onClose(): void
  onKept(lookOn: string): void
}

/** What is done otherwise, from when on, what is expected of it, and when to look again: before its result is seen. */
export function ChangeForm({ whole, by, now, onClose, onKept }: ChangeFormProps) {
  const { measure } = whole
  const today = isoToday()
  const unit = measure.quantity === undefined ? 'share' : 'days'
  const [draft, setDraft] = useDraft(changing, measure.id)
  const typed = { ...draft, made: draft.made === '' ? isoText(today) : draft.made }
  const { change, faults } = readChange(typed, { today, unit })
  const [isAsked, setAsked] = useState(false)
  const [requestId] = useState(() => crypto.randomUUID())
  const { busy, error, run } = useAction()
  const keep = () => {
    setAsked(true)
    if (!change) return
    run(async () => {
      await services.measures.writeChange({ requestId, planned: { whole, ...change } })
      dropDraft(changing, measure.id)
      changesHaveChanged()
      onKept(change.lookOn)
    })
  }
  const { made: read, expected } = readExpectation(typed, { today, unit })
  const made = read ?? today
  return (
    <Dialog title={words('changes.form', { title: spoken(measure.title) })} size="lg" onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          keep()
        }}
      >
        <Stack gap="sm">
          <TypedField
            data-autofocus
            label={words('changes.what')}
            description={words('changes.what-hint')}
            value={draft.what}
            fault={faults.what}
            isAsked={isAsked}
            onType={what => setDraft({ what })}
          />
          <Textarea
            label={words('changes.why')}
            autosize
            minRows={1}
            maxRows={4}
            value={draft.why}
            onChange={event => setDraft({ why: event.currentTarget.value })}
          />
          <TypedField
            label={words('changes.made')}
            value={typed.made}
            fault={faults.made}
            isAsked={isAsked}
            onType={text => setDraft({ made: text })}
          />
          <Group align="flex-end" gap="sm">
            <div>
              <Text size="sm" fw={500} id="change-expected">
                {words('changes.expected')}
              </Text>
              <SegmentedControl
                size="xs"
                aria-labelledby="change-expected"
                value={draft.direction}
                data={(['none', 'higher', 'lower'] as const).map(each => ({
                  value: each,
                  label: words('changes.direction', { direction: each }),
                }))}
                onChange={next => setDraft({ direction: next as ChangeDraft['direction'] })}
              />
            </div>
            {draft.direction !== 'none' && (
              <TypedField
                label={words('changes.by', { unit })}
                description={words('changes.by-hint', { now })}
                value={draft.by}
                fault={faults.by}
                isAsked={isAsked}
                inputMode="decimal"
                onType={text => setDraft({ by: text })}
              />
            )}
          </Group>
          <Group align="flex-end" gap="sm">
            <TypedField
              label={words('changes.look-on')}
              w="9rem"
              value={draft.lookOn}
              fault={faults.lookOn}
              isAsked={isAsked}
              onType={lookOn => setDraft({ lookOn })}
            />
            {soon.map(months => (
              <Button
                key={months}
                size="compact-sm"
                variant="default"
                onClick={() =>
                  setDraft({ lookOn: isoText(daysLater(made, Math.round(months * DAYS_PER_MONTH))) })
                }
              >
                {words('changes.in-months', { months })}
              </Button>
            ))}
          </Group>
          {expected && made && (
            <ProposedLook
              {...{ whole, by, made, expected }}
              typed={draft.lookOn}
              onTake={day => setDraft({ lookOn: isoText(day) })}
            />
          )}
          <Text size="sm" c="dimmed">
            {words('changes.fixed')}
          </Text>
          {error !== undefined && <Problem error={error} />}
          <Group justify="space-between">
            <Kept draft={changing} about={measure.id} />
            <ActionButton type="submit" busy={busy}>
              {words('changes.keep')}
            </ActionButton>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
