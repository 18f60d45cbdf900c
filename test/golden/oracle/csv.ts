import { readFileSync } from 'node:fs'

/**
 * A comma-separated table with a header line: text by column name, in row order. Quoted fields may hold
 * commas and doubled quotes.
 */
export interface Table {
  readonly columns: ReadonlyMap<string, readonly string[]>
  readonly rows: number
}

export function readTable(file: string): Table {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/u)
    .filter(line => line !== '')
  const [header = [], ...rows] = lines.map(fieldsOf)
  return {
    columns: new Map(header.map((name, c) => [name, rows.map(row => row[c] ?? '')])),
    rows: rows.length,
  }
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

/** A cell as the number it writes; `Inf` and `-Inf` are infinite; undefined where it is not a number. */
export function numberOf(cell: string): number | undefined {
  if (/^-?Inf(inity)?$/u.test(cell)) return cell.startsWith('-') ? -Infinity : Infinity
  const value = Number(cell)
  return cell === '' || Number.isNaN(value) ? undefined : value
}
