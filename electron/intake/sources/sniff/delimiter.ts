/** What parts the values of a line, the surest first. */
const delimiters = ['\t', ';', '|', ','] as const
export type Delimiter = (typeof delimiters)[number]

const ROWS = 40

/** The rows of a text by one delimiter, with quotes heeded (RFC 4180); a last one that may be cut is left out. */
function rowsOf(text: string, delimiter: Delimiter, isWhole: boolean): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let from = 0
  let inQuotes = false
  const end = (at: number) => {
    row.push(text.slice(from, at))
    from = at + 1
  }
  const endRow = (at: number) => {
    end(at)
    if (row.some(each => each !== '')) rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length && rows.length < ROWS; at++) {
    const character = text[at]
    if (inQuotes) {
      if (character !== '"') continue
      if (text[at + 1] === '"') at++
      else inQuotes = false
    } else if (character === '"' && at === from) inQuotes = true
    else if (character === delimiter) end(at)
    else if (character === '\n' || character === '\r') endRow(at)
  }
  if (isWhole && rows.length < ROWS && !inQuotes) endRow(text.length)
  return rows
}

/** Prose has commas too, and a blank follows each. */
const isProse = (rows: readonly string[][]): boolean => {
  const behind = rows.flatMap(row => row.slice(1))
  return behind.filter(each => /^ \S/.test(each)).length > behind.length / 2
}

/** Two columns are a table for sure only where every value is a word: else they must go on for a third row. */
const isPlain = (row: readonly string[]) => row.every(each => /^\S+$/.test(each))

/** Whether a text is a table by one delimiter: its rows are as wide as each other, but for one or one in ten. */
function isTable(text: string, delimiter: Delimiter, isWhole: boolean): boolean {
  const rows = rowsOf(text, delimiter, isWhole)
  const byWidth = Map.groupBy(rows, row => row.length)
  const [width, alike] = [...byWidth].reduce(
    (most, each) => (each[1].length > most[1].length ? each : most),
    [0, []],
  )
  if (width < 2) return false
  if (rows.length - alike.length > Math.max(1, rows.length / 10)) return false
  if (rows.length > 1 && alike.length < 2) return false
  if (width === 2 && rows.length < 3 && !alike.every(row => isPlain(row))) return false
  return delimiter === '\t' || !isProse(rows)
}

/** What parts the values of a table; undefined where a text is none. Lines of remarks may stand before it. */
export function delimiterOf(text: string, isWhole: boolean): Delimiter | undefined {
  const table = text.replace(/^(?:#[^\n]*\n)+/, '')
  return delimiters.find(each => isTable(table, each, isWhole))
}
