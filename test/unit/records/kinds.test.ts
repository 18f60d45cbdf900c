import { rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { patientHandlers } from '../../../electron/records/handlers/patients.ts'
import { storedKind } from '../../../electron/records/kinds/stored-kind.ts'
import { verify } from '../../../electron/records/verify.ts'
import { kindNumbers } from '../../../shared/domain/facts/kind-numbers.ts'
import { kinds, numberOf } from '../../../shared/domain/facts/registry.ts'
import { bringIn, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const folders: string[] = []
/** A store with one person and one fact of each kind. */
async function open() {
  const folder = temporaryFolder()
  folders.push(folder)
  const desk = recordsDesk(folder)
  await desk.vault.create({ passphrase, demonstration: true })
  const ada = somebody('Ada')
  const facts = kinds.map(({ name }) =>
    inventedFact(name, {
      identity: name,
      patient: ada.identity,
      concept: { codes: [{ system: 'urn:invented', code: name, display: `A ${name}` }] },
    }),
  )
  await bringIn(desk, [ada], facts, 'invented-practice')
  return desk
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const context = {
  signal: new AbortController().signal,
  report: () => undefined,
  caller: { actor: { person: 'person-1', role: 'clinician' as const } },
}

describe('kinds of facts', () => {
  it('are stored and read back as what they are', async () => {
    const desk = await open()
    for (const { name: kind } of kinds) {
      const { rows } = await desk.patients.facts({ patient: 1, kind, offset: 0, limit: 10 })
      expect(rows.map(({ fact, codes }) => [fact.kind, codes[0]?.code])).toEqual([[kind, kind]])
    }
    desk.close()
  })

  it('keep their stored numbers where a kind is put between them, and where their order changes', () => {
    const stored = new Map(kinds.map(({ name, number }) => [name as string, number]))
    const genotype = { name: 'genotype', number: 900 }
    const [first, second, ...others] = kinds
    const { numberOf: later } = kindNumbers<readonly { name: string; number: number }[]>(
      [...others.toReversed(), genotype, second, first],
      [],
    )
    for (const [name, number] of stored) expect(later(name)).toBe(number)
  })

  it('have the numbers that stores of the first version hold', () => {
    expect(Object.fromEntries(kinds.map(({ name, number }) => [name, number]))).toEqual({
      'encounter': 0,
      'condition': 1,
      'observation': 2,
      'medication': 3,
      'procedure': 4,
      'allergy': 5,
      'immunization': 6,
      'report': 7,
      'document': 8,
      'family-history': 9,
      'questionnaire': 10,
      'plan': 11,
      'device': 12,
      'variant': 13,
    })
  })
})

describe('a store that holds a kind this version does not know', () => {
  it('is told by its check, and the fact is shown as no other kind', async () => {
    const desk = await open()
    const store = desk.store()
    store.db.prepare('UPDATE fact SET kind = 77 WHERE kind = ?').run(numberOf('immunization'))
    const found = await verify(store, { signal: context.signal, report: () => undefined })
    expect(found.filter(each => !each.ok).map(each => each.finding)).toContainEqual({
      key: 'verify.kinds',
      values: { kinds: 1 },
    })
    expect(() => storedKind(77)).toThrow(
      expect.objectContaining({
        code: 'newer-store',
        said: { key: 'store.unknown-kind', values: { number: 77 } },
      }) as Error,
    )
    await expect(async () => patientHandlers(() => store).open({ patient: 1 }, context)).rejects.toThrow(
      expect.objectContaining({ code: 'newer-store' }) as Error,
    )
    desk.close()
  })
})
