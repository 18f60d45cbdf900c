import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import { cellsOfPaste } from '../../../shared/domain/by-hand/paste.ts'
import { words } from '../../ui/words.ts'
import { columnsFor } from './columns-for.ts'
import { focusCell, type CellPlace } from './focus-cell.ts'
import { findPerson } from './find-person.ts'
import { GridRow } from './GridRow.tsx'
import { fillFrom, repeatAbove, rowOf, useCurrentRow } from './rows.ts'

const ROW = 34
const HEAD = 60

interface GridProps {
  /** All rows and the blank one below them, by name, in their order. */
  readonly names: readonly string[]
  readonly template: string
  readonly isSigning: boolean
  onRemove(name: string): void
  onFailed(error: unknown): void
}

/** Where a key leads from a cell: so many rows down, and so many cells to the right; nowhere where it is a letter. */
function stepOf(
  event: KeyboardEvent<HTMLInputElement>,
): readonly [down: number, right: number] | 'home' | undefined {
  const { key, currentTarget: input, ctrlKey, metaKey, altKey, shiftKey } = event
  if (ctrlKey || metaKey || altKey) return undefined
  const isAll = input.selectionStart === 0 && input.selectionEnd === input.value.length
  const isAtStart = input.selectionEnd === 0 || isAll
  const isAtEnd = input.selectionStart === input.value.length || isAll
  if (key === 'Enter') return shiftKey ? [-1, 0] : 'home'
  if (key === 'ArrowDown') return [1, 0]
  if (key === 'ArrowUp') return [-1, 0]
  if (key === 'ArrowLeft' && !shiftKey && isAtStart) return [0, -1]
  if (key === 'ArrowRight' && !shiftKey && isAtEnd) return [0, 1]
  return undefined
}

/** The rows of a paper register, of which those in sight are drawn. */
export function Grid({ names, template, isSigning, onRemove, onFailed }: GridProps) {
  const scroll = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: names.length,
    getScrollElement: () => scroll.current,
    getItemKey: at => names[at]!,
    estimateSize: () => ROW,
    overscan: 6,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  })
  const onKey = (event: KeyboardEvent<HTMLInputElement>, at: CellPlace) => {
    if (event.defaultPrevented) return
    const row = names.indexOf(at.name)
    if (event.ctrlKey && (event.key === 'd' || event.key === "'")) {
      event.preventDefault()
      if (!event.currentTarget.readOnly) repeatAbove(at.name, names[row - 1], at.column)
      return
    }
    const step = stepOf(event)
    if (step === undefined) return
    const columns = columnsFor(rowOf(at.name).template).map(({ key }) => key)
    const [down, right] = step === 'home' ? [1, 0] : step
    const column = step === 'home' ? 'person' : columns[columns.indexOf(at.column) + right]
    // The blank row becomes one with its first letter; below it there is none yet.
    const name = names[row + down]
    if (name === undefined || column === undefined) return
    event.preventDefault()
    list.scrollToIndex(row + down)
    focusCell({ name, column })
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, at: CellPlace) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.trimEnd()) || event.currentTarget.readOnly) return
    event.preventDefault()
    // What is wrong in what was pasted is told at once, in this row too.
    useCurrentRow.setState({ name: undefined })
    const filled = fillFrom(names, at, cellsOfPaste(text))
    const all = [...new Set([...names, ...filled])]
    const findAll = async () => {
      for (const name of filled) await findPerson(all, name)
    }
    findAll().catch(onFailed)
  }
  const columns = columnsFor(template)
  return (
    <div ref={scroll} className="scroll grid-scroll">
      <div role="grid" aria-label={words('grid.table')} aria-rowcount={names.length + 1} className="grid">
        <div role="row" aria-rowindex={1} className="grid-row grid-head">
          <span role="columnheader" className="row-state">
            {words('grid.state-column')}
          </span>
          {columns.map(({ key, label, width }) => (
            <span
              key={key}
              role="columnheader"
              className={`cell ${width}${key === 'person' ? ' whose-row' : ''}`}
            >
              {label}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: names.length * ROW, position: 'relative' }}>
          {list.getVirtualItems().map(({ index, start, key }) => (
            <div
              key={key}
              role="presentation"
              className="grid-place"
              style={{ top: start - HEAD, height: ROW }}
            >
              <GridRow
                name={names[index]!}
                number={index + 1}
                names={names}
                columns={columnsFor(rowOf(names[index]!).template)}
                isSigning={isSigning}
                onKey={onKey}
                onPaste={onPaste}
                onRemove={onRemove}
                onFailed={onFailed}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
