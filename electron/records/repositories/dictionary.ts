import { foundAs } from '../../../shared/domain/concepts/systems.ts'
import type { Code } from '../../../shared/domain/fact.ts'
import type { Conversion } from '../../../shared/domain/facts/value.ts'
import type { WritableDb } from '../db.ts'

/** How a number written in one unit is kept: in another, or as it is. */
export interface StoredConversion {
  kept: number
  slope: number
  intercept: number
}

/** Codes and units by number. Both are few, so they are kept in memory once seen. */
export function dictionary(db: WritableDb) {
  const findCode = db.prepare<[string, string], { id: number; display: string }>(
    'SELECT id, display FROM code WHERE system = ? AND code = ?',
  )
  const addCode = db.prepare<[string, string, string]>(
    'INSERT INTO code (system, code, display) VALUES (?, ?, ?)',
  )
  const nameCode = db.prepare<[string, number]>('UPDATE code SET display = ? WHERE id = ?')
  const addWords = db.prepare<[number, string]>('INSERT INTO code_search (rowid, words) VALUES (?, ?)')
  const dropWords = db.prepare<[number]>('DELETE FROM code_search WHERE rowid = ?')
  const findUnit = db.prepare<[string], { id: number }>('SELECT id FROM unit WHERE name = ?')
  const addUnit = db.prepare<[string]>('INSERT INTO unit (name) VALUES (?)')
  const addConversion = db.prepare<[number, number, number, number, number]>(
    `INSERT INTO code_unit (code, unit, kept, slope, intercept) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET kept = excluded.kept, slope = excluded.slope, intercept = excluded.intercept
      WHERE excluded.kept <> excluded.unit`,
  )
  const findConversion = db.prepare<[number, number], StoredConversion>(
    'SELECT kept, slope, intercept FROM code_unit WHERE code = ? AND unit = ?',
  )
  const findBeginning = db.prepare<[string, string, string], { id: number; code: string }>(
    'SELECT id, code FROM code WHERE system = ? AND code >= ? AND code < ?',
  )
  const findOfKind = db.prepare<[number], number>('SELECT code FROM code_tally WHERE kind = ?').pluck()
  const unused = db
    .prepare<[], number>(`
    SELECT id FROM code WHERE NOT EXISTS (SELECT 1 FROM coded WHERE coded.code = code.id)`)
    .pluck()
  const dropUnused = [
    'DELETE FROM code_unit WHERE code = ?',
    'DELETE FROM code_tally WHERE code = ?',
    'DELETE FROM code_search WHERE rowid = ?',
    'DELETE FROM code WHERE id = ?',
  ].map(sql => db.prepare<[number]>(sql))
  const conversions = new Set<string>()
  let codes = new Map<string, { id: number; display: string }>()
  let units = new Map<string, number>()

  return {
    /**
     * The code's number. Of several displays the shortest, then the first in the alphabet, stays: a choice
     * that does not depend on order.
     */
    code(written: Code): number {
      const { system, code, display = '' } = foundAs(written)
      const key = `${system}\n${code}`
      let known = codes.get(key) ?? findCode.get(system, code)
      if (!known) {
        known = { id: Number(addCode.run(system, code, display).lastInsertRowid), display }
        addWords.run(known.id, `${display} ${code}`)
      } else if (
        display !== '' &&
        display !== known.display &&
        (known.display === '' ||
          display.length < known.display.length ||
          (display.length === known.display.length && display < known.display))
      ) {
        known = { id: known.id, display }
        nameCode.run(display, known.id)
        dropWords.run(known.id)
        addWords.run(known.id, `${display} ${code}`)
      }
      codes.set(key, known)
      return known.id
    },
    unit(name: string): number {
      let id = units.get(name) ?? findUnit.get(name)?.id
      id ??= Number(addUnit.run(name).lastInsertRowid)
      units.set(name, id)
      return id
    },
    /** The number of a code that is in the store; undefined where nobody has it. */
    lookUp(asked: string, of: string): number | undefined {
      const { system, code } = foundAs({ system: asked, code: of })
      return (codes.get(`${system}\n${code}`) ?? findCode.get(system, code))?.id
    },
    /** The numbers of codes of a system that begin so, in the order of their texts. */
    beginningWith: (system: string, beginning: string): Array<{ id: number; code: string }> =>
      beginning === '' ? [] : findBeginning.all(system, beginning, `${beginning}\u{10FFFF}`),
    /** The numbers of all codes under which facts of a kind stand. */
    ofKind: (kind: number): number[] => findOfKind.all(kind),
    lookUpUnit: (name: string): number | undefined => units.get(name) ?? findUnit.get(name)?.id,
    /** Notes how what is written in this unit under this code is kept: as it is, where no conversion is certain. */
    keeps(code: number, unit: number, conversion: Conversion | undefined): void {
      const { slope, intercept } = conversion ?? { slope: 1, intercept: 0 }
      const kept = conversion ? this.unit(conversion.unit) : unit
      const key = `${code} ${unit} ${kept} ${slope}`
      if (conversions.has(key)) return
      addConversion.run(code, unit, kept, slope, intercept)
      conversions.add(key)
    },
    conversion: (code: number, unit: number): StoredConversion | undefined => findConversion.get(code, unit),
    /** Removes codes under which nothing stands. Whoever reads beside must not remember any by number. */
    sweep(): void {
      for (const code of unused.all()) for (const statement of dropUnused) statement.run(code)
      this.forget()
    },
    /** After a transaction was rolled back nothing remembered can be trusted. */
    forget(): void {
      codes = new Map()
      units = new Map()
      conversions.clear()
    },
  }
}
export type Dictionary = ReturnType<typeof dictionary>
