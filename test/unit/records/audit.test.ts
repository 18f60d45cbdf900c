import { rmSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { newStore } from '../../fixtures/new-store.ts'

const { store, folder } = newStore()
afterEach(() => {
  store.db.close()
  rmSync(folder, { recursive: true, force: true })
})

it('the audit log tells when a line’s words, its person or its values were changed', () => {
  const change = (set: string, where: string) => {
    store.db.prepare('SAVEPOINT before').run()
    store.db.prepare(`UPDATE audit SET ${set} WHERE ${where}`).run()
    const { brokenAt } = store.audit.check()
    store.db.prepare('ROLLBACK TO before').run()
    return brokenAt
  }
  store.write(() => store.audit.write({ key: 'audit.unlocked', values: {} }, 'person-1'))
  store.write(() => store.audit.write({ key: 'audit.chart-opened', values: { chart: 1 } }, 'person-2'))
  expect(change(`said = replace(said, 'unlocked', 'locked')`, 'id = 1')).toBe(1)
  expect(change(`person = 'person-3'`, 'id = 2')).toBe(2)
  expect(change(`said = replace(said, '"chart":1', '"chart":2')`, 'id = 2')).toBe(2)
  expect(store.audit.check().brokenAt).toBeUndefined()
})
