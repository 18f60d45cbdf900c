import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openDb } from '../../../electron/records/db.ts'
import { migrate } from '../../../electron/records/migrate.ts'
import { openStore } from '../../../electron/records/open-store.ts'
import { temporaryFolder } from '../../fixtures/workstation.ts'

const folder = temporaryFolder()
const db = openDb(path.join(folder, 'casebook.db'), randomBytes(32))
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true })
})
migrate(db, () => undefined)

/** Every statement the repositories prepare when a store opens. */
const statements: string[] = []
const prepare = db.prepare.bind(db)
db.prepare = ((sql: string) => {
  statements.push(sql)
  return prepare(sql)
}) as typeof db.prepare
openStore(db, () => new Date())
db.prepare = prepare

function planOf(sql: string): string[] {
  const names = [...sql.matchAll(/@(\w+)/gu)].map(([, name]) => name!)
  const values =
    names.length > 0
      ? [Object.fromEntries(names.map(name => [name, null]))]
      : (sql.match(/\?/gu) ?? []).map(() => null)
  return (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as Array<{ detail: string }>).map(
    ({ detail }) => detail,
  )
}
const find = (words: string) => {
  const found = statements.filter(sql => sql.replaceAll(/\s+/gu, ' ').includes(words))
  if (found.length !== 1) throw new Error(`${found.length} statements hold: ${words}`)
  return planOf(found[0]!)
}

/** What reads a whole table because it is about the whole casebook: counting it, and verifying it. */
const wholeStore = [
  'SELECT kind, count(*) AS n FROM fact WHERE current = 1 GROUP BY kind',
  'SELECT hash, body FROM fact WHERE current = 1 UNION ALL',
]
const large =
  /^SCAN (fact|coded|measured|person|person_version|note|note_version|import_fact|import_person|source_block)\b/u

describe('a prepared statement', () => {
  const about = statements.filter(
    sql => /^\s*(SELECT|WITH|UPDATE|DELETE)\b/u.test(sql) && !wholeStore.some(words => sql.includes(words)),
  )
  it('is looked at, all of them', () => expect(about.length).toBeGreaterThan(50))
  it.each(about.map(sql => ({ name: sql.trim().replaceAll(/\s+/gu, ' ').slice(0, 100), sql })))(
    'reads no large table whole: $name',
    ({ sql }) => {
      expect(
        planOf(sql).filter(step => large.test(step) && !/USING (COVERING )?INDEX person_by_name/u.test(step)),
      ).toEqual([])
    },
  )
})

describe('what a view waits for', () => {
  it('pages the list of patients in the order of its index, without sorting', () => {
    const plan = find('NULL AS hit FROM person WHERE described = 1 ORDER BY sort_name, id LIMIT ? OFFSET ?')
    expect(plan.join('\n')).toContain('person_by_name')
    expect(plan.join('\n')).not.toContain('TEMP B-TREE')
  })
  it('pages a chart in the order of its index, without sorting', () => {
    const plan = find(
      'FROM fact WHERE person = ? AND kind = ? AND current = 1 ORDER BY start_clock DESC, id DESC LIMIT ? OFFSET ?',
    )
    expect(plan.join('\n')).toContain('fact_by_chart (person=? AND kind=? AND current=?)')
    expect(plan.join('\n')).not.toContain('TEMP B-TREE')
  })
  it('finds a trend in the order of its index, without sorting', () => {
    const plan = find(
      'WHERE measured.person = ? AND measured.code = ? AND measured.unit = ? AND measured.usable = 1 ORDER BY clock, fact',
    )
    expect(plan.join('\n')).not.toContain('TEMP B-TREE')
  })
  it('searches words through the full-text index', () => {
    expect(find('SELECT count(*) AS n FROM best').filter(step => step.includes('VIRTUAL TABLE')).length).toBe(
      3,
    )
  })
})
