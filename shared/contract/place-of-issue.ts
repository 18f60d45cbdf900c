import type { z } from 'zod'

/** The little of zod's own description of a schema that tells where a path may lead. */
interface Shape {
  readonly def: {
    readonly type: string
    readonly shape?: Readonly<Record<string, Schema>>
    readonly element?: Schema
    readonly items?: readonly Schema[]
    readonly valueType?: Schema
    readonly innerType?: Schema
    readonly in?: Schema
    readonly options?: readonly Schema[]
  }
}
type Schema = z.ZodType | z.core.$ZodType

/** One step into a schema: the words for it, and the schema it leads to. */
interface Step {
  readonly words: string
  readonly next: Schema | undefined
}

/** Where no schema says what a name is, the name is the sender's own: a value, and not told. */
const UNNAMED = '*'

function stepInto(schema: Schema, key: PropertyKey): Step {
  // The library's own description of a schema, of which its types tell little.
  const { def } = (schema as unknown as { _zod: Shape })._zod
  const inner = def.innerType ?? def.in
  if (inner) return stepInto(inner, key)
  if (def.options) {
    const ways = def.options.map(option => stepInto(option, key))
    return ways.find(({ next }) => next) ?? { words: UNNAMED, next: undefined }
  }
  if (def.shape && typeof key === 'string' && Object.hasOwn(def.shape, key))
    return { words: key, next: def.shape[key] }
  if (typeof key === 'number') return { words: String(key), next: def.element ?? def.items?.[key] }
  return { words: UNNAMED, next: def.valueType }
}

/**
 * The place of an issue in the words of the schema: `scale.grams`, `rows.1.0`, and `counts.*` where the sender named
 * it.
 */
export function placeOfIssue(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const words: string[] = []
  let at: Schema | undefined = schema
  for (const key of path) {
    const step: Step = at ? stepInto(at, key) : { words: UNNAMED, next: undefined }
    words.push(step.words)
    at = step.next
  }
  return words.join('.') || 'input'
}
