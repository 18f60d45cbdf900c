import { isElement, type Element } from './json.ts'
import type { WrittenNumbers } from './mapping.ts'

/** Without the quote before it, which every member begins with: it would be looked at a hundred times an entry. */
const VALUE = 'value"'
const numberBehind = /\s*:\s*(-?\d[\d.eE+-]*)/y

/** Whether JSON.parse would lose how a value was written: `1.0`, an exponent, more digits than a number holds. */
function losesText(text: string): boolean {
  for (let at = text.indexOf(VALUE); at >= 0; at = text.indexOf(VALUE, at + 1)) {
    numberBehind.lastIndex = at + VALUE.length
    const [, number] = numberBehind.exec(text) ?? []
    if (number !== undefined && String(Number(number)) !== number) return true
  }
  return false
}

const nullMember = /:\s*null\b/
/** A member that is null: R4 has none, but some senders write every member that they have no value for. */
const hasNullMember = (text: string) => text.includes('null') && nullMember.test(text)

/** An object, and the texts of numbers in it that would else be lost. */
export class Parsed {
  readonly object: Element
  readonly written: WrittenNumbers
  constructor(object: Element, written: WrittenNumbers) {
    this.object = object
    this.written = written
  }
}

/**
 * Parses one object, keeping the text of every number called `value` where it would be lost. Members that are null say
 * nothing and are left out. Undefined where it is no object.
 */
export function parseObject(text: string): Parsed | undefined {
  const written = new Map<object, string>()
  try {
    const object: unknown =
      losesText(text) || hasNullMember(text)
        ? JSON.parse(
            text,
            function keep(this: object, key: string, value: unknown, context?: { source?: string }) {
              if (key === 'value' && typeof value === 'number' && context?.source !== undefined)
                written.set(this, context.source)
              // In a list of primitives null keeps the place of one that has only extensions.
              return value === null && !Array.isArray(this) ? undefined : value
            },
          )
        : JSON.parse(text)
    return isElement(object) ? new Parsed(object, written) : undefined
  } catch {
    return undefined // the caller names the place; a parser's message would quote the patient
  }
}
