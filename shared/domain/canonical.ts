/** Anything JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/**
 * JSON with sorted keys, no spaces and no undefined members (RFC 8785 for the values we use): one text for
 * one meaning, so that
 * a hash or a signature over it means something. Throws RangeError on a number that JSON cannot hold.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('A number that is not finite has no canonical form.')
    return JSON.stringify(value)
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value)
    .toSorted()
    .flatMap(key => (value[key] === undefined ? [] : [`${JSON.stringify(key)}:${canonical(value[key])}`]))
  return `{${members.join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
