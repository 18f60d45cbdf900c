import { CloseButton } from '@mantine/core'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { isAsked } from '../../../shared/domain/by-hand/grid-row.ts'
import { useDraft, useKeptDraft } from '../../client/drafts.ts'
import { words } from '../../ui/words.ts'
import { Cell } from './Cell.tsx'
import type { Column } from './columns-for.ts'
import { PersonCell } from './PersonCell.tsx'
import { readRowDraft, rowDraft } from './row-draft.ts'
import { rowOf, typeCell, useCurrentRow } from './rows.ts'

interface GridRowProps {
  readonly name: string
  /** From 1. */
  readonly number: number
  /** All rows, by name, in their order. */
  readonly names: readonly string[]
  readonly columns: readonly Column[]
  readonly isSigning: boolean
  onKey(event: KeyboardEvent<HTMLInputElement>, at: { name: string; column: string }): void
  onPaste(event: ClipboardEvent<HTMLInputElement>, at: { name: string; column: string }): void
  onRemove(name: string): void
  onFailed(error: unknown): void
}

/** One person and visit. What is wrong in it is told once one has left the row. */
export function GridRow({
  name,
  number,
  names,
  columns,
  isSigning,
  onKey,
  onPaste,
  onRemove,
  onFailed,
}: GridRowProps) {
  useDraft(rowDraft, name) // draws the row anew when it changes
  const { isThere, isWaiting, kept } = useKeptDraft(rowDraft, name)
  const isIn = useCurrentRow(state => state.name === name)
  const row = rowOf(name)
  const read = readRowDraft(row)
  const above = names[number - 2]
  const chosen = row.chosen
  const known = chosen?.is === 'patient' ? { birth: chosen.birth, number: chosen.identifier } : undefined
  const faults = isIn ? {} : read.faults
  const count = read.isBlank ? 0 : Object.keys(faults).length
  const keeping = isWaiting || kept === undefined ? 'waiting' : 'kept'
  return (
    <div
      role="row"
      aria-rowindex={number + 1}
      className="grid-row"
      data-marked={count > 0}
      onFocus={() => useCurrentRow.setState({ name })}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) useCurrentRow.setState({ name: undefined })
      }}
    >
      <span role="rowheader" className="row-state" data-state={isThere ? keeping : 'empty'}>
        <span className="row-number">{number}</span>
        {words('grid.row-state', { state: isThere ? keeping : 'empty', faults: count })}
      </span>
      {columns.map(({ key, label, width }) => {
        const at = { name, column: key }
        const isTaken = isAsked(row, key)
        const cell = {
          row: name,
          column: key,
          label,
          number,
          text: isTaken ? (row.cells[key] ?? '') : (known?.[key as 'birth' | 'number'] ?? ''),
          fault: read.isBlank ? undefined : faults[key],
          warning: read.warnings[key],
          isReadOnly: !isTaken || isSigning,
          onType: (text: string) => typeCell({ name, above }, key, text),
          onKey: (event: KeyboardEvent<HTMLInputElement>) => onKey(event, at),
          onPaste: (event: ClipboardEvent<HTMLInputElement>) => onPaste(event, at),
        }
        return (
          <div key={key} role="gridcell" className={`cell ${width}${key === 'person' ? ' whose-row' : ''}`}>
            {key === 'person' ? (
              <PersonCell {...cell} names={names} isChosen={chosen !== undefined} onFailed={onFailed} />
            ) : (
              <Cell {...cell} />
            )}
            {key === 'person' && chosen && chosen.is !== 'patient' && (
              <span className="is-new">
                {chosen.is === 'new'
                  ? words('grid.is-new')
                  : words('grid.as-above', { row: names.indexOf(chosen.row) + 1 })}
              </span>
            )}
          </div>
        )
      })}
      <span role="gridcell">
        {isThere && (
          <CloseButton
            size="sm"
            tabIndex={-1}
            aria-label={words('grid.remove', { row: number })}
            onClick={() => onRemove(name)}
          />
        )}
      </span>
    </div>
  )
}
