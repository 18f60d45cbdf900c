import { Combobox, Text, useCombobox } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { usePeopleFound } from '../../parts/use-people-found.ts'
import { dateText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'
import { cellInput, type CellProps } from './Cell.tsx'
import { chosenOf, findPerson, registeringAbove } from './find-person.ts'
import { choosePerson } from './rows.ts'

interface PersonCellProps extends CellProps {
  /** All rows, by name, in their order. */
  readonly names: readonly string[]
  readonly isChosen: boolean
  onFailed(error: unknown): void
}

/** Whose row it is: found while one types, by name or number; somebody new where nobody is. */
export function PersonCell({ names, isChosen, onFailed, ...props }: PersonCellProps) {
  const { row, text } = props
  const { said, noted, input } = cellInput(props)
  const list = useCombobox()
  const [isHere, setHere] = useState(false)
  const [isShut, setShut] = useState(false)
  const typed = text.trim()
  const found = usePeopleFound(typed, isHere && !isChosen)
  const above = registeringAbove(names, row)
  const isOpen = isHere && !isShut && !isChosen && typed !== ''
  /** While people are offered the arrows choose among them, and Enter takes who was chosen. */
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') setShut(true)
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    const isTaking = event.key === 'Enter' && list.getSelectedOptionIndex() >= 0
    if (!isOpen || !(isArrow || isTaking)) props.onKey(event)
  }
  const take = (option: string) => {
    const [kind, name = ''] = option.split(' ')
    const her = found.find(({ patient }) => String(patient) === name)
    if (kind === 'patient' && her) choosePerson(row, chosenOf(her), her.name)
    else if (kind === 'row') choosePerson(row, { is: 'row', row: name })
    else if (kind === 'new') choosePerson(row, { is: 'new' })
    list.resetSelectedOption()
  }
  return (
    <Combobox
      store={{ ...list, dropdownOpened: isOpen }}
      onOptionSubmit={take}
      withinPortal
      width="max-content"
    >
      <Combobox.Target>
        <input
          {...input}
          onKeyDown={onKey}
          onFocus={() => setHere(true)}
          onBlur={() => {
            setHere(false)
            findPerson(names, row).catch(onFailed)
          }}
          onChange={event => {
            list.resetSelectedOption()
            setShut(false)
            props.onType(event.currentTarget.value)
          }}
        />
      </Combobox.Target>
      {said !== undefined && (
        <span id={noted} className="unseen">
          {said}
        </span>
      )}
      <Combobox.Dropdown>
        <Combobox.Options aria-label={words('grid.people')}>
          {found.map(({ patient, name, birth, identifier = '' }) => (
            <Combobox.Option key={patient} value={`patient ${patient}`}>
              <bdi>
                {words('grid.choose', {
                  name,
                  birth: birth ? dateText(birth) : words('chart.birth-unknown'),
                  identifier,
                })}
              </bdi>
            </Combobox.Option>
          ))}
          {above.map(each => (
            <Combobox.Option key={each} value={`row ${each}`}>
              {words('grid.as-above', { row: names.indexOf(each) + 1 })}
            </Combobox.Option>
          ))}
          <Combobox.Option value="new">
            <Text span size="sm">
              <bdi>{words('grid.new-person', { name: typed })}</bdi>
            </Text>
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
