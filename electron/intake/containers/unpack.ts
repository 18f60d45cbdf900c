import { say } from '../../../shared/words/message.ts'
import { BeyondBudget } from '../beyond-budget.ts'
import { limits, type Limits } from '../budgets.ts'
import type { Container } from './container.ts'
import { containers } from './registry.ts'

/** How much of a file is looked at before its format is known. */
const HEAD = 1 << 16
/** A file of no more bytes is held while it is read: most come by the hundred, a patient or a day each. */
const HELD = 1 << 22
type Bounds = Pick<Limits, 'packings' | 'expansion' | 'freeExpansion' | 'fileBytes'>

export interface Unpacked {
  /** The containers that were taken off, the outermost first. */
  readonly packed: readonly string[]
  /** The first bytes of what was inside. */
  readonly head: Uint8Array
  /** Whether the first bytes are all there are. */
  readonly isWhole: boolean
  /** What was inside, from its beginning, each time it is called. */
  bytes(): AsyncIterable<Uint8Array>
}

type Begun = Omit<Unpacked, 'packed'>

/** Reads the beginning; what is not much is held, so that it is read, and unpacked, no second time. */
async function begin(open: () => AsyncIterable<Uint8Array>): Promise<Begun> {
  const held: Uint8Array[] = []
  let length = 0
  let isAll = true
  try {
    for await (const chunk of open()) {
      held.push(chunk)
      length += chunk.byteLength
      isAll = length <= HELD
      if (!isAll) break
    }
  } catch (error) {
    // Damage behind the first bytes is met again when the file is read, and said there.
    if (length === 0) throw error
    isAll = false
  }
  return {
    head: firstOf(held),
    isWhole: isAll && length <= HEAD,
    bytes: isAll ? () => given(held) : open,
  }
}

function firstOf(chunks: readonly Uint8Array[]): Uint8Array {
  const enough: Uint8Array[] = []
  for (let at = 0, length = 0; at < chunks.length && length < HEAD; at++) {
    enough.push(chunks[at]!)
    length += chunks[at]!.byteLength
  }
  return Buffer.concat(enough, Math.min(HEAD, lengthOf(enough)))
}
const lengthOf = (chunks: readonly Uint8Array[]) => chunks.reduce((sum, each) => sum + each.byteLength, 0)

const GIGABYTE = 2 ** 30

/** Counts what is read of the file as it came. */
async function* measured(
  chunks: AsyncIterable<Uint8Array>,
  meter: { given: number },
  { fileBytes }: Bounds,
): AsyncGenerator<Uint8Array> {
  meter.given = 0
  for await (const chunk of chunks) {
    meter.given += chunk.byteLength
    if (meter.given > fileBytes)
      throw new BeyondBudget(say('intake.too-many-bytes', { gigabytes: fileBytes / GIGABYTE }))
    yield chunk
  }
}

/** Ends where more comes out of a packing than the file as it came can be worth, however many packings it is in. */
async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  meter: { readonly given: number },
  { fileBytes, expansion, freeExpansion }: Bounds,
): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.byteLength
    if (length > freeExpansion + expansion * meter.given)
      throw new BeyondBudget(say('intake.expands-too-far', { times: expansion }))
    if (length > fileBytes)
      throw new BeyondBudget(say('intake.too-many-bytes', { gigabytes: fileBytes / GIGABYTE }))
    yield chunk
  }
}

async function* given(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

/** Takes off every container that the bytes come in. `open` begins them anew each time it is called. */
export async function unpack(
  open: () => AsyncIterable<Uint8Array>,
  known: readonly Container[] = containers,
  bounds: Bounds = limits,
): Promise<Unpacked> {
  const meter = { given: 0 }
  let begun = await begin(() => measured(open(), meter, bounds))
  const packed: string[] = []
  while (packed.length < bounds.packings) {
    const outer = begun
    const container = known.find(each => each.recognise(outer.head))
    if (!container) break
    begun = await begin(() => bounded(container.unpack(outer.bytes()), meter, bounds))
    packed.push(container.id)
  }
  return { packed, ...begun }
}
