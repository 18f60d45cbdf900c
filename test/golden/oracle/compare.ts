import path from 'node:path'
import { numberOf, readTable } from './csv.ts'
import type { OracleCase } from './schema.ts'

type Tolerance = OracleCase['tolerance']

/**
 * Where a computed result differs from the expected one: a sentence each, none where all agrees.
 *
 * Every key of `expected` is checked; what is computed beyond it is nobody's business. null and "NaN" mean
 * that there is no number: computed must then be null, undefined or NaN.
 */
export function differences(
  expected: unknown,
  computed: unknown,
  tolerance: Tolerance,
  folder: string,
): string[] {
  const found: string[] = []
  const differs = (place: string, what: unknown, instead: unknown) =>
    found.push(`${place}: expected ${say(what)}, computed ${say(instead)}`)

  function compare(wanted: unknown, given: unknown, keys: readonly string[], place: string): void {
    if (wanted === null || wanted === 'NaN') {
      if (given !== null && given !== undefined && !Number.isNaN(given)) differs(place, 'no number', given)
    } else if (wanted === 'Infinity' || wanted === '-Infinity') {
      if (given !== Number(wanted)) differs(place, wanted, given)
    } else if (typeof wanted === 'number') {
      const { rel, abs } = allowance(tolerance, keys)
      const close =
        typeof given === 'number' &&
        (given === wanted || Math.abs(given - wanted) <= Math.max(abs, rel * Math.abs(wanted)))
      if (!close) differs(place, wanted, given)
    } else if (typeof wanted !== 'object') {
      if (given !== wanted) differs(place, wanted, given)
    } else if (Array.isArray(wanted)) {
      const list = ArrayBuffer.isView(given) ? Array.from(given as Float64Array) : given
      if (!Array.isArray(list)) differs(place, `${wanted.length} entries`, given)
      else if (list.length !== wanted.length)
        differs(place, `${wanted.length} entries`, `${list.length} entries`)
      else wanted.forEach((each, k) => compare(each, list[k], keys, `${place}[${k}]`))
    } else {
      const file = (wanted as { csv?: unknown }).csv
      if (typeof file === 'string') return compare(rowsOf(path.join(folder, file)), given, keys, place)
      if (given === null || typeof given !== 'object') return void differs(place, 'an object', given)
      for (const [key, each] of Object.entries(wanted))
        compare(
          each,
          (given as Record<string, unknown>)[key],
          [...keys, key],
          place === '' ? key : `${place}.${key}`,
        )
    }
  }
  compare(expected, computed, [], '')
  return found
}

function allowance(
  { rel, abs, overrides }: Tolerance,
  keys: readonly string[],
): { rel: number; abs: number } {
  for (let depth = keys.length; depth > 0; depth--) {
    const special = overrides[keys.slice(0, depth).join('.')]
    if (special) return special
  }
  return { rel, abs }
}

/** The rows of an expected table: numbers where cells write numbers, null where they are empty. */
function rowsOf(file: string): Array<Record<string, number | string | null>> {
  const { columns, rows } = readTable(file)
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      [...columns].map(([name, cells]) => {
        const cell = cells[row]!
        const value = numberOf(cell)
        if (value === undefined) return [name, cell === '' || cell === 'NA' || cell === 'NaN' ? null : cell]
        return [name, Number.isFinite(value) ? value : String(value)]
      }),
    ),
  )
}

function say(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'object' && value !== null) return JSON.stringify(value).slice(0, 80)
  return String(value)
}
