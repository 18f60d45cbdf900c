import { describe, expect, it } from 'vitest'
import { collect, whenAtRest } from '../../../electron/host/give-back.ts'

const MEGABYTE = 2 ** 20

describe('memory that nobody holds any more', () => {
  /** What the heap holds while a million rows are there, in bytes; nobody holds them after. */
  function withRows(): number {
    const rows = Array.from({ length: 1_000_000 }, (_, n) => ({ n, text: `row ${n}` }))
    const { heapUsed } = process.memoryUsage()
    return rows.length > 0 ? heapUsed : 0
  }

  it('is collected at once, whenever that is asked for', () => {
    const full = withRows()
    collect()
    // Two numbers, a text and its reference take some 60 bytes each.
    expect(full - process.memoryUsage().heapUsed).toBeGreaterThan(40 * MEGABYTE)
  })

  it('is looked for where a process is at rest and has grown, never while it works', () => {
    const isWorthIt = whenAtRest()
    expect(isWorthIt(60 * MEGABYTE, 0)).toBe(false) // as it started
    expect(isWorthIt(300 * MEGABYTE, 0.9)).toBe(false) // an import runs
    expect(isWorthIt(300 * MEGABYTE, 0.01)).toBe(true)
    expect(isWorthIt(90 * MEGABYTE, 0)).toBe(false) // what is held for good
  })
})
