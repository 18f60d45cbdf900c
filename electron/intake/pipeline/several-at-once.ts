/** What of several things may be done at the same time. */
export interface Together<T> {
  /** So many at most. */
  readonly most: number
  /** So heavy at most, all of them together; one that is heavier than that is done alone. */
  readonly weight: number
  weightOf(item: T): number
  /** Two with the same name are never done at the same time: the second is to find what the first has left. */
  nameOf(item: T): string | undefined
  readonly signal: AbortSignal
}

/**
 * Does something for each of several, begun in their order, and answers in their order. One that fails stops those
 * beside it; it is thrown once all have ended, so that nothing goes on behind the caller's back.
 */
export async function severalAtOnce<T, R>(
  items: readonly T[],
  { most, weight, weightOf, nameOf, signal }: Together<T>,
  work: (item: T, signal: AbortSignal) => Promise<R>,
): Promise<R[]> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const results: R[] = []
  const underWay = new Map<T, Promise<void>>()
  let failure: { readonly error: unknown } | undefined

  const mayBegin = (item: T): boolean => {
    const others = [...underWay.keys()]
    const name = nameOf(item)
    const heavy = others.reduce((sum, each) => sum + weightOf(each), weightOf(item))
    return others.length < most && heavy <= weight && !others.some(each => name && nameOf(each) === name)
  }
  async function carryOut(item: T, at: number): Promise<void> {
    try {
      results[at] = await work(item, either)
    } catch (error) {
      failure ??= { error }
      stop.abort()
    } finally {
      underWay.delete(item)
    }
  }

  for (const [at, item] of items.entries()) {
    while (underWay.size > 0 && !mayBegin(item)) await Promise.race(underWay.values())
    if (either.aborted) break
    underWay.set(item, carryOut(item, at))
  }
  await Promise.all(underWay.values())
  if (failure) throw failure.error
  signal.throwIfAborted()
  return results
}
