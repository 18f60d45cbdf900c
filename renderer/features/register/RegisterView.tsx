import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState, type ComponentProps } from 'react'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { sex as sexes, type Sex } from '../../../shared/domain/patient.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { keepAllNow } from '../../client/draft-keeping.ts'
import { dropDraft, useDraft } from '../../client/drafts.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { Kept } from '../../parts/Kept.tsx'
import { describedBy, Namesakes, useNamesakes } from '../../parts/Namesakes.tsx'
import { TypedField } from '../../parts/TypedField.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoPartText, isoToday } from '../../ui/dates.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { speak, words } from '../../ui/words.ts'
import { personIn, registerDraft, typed } from './register-draft.ts'

const belowTheInput: InputWrapperOrder = ['label', 'input', 'description', 'error']
type InputWrapperOrder = NonNullable<ComponentProps<typeof TextInput>['inputWrapperOrder']>

/** Registers somebody whose records are on paper, and looks meanwhile whether she is here already. */
export function RegisterView() {
  const isShut = shut('entry', useCasebookKind())
  const { go } = useRouter()
  useEscape(() => go('patients'))
  return (
    <Stack maw="44rem">
      <ViewTitle>{words('view.register')}</ViewTitle>
      {isShut ? <Empty title={words('register.shut')}>{speak(inOneLine(isShut))}</Empty> : <Form />}
    </Stack>
  )
}

function Form() {
  const { go } = useRouter()
  const [draft] = useDraft(registerDraft)
  const action = useAction()
  const [isAsked, setAsked] = useState(false)
  const [refused, setRefused] = useState<readonly Fault[]>([])
  const { person, birth, faults } = personIn(draft, isoToday())
  const namesakes = useNamesakes(person)
  const type = (part: Parameters<typeof typed>[1]) => {
    setRefused([])
    typed(draft, part)
  }
  const submit = () => {
    setAsked(true)
    if (Object.keys(faults).length > 0) {
      document.querySelector<HTMLElement>(faults.name ? '#register-name' : '#register-birth')?.focus()
      return
    }
    action.run(async () => {
      // What is under way to the store of drafts must not come after the entry and bring the draft back.
      await keepAllNow()
      // Quicker than those who may be meant were found: she is shown them first.
      if (!namesakes.isCurrent && (await services.intake.namesakes(describedBy(person))).length > 0) return
      const { entry, request: requestId } = draft
      const happened = isoToday()
      const answer = await services.intake.enter({
        requestId,
        draft: { entry, version: 1, person, happened, facts: [] },
      })
      if (answer.kind === 'impossible') setRefused(answer.faults)
      else {
        dropDraft(registerDraft)
        if (answer.patient === null) go('patients')
        else go('chart', { patient: answer.patient })
      }
    })
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <Text c="dimmed" size="sm" maw="75ch">
          {words('register.why')}
        </Text>
        <TypedField
          id="register-name"
          label={words('register.name')}
          description={words('register.name-how')}
          value={draft.name}
          maxLength={500}
          autoFocus
          fault={faults.name}
          isAsked={isAsked}
          onType={name => type({ name })}
        />
        <Group align="flex-start" grow>
          <NativeSelect
            label={words('register.sex')}
            value={draft.sex}
            data={sexes.options.map(sex => ({ value: sex, label: words('register.sex-is', { sex }) }))}
            onChange={event => type({ sex: event.currentTarget.value as Sex })} // one of the options above
          />
          <TypedField
            id="register-birth"
            label={words('register.birth')}
            description={birthText(birth) ?? words('register.birth-how')}
            value={draft.birth}
            maxLength={40}
            fault={faults.birth}
            isAsked={isAsked}
            onType={text => type({ birth: text })}
          />
        </Group>
        <Group align="flex-start" grow>
          <TextInput
            label={words('register.identifier')}
            value={draft.identifier}
            maxLength={100}
            onChange={event => type({ identifier: event.currentTarget.value })}
          />
          <TextInput
            label={words('register.identifier-label')}
            inputWrapperOrder={belowTheInput}
            description={words('register.identifier-label-how')}
            value={draft.identifierLabel}
            maxLength={100}
            onChange={event => type({ identifierLabel: event.currentTarget.value })}
          />
        </Group>
        <TextInput
          inputWrapperOrder={belowTheInput}
          label={words('register.other-names')}
          description={words('register.other-names-how')}
          value={draft.otherNames}
          maxLength={1_000}
          onChange={event => type({ otherNames: event.currentTarget.value })}
        />
        <Namesakes
          {...namesakes}
          onOpen={patient => {
            // She is here: nobody is half registered any more.
            dropDraft(registerDraft)
            go('chart', { patient })
          }}
        />
        <Kept draft={registerDraft} />
        {refused.map(({ reason, remedy }) => (
          <Text key={reason.key} c="red" role="alert">
            {speak(reason)} {speak(remedy)}
          </Text>
        ))}
        {action.error !== undefined && <Problem error={action.error} />}
        <Group>
          <ActionButton type="submit" busy={action.busy}>
            {words(namesakes.found.length > 0 ? 'register.do-all-the-same' : 'register.do')}
          </ActionButton>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              dropDraft(registerDraft)
              setAsked(false)
              document.querySelector<HTMLElement>('#register-name')?.focus()
            }}
          >
            {words('register.throw-away')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** How a birth is read: as about where it was an age. */
function birthText(birth: ReturnType<typeof personIn>['birth']): string | undefined {
  if (!birth) return undefined
  const date = isoPartText(birth.birth)
  return birth.birthIsAbout ? words('register.birth-about', { date }) : words('register.birth-is', { date })
}
