import { describe, expect, it } from 'vitest'
import { severalAtOnce } from '../../../electron/intake/pipeline/several-at-once.ts'

interface Item {
  readonly name?: string
  readonly weight: number
}
interface End {
  done(): void
  fail(error: Error): void
  readonly signal: AbortSignal
}

/** Each item is under way until the test ends it. */
function bench(items: readonly Item[]) {
  const ends = new Map<Item, End>()
  const order: number[] = []
  const stop = new AbortController()
  const together = {
    most: 3,
    weight: 10,
    weightOf: (item: Item) => item.weight,
    nameOf: (item: Item) => item.name,
    signal: stop.signal,
  }
  const all = severalAtOnce(items, together, (item, signal) => {
    order.push(items.indexOf(item))
    return new Promise<string>((resolve, reject) => {
      ends.set(item, { done: () => resolve(`${items.indexOf(item)} done`), fail: reject, signal })
    })
  })
  all.catch(() => undefined)
  return {
    all,
    stop,
    async begun() {
      await new Promise(resolve => setImmediate(resolve))
      return order
    },
    end: (at: number) => ends.get(items[at]!)!,
  }
}

describe('several at once', () => {
  it('begins as many as may be under way, and answers in the order in which they stood', async () => {
    const { all, begun, end } = bench([{ weight: 1 }, { weight: 1 }, { weight: 1 }, { weight: 1 }])
    expect(await begun()).toEqual([0, 1, 2])
    end(2).done()
    expect(await begun()).toEqual([0, 1, 2, 3])
    for (const at of [3, 1, 0]) end(at).done()
    expect(await all).toEqual(['0 done', '1 done', '2 done', '3 done'])
  })
  it('does a heavy one alone', async () => {
    const { begun, end } = bench([{ weight: 1 }, { weight: 50 }, { weight: 1 }])
    expect(await begun()).toEqual([0])
    end(0).done()
    expect(await begun()).toEqual([0, 1])
    end(1).done()
    expect(await begun()).toEqual([0, 1, 2])
  })
  it('never does two of one name at the same time', async () => {
    const { begun, end } = bench([
      { weight: 1, name: 'a' },
      { weight: 1, name: 'a' },
      { weight: 1, name: 'b' },
    ])
    expect(await begun()).toEqual([0])
    end(0).done()
    expect(await begun()).toEqual([0, 1, 2])
  })
  it('stops the others where one fails, begins no more, and throws when all have ended', async () => {
    const { all, begun, end } = bench([{ weight: 1 }, { weight: 1 }, { weight: 9 }])
    await begun()
    end(0).fail(new Error('broken'))
    expect(await begun()).toEqual([0, 1])
    expect(end(1).signal.aborted).toBe(true)
    const early = await Promise.race([all.catch(() => 'thrown'), Promise.resolve('still under way')])
    expect(early).toBe('still under way')
    end(1).done()
    await expect(all).rejects.toThrow('broken')
  })
  it('throws where it is cancelled, even if all that is under way comes to an end', async () => {
    const { all, begun, stop, end } = bench([{ weight: 1 }])
    await begun()
    stop.abort(new Error('enough'))
    end(0).done()
    await expect(all).rejects.toThrow('enough')
  })
})
