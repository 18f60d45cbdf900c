import { Button } from '@mantine/core'
import { faultText } from '../../parts/TypedField.tsx'
import { words } from '../../ui/words.ts'
import { columnsFor } from './columns-for.ts'
import { focusCell } from './focus-cell.ts'
import { readRowDraft } from './row-draft.ts'
import { rowOf, useCurrentRow } from './rows.ts'

/** As many as are mended one after the other. */
const MOST = 5

/** What cannot be stored as it is typed, and why; each leads to its cell. */
export function ToMend({ names, isHidden }: { names: readonly string[]; isHidden: boolean }) {
  const current = useCurrentRow(state => state.name)
  const all = names.flatMap((name, at) => {
    const { template } = rowOf(name)
    const { faults, isBlank } = readRowDraft(rowOf(name))
    if (isBlank || name === current) return []
    return columnsFor(template).flatMap(({ key, label }) => {
      const fault = faults[key]
      return fault
        ? [{ name, column: key, called: words('grid.cell', { column: label, row: at + 1 }), fault }]
        : []
    })
  })
  if (isHidden || all.length === 0) return null
  return (
    <ul className="to-mend" aria-label={words('grid.to-mend', { cells: all.length })}>
      {all.slice(0, MOST).map(({ name, column, called, fault }) => (
        <li key={`${name} ${column}`}>
          <Button size="compact-xs" variant="subtle" onClick={() => focusCell({ name, column })}>
            {called}
          </Button>
          <span>{faultText(fault)}</span>
        </li>
      ))}
    </ul>
  )
}
