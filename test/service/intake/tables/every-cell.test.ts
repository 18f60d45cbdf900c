import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../../../shared/domain/recipe.ts'
import type { Value } from '../../../../shared/domain/fact.ts'
import { unpack } from '../../../../electron/intake/containers/unpack.ts'
import { recognise } from '../../../../electron/intake/sources/recognise.ts'
import type { Reading } from '../../../../electron/intake/sources/source.ts'
import { tables, tablesIn } from '../../../../electron/intake/sources/tables/index.ts'
import { decoded, delimitedRow, sheetRow } from '../../../../electron/intake/sources/tables/row.ts'
import { boundIn, TABLES } from '../../../../electron/intake/sources/tables/bound.ts'
import { intakeRoom } from '../../../fixtures/intake-room.ts'
import { sharedFolder } from '../../../fixtures/shared.ts'
import { temporaryFolder, writeIn } from '../../../fixtures/temporary-folder.ts'

const shared = sharedFolder()
const root = shared === undefined ? '' : path.join(shared, 'data/csv')
const files = existsSync(root)
  ? ['lab-exports', 'synthea-csv', 'excel-dates'].flatMap(folder =>
      readdirSync(path.join(root, folder))
        .filter(name => /\.(?:csv|csv\.gz|xlsx|txt)$/.test(name))
        .map(name => path.join(folder, name)),
    )
  : []
const { signal } = new AbortController()
/** So many rows of a file are enough to meet each of its columns. */
const ROWS = 400

async function opened(name: string) {
  const bytes = readFileSync(path.join(root, name))
  const unpacked = await unpack(() =>
    (async function* () {
      yield await Promise.resolve(bytes)
    })(),
  )
  const head = Buffer.from(unpacked.head).toString('utf8')
  const choice = recognise([tables], { head, name })
  if (!('recognised' in choice)) throw new Error(`${name} is no table`)
  const { format } = choice.recognised
  return { bytes: () => unpacked.bytes(), format, pieces: () => tables.pieces(unpacked.bytes(), format) }
}
const look = (file: Awaited<ReturnType<typeof opened>>) =>
  tablesIn(file, { asked: [], known: [], books: [], received: '2026-11-29', signal })

/** All words and numbers that readings keep, wherever in them. */
function kept(readings: readonly Reading[]): Set<string> {
  const found = new Set<string>()
  const into = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') found.add(String(value))
    else if (Array.isArray(value)) value.forEach(into)
    else if (typeof value === 'object' && value !== null)
      Object.values(value as Record<string, Value>).forEach(into)
  }
  readings.forEach(into)
  return found
}

describe('each cell of a real table ends in one place', () => {
  it.skipIf(shared === undefined)('of which some are here', () => expect(files).not.toEqual([]))
  it.each(files)('%s', async name => {
    const file = await opened(name)
    const recipes: Recipe[] = (await look(file)).map(({ recipe }) => recipe)
    if (recipes.length === 0) return // a file of code books alone
    const settled = await tables.settle!({ bytes: file.bytes, format: file.format, answers: {} } as never, {
      recipes: () => Promise.resolve(recipes),
    })
    expect(settled.is).toBe('settled')
    if (settled.is !== 'settled') return
    const bound = boundIn(settled.answers[TABLES])!
    const situation = { scope: '-', received: '2026-11-29', answers: settled.answers }
    const lost: string[] = []
    let seen = 0
    for await (const piece of file.pieces()) {
      if (++seen > ROWS) break
      const readings = [...tables.read(piece, situation)]
      expect(readings.length).toBeGreaterThan(0)
      // A row that is kept as source alone, or set aside whole, has nothing in parts.
      if (readings.every(({ kind }) => kind === 'other' || kind === 'reject')) continue
      const text = decoded(piece.bytes)
      const row =
        bound.delimiter === undefined
          ? sheetRow(text)!
          : delimitedRow(text, bound.delimiter, piece.place.position)
      const table = bound.tables.find(({ sheet }) => sheet === row.sheet)!
      const all = [...kept(readings)].join('\n')
      for (const cell of row.cells) {
        const header = table.columns.find(({ at }) => at === cell.column)?.header
        const column = table.recipe.columns.find(each => each.header === header)
        const isNothing = table.recipe.missing.includes(cell.text.trim().toLowerCase())
        // The id of a row is what its facts are named by; the name of a code system becomes its address.
        if (!column || ['left-out', 'row-id', 'code-system'].includes(column.as) || isNothing) continue
        const means = column.codes?.find(({ value }) => value === cell.text.trim())?.means
        const position = `${piece.place.position}, column`
        // As it is written, as its code book or its kind means it, as a date, or named as not understood.
        const isKept =
          all.includes(cell.text.trim()) ||
          (typeof cell.exact === 'number' && all.includes(String(cell.exact))) ||
          (means !== undefined && all.includes(means)) ||
          column.as === 'sex' ||
          column.as === 'yes-no' ||
          column.as === 'full-name' ||
          [
            'birth',
            'death',
            'date',
            'end',
            'recorded',
            'changed',
            'time',
            'pressure',
            'birth-day',
            'birth-month',
            'birth-year',
            'result',
            'value',
          ].includes(column.as) ||
          readings.some(each => each.kind === 'other') || // counted, and told before anything is read
          readings.some(each => each.kind === 'reject' && each.reject.place.position.startsWith(position))
        if (!isKept) lost.push(`${piece.place.position} ${header}: ${column.as}`)
      }
    }
    expect(lost.slice(0, 10)).toEqual([])
  })
})

describe('one content, however a table is cut and in whatever order its parts come', () => {
  const splittable = files.filter(name =>
    /(?:observations|conditions|medications|cdisc-lb_metabolic|cdisc-vs_metabolic|strep_tb)\.csv$/.test(name),
  )
  it.skipIf(shared === undefined)('of which some are here', () => expect(splittable).not.toEqual([]))
  it.each(splittable)('%s', async name => {
    const table = await look(await opened(name))
    const recipe = { ...table[0]!.recipe, source: 'Invented Source' }
    const text = readFileSync(path.join(root, name))
    const lines = (name.endsWith('.gz') ? gunzipSync(text) : text).toString('utf8').trim().split(/\r?\n/)
    const [heading, ...all] = lines
    const rows = all.slice(0, 600)
    const folder = temporaryFolder()
    const contentOf = async (...parts: ReadonlyArray<readonly string[]>) => {
      const room = intakeRoom()
      await room.library.keepRecipe({ recipe })
      for (const [n, part] of parts.entries())
        await room.import([writeIn(folder, `${n}-${part.length}.csv`, `${[heading, ...part].join('\n')}\n`)])
      const { contentHash } = await room.library.counts({})
      room.end()
      return contentHash
    }
    const whole = await contentOf(rows)
    const third = Math.floor(rows.length / 3)
    const [a, b, c] = [rows.slice(0, third), rows.slice(third, 2 * third), rows.slice(2 * third)]
    expect(await contentOf(c, a, b)).toBe(whole)
    expect(await contentOf(rows.toReversed())).toBe(whole)
    expect(await contentOf(a, rows, b)).toBe(whole)
  })
})
