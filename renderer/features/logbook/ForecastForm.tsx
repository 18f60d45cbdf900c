import { Button, Group, Radio, Text } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { LogbookLine } from '../../../shared/contract/patients-logbook.ts'
import { readWrittenShare } from '../../../shared/domain/by-hand/written-share.ts'
import type { ForecastOutcome } from '../../../shared/domain/logbook/forecastable.ts'
import { useDraft } from '../../client/drafts.ts'
import { foretell, openOutcomes } from '../../parts/forecasts/foretell.ts'
import { forecastsHaveChanged } from '../../parts/forecasts/use-forecasts.ts'
import { TypedField } from '../../parts/TypedField.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { lastForetold } from './last-foretold.ts'

/** The letter that chooses each, while a number is typed. */
const keys: Readonly<Record<string, ForecastOutcome>> = {
  d: 'died',
  i: 'infection',
  t: 'return',
  r: 'readmission',
}

interface ForecastFormProps {
  readonly line: LogbookLine
  onKept(told: string): void
  onClose(): void
}

/** How likely an outcome of an operation is held to be: a number, a letter for which, Enter. */
export function ForecastForm({ line, onKept, onClose }: ForecastFormProps) {
  const { patient, name, day, on, what } = line
  const [open] = useState(() => openOutcomes(line))
  const [{ outcome: last }, setLast] = useDraft(lastForetold)
  const [chosen, setChosen] = useState<ForecastOutcome>()
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [requestId] = useState(() => crypto.randomUUID())
  const keeping = useAction()
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('input:not([type=radio])')?.focus(), [])
  const outcome = chosen ?? (open.includes(last) ? last : open[0])
  const read = readWrittenShare(text)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
      return
    }
    const is = keys[event.key]
    if (is === undefined || !open.includes(is) || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    setChosen(is)
  }
  const keep = () => {
    setAsked(true)
    if ('fault' in read || outcome === undefined)
      return box.current?.querySelector<HTMLElement>('input:not([type=radio])')?.focus()
    keeping.run(async () => {
      await foretell({ requestId, patient, day, outcome, expected: read.value })
      setLast({ outcome })
      forecastsHaveChanged()
      const percent = 100 * read.value
      onKept(words('forecasts.kept', { is: outcome, percent, name, date: dateText(on) }))
    })
  }
  if (outcome === undefined)
    return (
      <Group gap="sm">
        <Text size="sm" role="status">
          {words('forecasts.closed')}
        </Text>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
          {words('logbook.close')}
        </Button>
      </Group>
    )
  return (
    // One letter chooses, from wherever in it one is: what is typed here is a number.
    <div role="presentation" onKeyDown={onKey}>
      <form
        noValidate
        ref={box}
        className="logbook-outcome-form"
        onSubmit={event => {
          event.preventDefault()
          keep()
        }}
      >
        <Text size="sm" fw={500}>
          <bdi>{words('forecasts.of', { what, name, date: dateText(on) })}</bdi>
        </Text>
        <Group gap="md" align="flex-start">
          <TypedField
            size="xs"
            w="9rem"
            label={words('forecasts.percent')}
            inputMode="decimal"
            value={text}
            maxLength={20}
            fault={'fault' in read ? read.fault : undefined}
            isAsked={isAsked}
            onType={setText}
          />
          <Radio.Group
            size="xs"
            label={words('forecasts.outcome')}
            value={outcome}
            onChange={next => setChosen(next as ForecastOutcome)} // one of the radios below
          >
            <Group gap="md" mt={4}>
              {open.map(is => (
                <Radio key={is} size="xs" value={is} label={words('forecasts.is', { is })} />
              ))}
            </Group>
          </Radio.Group>
        </Group>
        <Text size="xs" c="dimmed" maw="75ch">
          {words('forecasts.fixed')}
        </Text>
        {keeping.error !== undefined && <Problem error={keeping.error} />}
        <Group gap="sm">
          <ActionButton type="submit" size="xs" busy={keeping.busy}>
            {words('forecasts.keep')}
          </ActionButton>
          <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
            {words('logbook.close')}
          </Button>
        </Group>
      </form>
    </div>
  )
}
