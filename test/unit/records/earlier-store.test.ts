import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knowledgeHandlers } from '../../../electron/records/handlers/knowledge.ts'
import { libraryHandlers } from '../../../electron/records/handlers/library.ts'
import { openStore, type Store } from '../../../electron/records/open-store.ts'
import { verify } from '../../../electron/records/verify.ts'
import { migratedStore } from '../../fixtures/stores/open-earlier.ts'
import { say } from '../../../shared/words/message.ts'

let store: Store
let folder = ''
beforeAll(() => {
  const opened = migratedStore()
  folder = opened.folder
  store = openStore(opened.db, () => new Date('2026-11-29T12:00:00Z'))
})
afterAll(() => {
  store.db.close()
  rmSync(folder, { recursive: true, force: true })
})
const context = {
  signal: new AbortController().signal,
  report: () => undefined,
  caller: { actor: { person: 'person-1', role: 'clinician' as const } },
}

describe('a store of schema 30, brought up to date', () => {
  it('is sound, its audit log unbroken over the line between words and keys', async () => {
    store.write(() => store.audit.write({ key: 'audit.unlocked', values: {} }, 'person-2'))
    const checks = await verify(store, context.signal, () => undefined)
    expect(checks.filter(each => !each.ok)).toEqual([])
    expect(checks.length).toBe(8)
  })

  it('gives what is older to its first person, and shows old lines of the audit log as they were', () => {
    const lines = store.audit.page({ limit: 50, offset: 0 })
    expect(lines.at(-1)).toEqual({
      at: '2026-11-20T09:00:00.000Z',
      person: 'person-1',
      what: { key: 'audit.earlier', values: { words: 'unlocked' } },
    })
    expect(store.notes.versions(1).map(each => each.person)).toEqual(['person-1'])
    expect(store.imports.list().map(each => each.person)).toEqual(['person-1'])
  })

  it('tells when an old line’s words, a new line’s person or its values were changed', () => {
    const change = (set: string, where: string) => {
      store.db.prepare('SAVEPOINT before').run()
      store.db.prepare(`UPDATE audit SET ${set} WHERE ${where}`).run()
      const { brokenAt } = store.audit.check()
      store.db.prepare('ROLLBACK TO before').run()
      return brokenAt
    }
    store.write(() => store.audit.write({ key: 'audit.chart-opened', values: { chart: 1 } }, 'person-2'))
    const last = `id = (SELECT max(id) FROM audit)`
    expect(change(`said = replace(said, 'unlocked', 'locked')`, 'id = 1')).toBe(1)
    expect(change(`person = 'person-3'`, last)).toBeGreaterThan(1)
    expect(change(`said = replace(said, '"chart":1', '"chart":2')`, last)).toBeGreaterThan(1)
    expect(store.audit.check().brokenAt).toBeUndefined()
  })

  it('lists its card by columns, as the card itself says', async () => {
    const handlers = knowledgeHandlers(() => store)
    const [line] = await handlers.cards({}, context)
    const card = JSON.parse(store.cards.body(line!.id)!) as {
      question: { title: string }
      questionHash: string
    }
    expect(line).toMatchObject({
      title: card.question.title,
      questionHash: card.questionHash,
      kind: 'estimate',
      // The invented card: 107 and 131 people with 23 and 41 outcomes.
      people: 238,
      events: 64,
      reason: null,
      sharing: 'private',
    })
    expect(line!.difference).toHaveProperty('estimate')
  })

  it('keeps what was set aside, with the words it was set aside with', async () => {
    const rows = await libraryHandlers(() => store).quarantine({ importId: 1 }, context)
    expect(rows.map(({ reason, remedy }) => [reason, remedy])).toEqual([
      [
        say('quarantine.earlier', { words: 'This line is not JSON.' }),
        say('quarantine.earlier', { words: 'Export the file again.' }),
      ],
    ])
  })
})
