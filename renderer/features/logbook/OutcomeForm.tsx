import { Button, Group, NativeSelect, Radio, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { LogbookLine } from '../../../shared/contract/patients-logbook.ts'
import {
  readOutcome,
  usualDayOf,
  type OutcomeForm as Form,
} from '../../../shared/domain/by-hand/outcome-form.ts'
import { clavienGrades } from '../../../shared/domain/logbook/codes.ts'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import type { EntryDraft } from '../../../shared/domain/entry.ts'
import { outcomeKinds, type OutcomeKind } from '../../../shared/domain/logbook/outcome.ts'
import { say } from '../../../shared/words/message.ts'
import { services } from '../../client/services.ts'
import { faultText, TypedField } from '../../parts/TypedField.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { dateText, isoPartText, isoToday } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { speak, spoken, words } from '../../ui/words.ts'
import type { SignedEntry } from '../../parts/signed-entry.ts'

/** The letter that chooses each. */
const keys: Readonly<Record<string, OutcomeKind>> = {
  w: 'well',
  c: 'complication',
  i: 'infection',
  t: 'return',
  r: 'readmission',
  d: 'died',
}
const inOrder = [...outcomeKinds].toReversed()
const ISO_DAY = 10

interface OutcomeFormProps {
  readonly line: LogbookLine
  onSigned(signed: SignedEntry): void
  onClose(): void
}

/** What became of an operation: one letter says it, Enter signs. */
export function OutcomeForm({ line, onSigned, onClose }: OutcomeFormProps) {
  const { patient, name, what, on, day } = line
  const [form, setForm] = useState<Form>({ is: '', grade: '', words: '', happened: '' })
  const [isDayTyped, setDayTyped] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  // Another try of the same entry is the same request.
  const [ids] = useState(() => ({ entry: crypto.randomUUID(), request: crypto.randomUUID() }))
  const signing = useAction()
  const box = useRef<HTMLFormElement>(null)
  const at = (selector: string) => box.current?.querySelector<HTMLElement>(selector)
  useEffect(() => box.current?.querySelector<HTMLElement>('[type=radio]')?.focus(), [box])

  const read = readOutcome(form, { operated: day, today: isoToday(), name: spoken })
  const { faults, happened } = read
  const choose = (is: OutcomeKind) => {
    const usual = usualDayOf(is, { operated: day, today: isoToday() })
    setForm(before => ({
      ...before,
      is,
      ...(!isDayTyped && { happened: usual === '' ? '' : isoPartText(usual) }),
    }))
    setRefused([])
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
      return
    }
    const isTyping =
      event.target instanceof Element && event.target.closest('input:not([type=radio]), select') !== null
    const is = keys[event.key]
    if (isTyping || is === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    choose(is)
    at(`[value=${is}]`)?.focus()
  }
  const sign = () => {
    setAsked(true)
    const [first] = Object.keys(faults)
    if (first !== undefined) {
      at(first === 'is' ? '[type=radio]' : `[data-field=${first}]`)?.focus()
      return
    }
    signing.run(async () => {
      const sent: EntryDraft = {
        entry: ids.entry,
        version: 1,
        person: { patient },
        happened: read.happened,
        facts: read.facts,
      }
      const answer = await services.intake.enter({ requestId: ids.request, draft: sent })
      if (answer.kind === 'impossible')
        return setRefused(answer.faults.map(({ reason, remedy }) => `${speak(reason)} ${speak(remedy)}`))
      const is = form.is as OutcomeKind // without a fault one is chosen
      const told = speak(say('logbook.told', { is, grade: form.grade }))
      onSigned({
        sent,
        request: ids.request,
        importId: answer.importId,
        patient,
        told: words('logbook.recorded', { what: told, name, date: isoPartText(read.happened) }),
      })
    })
  }
  const after = happened.length < ISO_DAY ? undefined : dayNumber(happened) - dayNumber(day)
  return (
    // One letter chooses, from wherever in it nobody types.
    <div role="presentation" onKeyDown={onKey}>
      <form
        noValidate
        className="logbook-outcome-form"
        ref={box}
        onSubmit={event => {
          event.preventDefault()
          sign()
        }}
      >
        <Radio.Group
          size="xs"
          label={<bdi>{words('logbook.outcome-of', { what, name, date: dateText(on) })}</bdi>}
          value={form.is}
          error={isAsked && faults.is ? faultText(faults.is) : undefined}
          onChange={is => choose(is as OutcomeKind)} // one of the radios below
        >
          <Group gap="md" mt={4}>
            {inOrder.map(is => (
              <Radio key={is} size="xs" value={is} label={words('logbook.is', { is })} />
            ))}
          </Group>
        </Radio.Group>
        <div className="logbook-fields">
          {form.is === 'complication' && (
            <NativeSelect
              size="xs"
              className="wide"
              label={words('logbook.grade')}
              data-field="grade"
              value={form.grade}
              data={[
                { value: '', label: '' },
                ...clavienGrades.map(grade => ({
                  value: grade,
                  label: words('logbook.grade-is', { grade }),
                })),
              ]}
              error={isAsked && faults.grade ? faultText(faults.grade) : undefined}
              onChange={event => setForm({ ...form, grade: event.currentTarget.value as Form['grade'] })} // an option
              onKeyDown={event => {
                if (event.key === 'Enter') event.currentTarget.form?.requestSubmit()
              }}
            />
          )}
          <TypedField
            size="xs"
            label={words('logbook.date')}
            data-field="happened"
            value={form.happened}
            maxLength={40}
            description={
              after !== undefined && after >= 0 ? words('logbook.day-after', { days: after }) : undefined
            }
            fault={form.is === '' ? undefined : faults.happened}
            isAsked={isAsked}
            onType={text => {
              setDayTyped(true)
              setForm({ ...form, happened: text })
            }}
          />
          <TextInput
            size="xs"
            className="wide"
            label={words('logbook.words')}
            value={form.words}
            maxLength={500}
            onChange={event => setForm({ ...form, words: event.currentTarget.value })}
          />
        </div>
        {refused.map(each => (
          <Text key={each} c="red" size="sm" role="alert">
            {each}
          </Text>
        ))}
        {signing.error !== undefined && <Problem error={signing.error} />}
        <Group gap="sm">
          <ActionButton type="submit" size="xs" busy={signing.busy}>
            {words('logbook.sign-outcome')}
          </ActionButton>
          <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
            {words('logbook.close')}
          </Button>
        </Group>
      </form>
    </div>
  )
}
