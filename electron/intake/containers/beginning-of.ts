/** The beginning of a run of bytes. */
export interface Beginning {
  readonly first: readonly Uint8Array[]
  /** Whether that is all. */
  readonly isWhole: boolean
  /** All from the beginning, once. An error that came on the way is thrown behind what came before it. */
  all(): AsyncIterable<Uint8Array>
}

/** Takes chunks until there are more than `most` bytes, or no more of them. */
export async function beginningOf(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Beginning> {
  const left = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let length = 0
  let isWhole = false
  let failure: { readonly error: unknown } | undefined
  try {
    while (length <= most && !isWhole) {
      const { done, value } = await left.next()
      if (done) isWhole = true
      else {
        first.push(value)
        length += value.byteLength
      }
    }
  } catch (error) {
    failure = { error }
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first
    if (failure) throw failure.error
    if (!isWhole) yield* { [Symbol.asyncIterator]: () => left }
  }
  return { first, isWhole, all }
}
