import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { corpus } from '../proofs/cuts/corpus.ts'
import { livedPlainly, livedThrough } from '../proofs/cuts/live-through.ts'

/* A small sample of `npm run proof -- cuts`, over the situations alone. */
const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const situations = corpus(folder)[0]?.slice(0, -1) ?? []

describe.skipIf(situations.length === 0)('files of many clinics', () => {
  it('leave one content however they are cut, mixed, cancelled, tried again and brought twice', async () => {
    const plain = await livedPlainly(situations)
    expect(plain.patients).toBeGreaterThan(50)
    const { left, deliveries } = await livedThrough(situations, 1_001)
    expect(deliveries).toBeGreaterThan(situations.length)
    expect(left).toEqual(plain)
  })
})
