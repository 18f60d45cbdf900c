import { Combobox, Text, TextInput, useCombobox } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import type { OperationForm } from '../../../shared/domain/by-hand/operation-form.ts'
import { faultText } from '../../parts/TypedField.tsx'
import { usePeopleFound } from '../../parts/use-people-found.ts'
import { whoIsMeant } from '../../parts/who-is-meant.ts'
import { dateText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

export const PERSON_FIELD = 'logbook-person'

type Chosen = Pick<OperationForm, 'person' | 'chosen'>
interface PersonFieldProps {
  readonly form: Pick<OperationForm, 'person' | 'chosen' | 'number'>
  readonly fault: Fault | undefined
  /** It is typed into at once. */
  readonly isFirst: boolean
  onType(part: Chosen): void
  onFailed(error: unknown): void
}
interface Her {
  readonly patient: number
  readonly name: string
  readonly birth?: Parameters<typeof dateText>[0]
  readonly identifier?: string | undefined
}

/** How she is told from others of her name. */
const toldOf = ({ name, birth, identifier = '' }: Her) =>
  words('grid.choose', { name, birth: birth ? dateText(birth) : words('chart.birth-unknown'), identifier })

export const chosenAs = (her: Her): Chosen => ({
  person: her.name,
  chosen: { is: 'patient', patient: her.patient, told: toldOf(her) },
})

/** Whose operation it is: found while one types, by name or number; somebody new where nobody is. */
export function PersonField({ form, fault, isFirst, onType, onFailed }: PersonFieldProps) {
  const { person, chosen, number } = form
  const list = useCombobox()
  const [isHere, setHere] = useState(false)
  const [isShut, setShut] = useState(false)
  const text = person.trim()
  const found = usePeopleFound(text, isHere && chosen === undefined)
  const isOpen = isHere && !isShut && chosen === undefined && text !== ''
  const take = (option: string) => {
    const her = found.find(({ patient }) => String(patient) === option)
    if (her) onType(chosenAs(her))
    else onType({ person, chosen: { is: 'new' } })
    list.resetSelectedOption()
  }
  /** Where it is certain who is meant, nobody need say it. */
  const leave = async () => {
    setHere(false)
    if (text === '' || chosen !== undefined) return
    const meant = await whoIsMeant(text, number.trim())
    if (meant === 'new') onType({ person, chosen: { is: 'new' } })
    else if (meant) onType(chosenAs(meant))
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!isOpen) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      setShut(true)
    } else if (event.key === 'Enter' && list.getSelectedOptionIndex() < 0) event.preventDefault()
  }
  return (
    <Combobox store={{ ...list, dropdownOpened: isOpen }} onOptionSubmit={take} withinPortal>
      <Combobox.Target>
        <TextInput
          id={PERSON_FIELD}
          size="xs"
          label={words('logbook.person')}
          value={person}
          maxLength={500}
          autoComplete="off"
          autoFocus={isFirst}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={chosen && (chosen.is === 'new' ? words('logbook.is-new') : <bdi>{chosen.told}</bdi>)}
          error={fault && faultText(fault)}
          onKeyDown={onKey}
          onFocus={() => setHere(true)}
          onBlur={() => {
            leave().catch(onFailed)
          }}
          onChange={event => {
            list.resetSelectedOption()
            setShut(false)
            onType({ person: event.currentTarget.value, chosen: undefined })
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={words('logbook.people')}>
          {found.map(her => (
            <Combobox.Option key={her.patient} value={String(her.patient)}>
              <bdi>{toldOf(her)}</bdi>
            </Combobox.Option>
          ))}
          <Combobox.Option value="new">
            <Text span size="sm">
              <bdi>{words('logbook.new-person', { name: text })}</bdi>
            </Text>
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
