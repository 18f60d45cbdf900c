import { isElement, type Element } from './json.ts'
import type { WrittenNumbers } from './mapping.ts'

const valueNumber = /"value"\s*:\s*(-?\d[\d.eE+-]*)/g

/** Whether JSON.parse would lose how a value was written: `1.0`, an exponent, more digits than a number holds. */
function losesText(text: string): boolean {
  for (const [, number] of text.matchAll(valueNumber)) if (String(Number(number)) !== number) return true
  return false
}

/**
 * Parses one object, keeping the text of every number called `value` where it would be lost. Undefined where it is
 * no object.
 */
export function parseObject(text: string): { object: Element; written: WrittenNumbers } | undefined {
  const written = new Map<object, string>()
  try {
    const object: unknown = losesText(text)
      ? JSON.parse(
          text,
          function keep(this: object, key: string, value: unknown, context?: { source?: string }) {
            if (key === 'value' && typeof value === 'number' && context?.source !== undefined)
              written.set(this, context.source)
            return value
          },
        )
      : JSON.parse(text)
    return isElement(object) ? { object, written } : undefined
  } catch {
    return undefined // the caller names the place; a parser's message would quote the patient
  }
}
