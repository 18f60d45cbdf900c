import { create } from 'zustand'
import type { ChosenPerson } from '../../../shared/domain/by-hand/grid-row.ts'
import { isAsked } from '../../../shared/domain/by-hand/grid-row.ts'
import { draftOf, dropDraft, setDraft } from '../../client/drafts.ts'
import { isoPartText, isoToday } from '../../ui/dates.ts'
import { columnsOfRow, rowDraft, sheetDraft, type RowDraft } from './row-draft.ts'

const newName = () => crypto.randomUUID()

/** The row below the last, in which nothing is typed yet: it is no draft. */
export const useBlankRow = create<{ readonly name: string }>(() => ({ name: newName() }))

/** The row in which one is: what is wrong in it is told once it is left. */
export const useCurrentRow = create<{ readonly name: string | undefined }>(() => ({ name: undefined }))

export const rowOf = (name: string): RowDraft => {
  const row = draftOf(rowDraft, name)
  return row.entry === '' ? { ...row, template: draftOf(sheetDraft).template } : row
}

/** Rows in their order, by name. */
export const inOrder = (names: readonly string[]): string[] =>
  names.toSorted((one, other) => rowOf(one).at - rowOf(other).at)

/** Changes a row: with its first letter it is one, dated as the row above it, and a blank row follows. */
function change(
  name: string,
  above: string | undefined,
  part: Partial<Pick<RowDraft, 'cells' | 'chosen'>>,
): void {
  const row = rowOf(name)
  const isNew = row.entry === ''
  const before = above === undefined ? undefined : rowOf(above)
  const date = before?.cells['happened'] ?? isoPartText(isoToday())
  const { refused: _refused, chosen: _chosen, ...rest } = row
  setDraft(rowDraft, name, {
    ...rest,
    ...(isNew && { at: (before?.at ?? 0) + 1, entry: newName() }),
    chosen: 'chosen' in part ? part.chosen : row.chosen,
    refused: undefined,
    cells: { ...(isNew && { happened: date }), ...row.cells, ...part.cells },
    request: newName(),
  })
  if (useBlankRow.getState().name === name) useBlankRow.setState({ name: newName() })
}

/** Takes what was typed into a cell. Another name is another person, until it is said who. */
export function typeCell(
  { name, above }: { readonly name: string; readonly above: string | undefined },
  column: string,
  text: string,
): void {
  change(name, above, {
    cells: { [column]: text },
    ...(column === 'person' && { chosen: undefined }),
  })
}

/** Says who is meant by what was typed; her name as it is written here takes its place. */
export function choosePerson(name: string, chosen: ChosenPerson, called?: string): void {
  change(name, undefined, { chosen, ...(called !== undefined && { cells: { person: called } }) })
}

/** Repeats the cell above: of somebody new there it is she whom that row registers. */
export function repeatAbove(name: string, above: string | undefined, column: string): void {
  if (above === undefined) return
  const { cells, chosen } = rowOf(above)
  const text = cells[column] ?? ''
  if (column !== 'person') return typeCell({ name, above }, column, text)
  change(name, above, {
    cells: { person: text },
    chosen: chosen?.is === 'new' ? { is: 'row', row: above } : chosen,
  })
}

/** Fills in cells from one on, to the right and down, with rows added as they are needed; answers the rows' names. */
export function fillFrom(
  names: readonly string[],
  { name, column }: { readonly name: string; readonly column: string },
  cells: readonly (readonly string[])[],
): string[] {
  const all = [...names]
  const start = all.indexOf(name)
  return cells.map((texts, down) => {
    const at = start + down
    const row = (all[at] ??= useBlankRow.getState().name)
    const columns = columnsOfRow(rowOf(row))
    for (const [right, text] of texts.entries()) {
      const into = columns[columns.indexOf(column) + right]
      if (into !== undefined && isAsked(rowOf(row), into))
        typeCell({ name: row, above: all[at - 1] }, into, text)
    }
    return row
  })
}

/** Takes a row away; answers what it was, to be put back. */
export function removeRow(name: string): RowDraft {
  const row = rowOf(name)
  dropDraft(rowDraft, name)
  return row
}
export const putBack = (name: string, row: RowDraft): void => setDraft(rowDraft, name, row)

/** Whoever is meant by "as in row" is here by now. */
export function settle(names: readonly string[], stored: string, patient: number): void {
  for (const name of names) {
    const { chosen } = rowOf(name)
    if (chosen?.is === 'row' && chosen.row === stored)
      choosePerson(name, { is: 'patient', patient, birth: '', identifier: '' })
  }
}
