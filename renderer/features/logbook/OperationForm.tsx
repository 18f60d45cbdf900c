import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import type { OperationField } from '../../../shared/domain/by-hand/operation-form.ts'
import type { EntryDraft } from '../../../shared/domain/entry.ts'
import { asaClasses } from '../../../shared/domain/logbook/asa.ts'
import { operatingRoles } from '../../../shared/domain/logbook/roles.ts'
import { sex as sexes, type Sex } from '../../../shared/domain/patient.ts'
import { keepAllNow } from '../../client/draft-keeping.ts'
import { draftOf, dropDraft, useDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { readWrittenShare } from '../../../shared/domain/by-hand/written-share.ts'
import { foretell, openOutcomes } from '../../parts/forecasts/foretell.ts'
import { forecastsHaveChanged } from '../../parts/forecasts/use-forecasts.ts'
import { Kept } from '../../parts/Kept.tsx'
import { TypedField } from '../../parts/TypedField.tsx'
import { whoIsMeant } from '../../parts/who-is-meant.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoPartText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { speak, words } from '../../ui/words.ts'
import { Expected, EXPECTED_FIELD } from './Expected.tsx'
import { operationDraft, readForm, shownOperation, typed, type OperationDraft } from './operation-draft.ts'
import { OPERATION_FIELD, OperationName } from './OperationName.tsx'
import { chosenAs, PERSON_FIELD, PersonField } from './PersonField.tsx'
import type { SignedEntry } from '../../parts/signed-entry.ts'

const fieldIds: Readonly<Record<OperationField, string>> = {
  person: PERSON_FIELD,
  birth: 'logbook-birth',
  what: OPERATION_FIELD,
  happened: 'logbook-date',
}
const focusOn = (field: OperationField) => document.getElementById(fieldIds[field])?.focus()

/** What is expected of an operation of this ISO day; undefined where nothing was typed, or can be foretold. */
function readExpected({ expected }: OperationDraft, day: string) {
  const isOpen = openOutcomes({ day, outcome: { events: [] } }).length > 0
  return isOpen && expected.trim() !== '' ? readWrittenShare(expected) : undefined
}

interface FormProps {
  /** It is what one came for: one types at once. */
  readonly isFirst: boolean
  readonly done: readonly string[]
  onSigned(signed: SignedEntry): void
  onClose(): void
}

/** Logs an operation: who, what, when, ASA class and role, signed as one entry by hand. */
export function OperationForm({ isFirst, done, onSigned, onClose }: FormProps) {
  const [draft] = useDraft(operationDraft)
  const [lastRole, setLastRole] = useState<OperationDraft['role']>('')
  const [isAsked, setAsked] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  const [failed, setFailed] = useState<unknown>()
  const [unforetold, setUnforetold] = useState<unknown>()
  const signing = useAction()
  const form = shownOperation(draft, lastRole)
  const { faults, happened } = readForm(form)
  const type = (part: Parameters<typeof typed>[0]) => {
    setRefused([])
    typed(part, lastRole)
  }
  // Nothing is foretold of what is long over.
  const isForetold = openOutcomes({ day: happened, outcome: { events: [] } }).length > 0
  const told = (field: OperationField) => (isAsked ? faults[field] : undefined)

  /** Whoever is certainly meant need not be chosen. */
  async function settled(): Promise<OperationDraft> {
    const now = shownOperation(draftOf(operationDraft), lastRole)
    if (now.chosen !== undefined || now.person.trim() === '') return now
    const meant = await whoIsMeant(now.person.trim(), now.number.trim())
    if (meant !== undefined) type(meant === 'new' ? { chosen: { is: 'new' } } : chosenAs(meant))
    return shownOperation(draftOf(operationDraft), lastRole)
  }

  async function sign(): Promise<void> {
    const now = await settled()
    const read = readForm(now)
    const [first] = (Object.keys(fieldIds) as OperationField[]).filter(each => read.faults[each])
    if (first !== undefined || read.person === undefined) return focusOn(first ?? 'person')
    const expected = readExpected(now, read.happened)
    if (expected && 'fault' in expected) return document.getElementById(EXPECTED_FIELD)?.focus()
    // What is under way to the store of drafts must not come after the entry and bring the draft back.
    await keepAllNow()
    const sent: EntryDraft = {
      entry: now.entry,
      version: 1,
      person: read.person,
      happened: read.happened,
      facts: [...read.facts],
    }
    const answer = await services.intake.enter({ requestId: now.request, draft: sent })
    if (answer.kind === 'impossible')
      return setRefused(answer.faults.map(({ reason, remedy }) => `${speak(reason)} ${speak(remedy)}`))
    setUnforetold(undefined)
    if (expected && answer.patient !== null)
      // The operation is logged whatever becomes of this.
      await foretell({
        requestId: `expected-${now.request}`,
        patient: answer.patient,
        day: read.happened,
        outcome: now.foretold,
        expected: expected.value,
      }).then(forecastsHaveChanged, setUnforetold)
    dropDraft(operationDraft)
    setLastRole(now.role)
    setAsked(false)
    const name = now.person.trim()
    onSigned({
      sent,
      request: now.request,
      importId: answer.importId,
      patient: answer.patient,
      told: words('logbook.logged', { what: now.what.trim(), name, date: isoPartText(read.happened) }),
    })
    focusOn('person')
  }

  return (
    <div
      role="presentation"
      onKeyDown={event => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <form
        noValidate
        className="logbook-form"
        aria-label={words('logbook.form')}
        onSubmit={event => {
          event.preventDefault()
          setAsked(true)
          signing.run(sign)
        }}
      >
        <div className="logbook-fields">
          <PersonField
            form={form}
            fault={told('person')}
            isFirst={isFirst}
            onType={type}
            onFailed={setFailed}
          />
          <OperationName form={form} done={done} fault={told('what')} onType={type} />
          <TypedField
            id={fieldIds.happened}
            size="xs"
            label={words('logbook.date')}
            value={form.happened}
            maxLength={40}
            description={
              happened === '' || isoPartText(happened) === form.happened ? undefined : isoPartText(happened)
            }
            fault={faults.happened}
            isAsked={isAsked}
            onType={text => type({ happened: text })}
          />
          <Choice
            label={words('logbook.asa')}
            value={form.asa}
            options={asaClasses.map((value, at) => ({ value, label: `${at + 1} (${value})` }))}
            onChange={asa => type({ asa })}
          />
          <Choice
            label={words('logbook.role')}
            value={form.role}
            options={operatingRoles.map(value => ({
              value,
              label: words('logbook.role-is', { role: value }),
            }))}
            onChange={role => type({ role })}
          />
          {isForetold && <Expected form={form} isAsked={isAsked} onType={type} />}
        </div>
        {form.chosen?.is === 'new' && (
          <div className="logbook-fields">
            <NativeSelect
              size="xs"
              label={words('logbook.sex')}
              value={form.sex}
              data={sexes.options.map(sex => ({ value: sex, label: words('register.sex-is', { sex }) }))}
              onChange={event => type({ sex: event.currentTarget.value as Sex })} // one of these
            />
            <TypedField
              id={fieldIds.birth}
              size="xs"
              label={words('logbook.birth')}
              value={form.birth}
              maxLength={40}
              fault={faults.birth}
              isAsked={isAsked}
              onType={birth => type({ birth })}
            />
            <TypedField
              size="xs"
              label={words('logbook.number')}
              value={form.number}
              maxLength={100}
              onType={number => type({ number })}
            />
          </div>
        )}
        {refused.map(each => (
          <Text key={each} c="red" size="sm" role="alert">
            {each}
          </Text>
        ))}
        {unforetold !== undefined && (
          <>
            <Text size="sm">{words('forecasts.not-kept')}</Text>
            <Problem error={unforetold} />
          </>
        )}
        {(signing.error ?? failed) !== undefined && <Problem error={signing.error ?? failed} />}
        <Group gap="sm">
          <ActionButton type="submit" size="xs" busy={signing.busy}>
            {words('logbook.sign-operation')}
          </ActionButton>
          <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
            {words('logbook.close')}
          </Button>
          <Kept draft={operationDraft} />
        </Group>
      </form>
    </div>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T | ''
  readonly options: ReadonlyArray<{ readonly value: T; readonly label: string }>
  onChange(value: T | ''): void
}

/** One of a few, or nothing. Enter signs the form, as it does in a field. */
function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value}
      data={[{ value: '', label: '' }, ...options]}
      onChange={event => onChange(event.currentTarget.value as T | '')} // one of the options
      onKeyDown={event => {
        if (event.key === 'Enter') event.currentTarget.form?.requestSubmit()
      }}
    />
  )
}
