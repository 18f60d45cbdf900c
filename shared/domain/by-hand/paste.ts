/**
 * The cells of text that a spreadsheet puts on the clipboard: columns parted by tabs, rows by line ends; a cell that
 * holds one of these stands in quotation marks, and a mark within it twice. A line end at the end is no row.
 */
export function cellsOfPaste(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let at = 0
  const endCell = () => {
    rows.at(-1)!.push(cell.trim())
    cell = ''
  }
  while (at < text.length) {
    const letter = text[at]!
    if (letter === '"' && cell === '') {
      const quoted = quotedFrom(text, at)
      if (quoted) {
        cell = quoted.cell
        at = quoted.end
        continue
      }
    }
    if (letter === '\t') endCell()
    else if (letter === '\n') {
      endCell()
      rows.push([])
    } else if (letter !== '\r') cell += letter
    at++
  }
  endCell()
  const last = rows.at(-1)!
  return last.length === 1 && last[0] === '' ? rows.slice(0, -1) : rows
}

/** The lines of a cell in one. */
const oneLine = (cell: string): string =>
  cell
    .split('\n')
    .map(line => line.trim())
    .join(' ')

/** A quoted cell that begins here and where it ends; undefined where the mark is a letter of the cell. */
function quotedFrom(text: string, start: number): { cell: string; end: number } | undefined {
  let cell = ''
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') {
      cell += '"'
      at++
    } else {
      const after = text[at + 1]
      const isEnd = after === undefined || after === '\t' || after === '\n' || after === '\r'
      return isEnd ? { cell: oneLine(cell), end: at + 1 } : undefined
    }
  }
  return undefined
}
