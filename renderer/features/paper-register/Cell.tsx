import type { ClipboardEvent, KeyboardEvent } from 'react'
import { faultText } from '../../parts/TypedField.tsx'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import type { Message } from '../../../shared/words/message.ts'
import { speak, words } from '../../ui/words.ts'

/** What every cell of a row is given. */
export interface CellProps {
  readonly row: string
  readonly column: string
  readonly label: string
  /** Its number among the rows, from 1. */
  readonly number: number
  readonly text: string
  readonly fault: Fault | undefined
  readonly warning: Message | undefined
  readonly isReadOnly: boolean
  onType(text: string): void
  onKey(event: KeyboardEvent<HTMLInputElement>): void
  onPaste(event: ClipboardEvent<HTMLInputElement>): void
}

/** What is said of a cell where one is in it, and read out with it. */
export const saidOf = ({ fault, warning }: Pick<CellProps, 'fault' | 'warning'>): string | undefined =>
  fault ? faultText(fault) : warning && speak(warning)

/** The input of a cell, with what is wrong in it for whoever looks and whoever listens. */
export function cellInput({
  row,
  column,
  label,
  number,
  text,
  fault,
  warning,
  isReadOnly,
  ...on
}: CellProps) {
  const said = saidOf({ fault, warning })
  const noted = said === undefined ? undefined : `said-${row}-${column}`
  return {
    said,
    noted,
    input: {
      'className': 'cell-input',
      'data-row': row,
      'data-column': column,
      'aria-label': words('grid.cell', { column: label, row: number }),
      'aria-invalid': fault !== undefined,
      'aria-describedby': noted,
      'title': said,
      'data-warned': fault === undefined && warning !== undefined ? true : undefined,
      'value': text,
      'maxLength': 500,
      'readOnly': isReadOnly,
      'tabIndex': isReadOnly ? -1 : 0,
      'autoComplete': 'off',
      'spellCheck': false,
      'onKeyDown': on.onKey,
      'onPaste': on.onPaste,
    } as const,
  }
}

/** One cell. */
export function Cell(props: CellProps) {
  const { said, noted, input } = cellInput(props)
  return (
    <>
      <input {...input} onChange={event => props.onType(event.currentTarget.value)} />
      {said !== undefined && (
        <span id={noted} className="unseen">
          {said}
        </span>
      )}
    </>
  )
}
