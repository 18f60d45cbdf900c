import path from 'node:path'
import { numberOf, readTable } from './csv.ts'
import type { OracleCase } from './schema.ts'

/** An ordered design matrix: one name and one column a term, in the order of the coefficients. */
export interface Design {
  readonly terms: readonly string[]
  readonly columns: readonly Float64Array[]
}

/** What a method is given. Throws where the case does not hold what is asked for, naming it. */
export interface CaseInput {
  readonly rows: number
  /** Values named in place, with "Infinity" already a number. */
  readonly inline: Readonly<Record<string, unknown>>
  hasRole(role: string): boolean
  hasDesign(name: string): boolean
  /** The numbers in a role such as `time`. */
  column(role: string): Float64Array
  /** The same, for a role of 0 and 1. */
  flags(role: string): Uint8Array
  /** The words in a column of the file, for records. */
  words(column: string): readonly string[]
  design(name: string): Design
  /** Labels of the codes 1, 2, ... in a role; none where the case names none. */
  levels(role: string): readonly string[]
}

export function caseInput({ input }: OracleCase, folder: string): CaseInput {
  const { prepared } = input
  const table = prepared && readTable(path.join(folder, prepared.csv))
  if (table && table.rows !== prepared.rows)
    throw new Error(`${prepared.csv} holds ${table.rows} rows, not ${prepared.rows}.`)

  const inline = finite(input.inline ?? {}) as Record<string, unknown>
  const words = (name: string) => {
    // Values named in place stand under their role; only a file has columns of other names.
    const given = inline[name]
    const inPlace = Array.isArray(given) ? given.map(String) : undefined
    const column = table ? table.columns.get(name) : inPlace
    if (!column) throw new Error(`The case has no column ${name}.`)
    return column
  }
  const numbers = (name: string) =>
    Float64Array.from(words(name), (cell, row) => {
      const value = numberOf(cell)
      if (value === undefined) throw new Error(`Column ${name}, row ${row + 1}: not a number.`)
      return value
    })
  const named = (role: string) => {
    const inPlace = Array.isArray(inline[role]) ? role : undefined
    const name = table ? prepared.roles[role] : inPlace
    if (name === undefined) throw new Error(`The case has no role ${role}.`)
    return name
  }
  return {
    rows:
      table?.rows ??
      Math.max(0, ...Object.values(inline).map(each => (Array.isArray(each) ? each.length : 0))),
    inline,
    hasRole: role => (table ? prepared.roles[role] : inline[role]) !== undefined,
    hasDesign: name => prepared?.designs[name] !== undefined,
    column: role => numbers(named(role)),
    flags: role =>
      Uint8Array.from(numbers(named(role)), (value, row) => {
        if (value !== 0 && value !== 1) throw new Error(`Role ${role}, row ${row + 1}: neither 0 nor 1.`)
        return value
      }),
    words,
    design(name) {
      const terms = prepared?.designs[name]
      if (!terms) throw new Error(`The case has no design ${name}.`)
      return { terms, columns: terms.map(numbers) }
    },
    levels: role => prepared?.levels[role] ?? [],
  }
}

/** JSON has no infinity; the files write it as a word. */
function finite(value: unknown): unknown {
  if (value === 'Infinity') return Infinity
  if (value === '-Infinity') return -Infinity
  if (Array.isArray(value)) return value.map(finite)
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, finite(each)]))
  return value
}
