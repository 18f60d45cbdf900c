/** A cell, by the names of its row and column. */
export interface CellPlace {
  readonly name: string
  readonly column: string
}

const cellAt = ({ name, column }: CellPlace) =>
  document.querySelector<HTMLInputElement>(`[data-row="${name}"][data-column="${column}"]`)

/** To a cell, once it is drawn; a row out of sight is scrolled to first. */
export function focusCell(at: CellPlace): void {
  const focus = () => {
    const cell = cellAt(at)
    cell?.focus()
    cell?.select()
    return cell !== null
  }
  if (!focus()) requestAnimationFrame(() => requestAnimationFrame(focus))
}
