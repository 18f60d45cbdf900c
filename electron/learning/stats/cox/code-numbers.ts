import type { InSteps } from '../regression/in-steps.ts'
import { orderInSteps } from './order-in-steps.ts'

/** Codes of groups as numbers 0, 1, ... in the order of the codes. */
export interface CodeNumbers { readonly codes: Float64Array; readonly of: Uint32Array }

/** Numbers the groups of `rows` rows; all are one group where there are no codes. Errors: RangeError for what is not a number. */
export function* codeNumbers(codes: ArrayLike<number> | undefined, rows: number): InSteps<CodeNumbers> {
  const of = new Uint32Array(rows)
  if (!codes) return { codes: Float64Array.of(0), of }
  const values = Float64Array.from(codes)
  const distinct = new Float64Array(rows)
  let count = 0
  const order = yield* orderInSteps(values)
  yield
  for (let k = 0; k < rows; k++) {
    const row = order[k]!
    if (count === 0 || values[row] !== distinct[count - 1]) distinct[count++] = values[row]!
    of[row] = count - 1
  }
  return { codes: distinct.slice(0, count), of }
}
