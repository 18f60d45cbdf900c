import { z } from 'zod'

/** Bytes of a fact's identity and of its hash. */
export const IDENTITY_BYTES = 10
export const HASH_BYTES = 16

/** Stands for a place in `strings` where there is nothing. */
export const NOTHING = -1

const int32s = z.instanceof(Int32Array)
const float64s = z.instanceof(Float64Array)
const bytes = z.instanceof(Uint8Array)

/** Columns of places in `strings`. */
const texts = ['called', 'concept', 'form', 'visit', 'unit', 'text', 'detail', 'position'] as const
const neverEmpty: ReadonlySet<string> = new Set(['called', 'concept', 'position'])
/** Columns of one number a fact; NaN where there is none. */
const numbers = ['start', 'end', 'known', 'recorded', 'value', 'offset', 'length'] as const

const shape = z.strictObject({
  n: z.int().nonnegative(),
  strings: z.array(z.string()),
  kind: bytes,
  standing: bytes,
  /** 1: it happened to her. */
  usable: bytes,
  identity: bytes,
  hash: bytes,
  called: int32s,
  concept: int32s,
  form: int32s,
  visit: int32s,
  unit: int32s,
  text: int32s,
  detail: int32s,
  position: int32s,
  start: float64s,
  end: float64s,
  known: float64s,
  recorded: float64s,
  value: float64s,
  offset: float64s,
  length: float64s,
})
export type FactBatch = z.infer<typeof shape>

/**
 * Facts as columns under one table of texts: what crosses from intake to records. Shape by schema, every place and
 * number by one loop. See `FactColumns` for what each column holds.
 */
export const factBatch = shape.refine(isWhole, 'a column is too short, or leads nowhere')

function isWhole(batch: FactBatch): boolean {
  const { n, strings } = batch
  const sizes = [
    [batch.kind, n],
    [batch.standing, n],
    [batch.usable, n],
    [batch.identity, n * IDENTITY_BYTES],
    [batch.hash, n * HASH_BYTES],
    ...[...texts, ...numbers].map(name => [batch[name], n] as const),
  ] as const
  if (sizes.some(([column, length]) => column.length !== length)) return false
  for (const name of texts) {
    const least = neverEmpty.has(name) ? 0 : NOTHING
    for (const at of batch[name]) if (at < least || at >= strings.length) return false
  }
  for (const name of ['offset', 'length'] as const)
    for (const each of batch[name]) if (!Number.isSafeInteger(each) || each < 0) return false
  return true
}
