import { describe, expect, it } from 'vitest'
import { collect, whenAtRest } from '../../../electron/host/give-back.ts'

const MEGABYTE = 2 ** 20

describe('memory that nobody holds any more', () => {
  it('is given back to the system', () => {
    const heap = () => process.memoryUsage().heapTotal
    let rows: object[] | undefined = Array.from({ length: 1_000_000 }, (_, n) => ({ n, text: `row ${n}` }))
    const full = heap()
    expect(rows).toHaveLength(1_000_000)
    rows = undefined
    collect()
    expect(full - heap()).toBeGreaterThan(20 * MEGABYTE)
  })

  it('is looked for where a process is at rest and has grown, never while it works', () => {
    const isWorthIt = whenAtRest()
    expect(isWorthIt(60 * MEGABYTE, 0)).toBe(false) // as it started
    expect(isWorthIt(300 * MEGABYTE, 0.9)).toBe(false) // an import runs
    expect(isWorthIt(300 * MEGABYTE, 0.01)).toBe(true)
    expect(isWorthIt(90 * MEGABYTE, 0)).toBe(false) // what is held for good
  })
})
