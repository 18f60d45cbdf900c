import type { Json } from '../../../shared/domain/canonical.ts'
import type { Objection } from './objection.ts'

/** The only shapes a text in a summary can have: its format, a hash, the name of a method of ours, a version of digits. */
export const TEXTS_THAT_MAY_LEAVE: readonly RegExp[] = [
  /^casebook-summary\/1$/,
  /^[0-9a-f]{64}$/,
  /^(overlap|att|stabilised-ate)-weighted-cox$/,
  /^[0-9]{1,3}\.[0-9]{1,3}$/,
]

/** Rule 17: no text. Whatever string is in there has one of a few shapes in which nothing can be written. */
export function noText(document: Json): Objection[] {
  return textsOf(document).every(text => TEXTS_THAT_MAY_LEAVE.some(shape => shape.test(text)))
    ? []
    : [
        {
          rule: 17,
          reason: 'There is a text in it that is neither a hash, nor a version, nor the name of a method.',
          remedy: 'This is a fault in Casebook. Nothing was sent.',
        },
      ]
}

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return Object.values(value).flatMap(each => (each === undefined ? [] : textsOf(each)))
}
