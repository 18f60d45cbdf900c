import { describe, expect, it } from 'vitest'
import { locking, type LockSteps } from '../../../electron/main/lock.ts'

/** Steps that wait to be ended by hand, and what was begun in which order. */
function steps() {
  const begun: string[] = []
  const open = new Map<string, { end(): void; fail(): void }>()
  const step = (name: string) => () => {
    begun.push(name)
    return new Promise<void>((resolve, reject) => {
      open.set(name, { end: resolve, fail: () => reject(new Error(name)) })
    })
  }
  const all: LockSteps = {
    hideAndKeep: step('keep'),
    endPage: step('end page'),
    lockStore: step('lock store'),
    showPage: step('show page'),
  }
  const end = async (name: string) => {
    open.get(name)!.end()
    await new Promise(resolve => {
      setImmediate(resolve)
    })
  }
  return { all, begun, end, fail: (name: string) => open.get(name)!.fail() }
}

describe('a lock', () => {
  it('first has what was typed kept, then ends page and key, and only then shows a page again', async () => {
    const { all, begun, end } = steps()
    const locked = locking(all)()
    expect(begun).toEqual(['keep'])
    await end('keep')
    expect(begun).toEqual(['keep', 'end page', 'lock store'])
    await end('end page')
    expect(begun).not.toContain('show page') // it would find the store open
    await end('lock store')
    expect(begun).toEqual(['keep', 'end page', 'lock store', 'show page'])
    await end('show page')
    await locked
  })
  it('that is asked for while one is under way is that one; after it, another', async () => {
    const { all, begun, end } = steps()
    const lock = locking(all)
    const [first, second] = [lock(), lock()]
    expect(second).toBe(first)
    for (const name of ['keep', 'end page', 'lock store', 'show page']) await end(name)
    await first
    void lock()
    expect(begun.filter(name => name === 'keep')).toHaveLength(2)
  })
  it('that failed can be asked for again', async () => {
    const { all, begun, fail } = steps()
    const lock = locking(all)
    const first = lock()
    fail('keep')
    await expect(first).rejects.toThrow('keep')
    void lock()
    expect(begun).toEqual(['keep', 'keep'])
  })
})
