import { rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { openStore } from '../../../electron/records/open-store.ts'
import { patientHandlers } from '../../../electron/records/handlers/patients.ts'
import { storedKind } from '../../../electron/records/kinds/stored-kind.ts'
import { verify } from '../../../electron/records/verify.ts'
import type { FactKind } from '../../../shared/domain/fact.ts'
import { kindNumbers } from '../../../shared/domain/facts/kind-numbers.ts'
import { kinds, numberOf, retiredNumbers } from '../../../shared/domain/facts/registry.ts'
import { migratedStore } from '../../fixtures/stores/open-earlier.ts'

const folders: string[] = []
const open = () => {
  const { db, folder } = migratedStore()
  folders.push(folder)
  return openStore(db, () => new Date('2026-11-29T12:00:00Z'))
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const context = {
  signal: new AbortController().signal,
  report: () => undefined,
  caller: { actor: { person: 'person-1', role: 'clinician' as const } },
}

/** What the invented practice of the earlier store called its one fact of each kind. */
const called = {
  encounter: 'Check up',
  condition: 'Type 2 diabetes',
  observation: 'HbA1c',
  medication: 'Metformin',
  procedure: 'Single bright white flash electroretinography',
  allergy: 'Allergy to amoxicillin',
  immunization: 'Influenza vaccine',
  report: 'Clinical report',
  document: 'Letter',
} as const satisfies Partial<Record<FactKind, string>>
const kindsOfThen = Object.keys(called) as (keyof typeof called)[]

describe('kinds of facts', () => {
  it('read back from an earlier version’s store as what they were', async () => {
    const handlers = patientHandlers(open)
    for (const kind of kindsOfThen) {
      const { rows } = await handlers.facts({ patient: 1, kind, offset: 0, limit: 10 }, context)
      expect(rows.map(each => [each.fact.kind, each.label])).toEqual([[kind, called[kind]]])
    }
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
    expect(Object.fromEntries(kinds.map(({ name, number }) => [name, number]))).toMatchObject({
      encounter: 0,
      condition: 1,
      observation: 2,
      medication: 3,
      procedure: 4,
      allergy: 5,
      immunization: 6,
      report: 7,
      document: 8,
    })
  })

  it('never share a number, nor take that of a kind that is no more', () => {
    const one = { name: 'one', number: 1 }
    expect(() => kindNumbers([one, { name: 'two', number: 1 }], [])).toThrow(/1 of two stands for one/u)
    expect(() => kindNumbers([one], [1])).toThrow(/1 of one stands for a kind that is no more/u)
    expect(() => kindNumbers([one, { name: 'one', number: 2 }], [])).toThrow(/two kinds named one/u)
    expect(() => kindNumbers(kinds, retiredNumbers)).not.toThrow()
  })
})

describe('a store that holds a kind this version does not know', () => {
  it('is told by its check, and the fact is shown as no other kind', async () => {
    const store = open()
    store.db.prepare('UPDATE fact SET kind = 77 WHERE kind = ?').run(numberOf('immunization'))
    const found = await verify(store, context.signal, () => undefined)
    expect(found.filter(each => !each.ok).map(each => each.finding)).toEqual([
      { key: 'verify.kinds', values: { kinds: 1 } },
    ])
    expect(() => storedKind(77)).toThrow(
      expect.objectContaining({
        code: 'newer-store',
        said: { key: 'store.unknown-kind', values: { number: 77 } },
      }) as Error,
    )
    await expect(async () => patientHandlers(() => store).open({ patient: 1 }, context)).rejects.toThrow(
      expect.objectContaining({ code: 'newer-store' }) as Error,
    )
    store.db.close()
  })
})
