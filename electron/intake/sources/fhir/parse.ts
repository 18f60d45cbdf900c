import { isElement, type Element } from './json.ts'
import type { WrittenNumbers } from './elements.ts'

/** Where JSON.parse would lose what was written: `1.0`, an exponent, more than 15 digits. */
const losesText = /\d\.\d*0[,}\s\]]|\d[eE][+-]?\d|\d{16,}|\d\.\d{15,}/

/** Parses one object, keeping the text of every number called `value` where it would be lost. Undefined where it is no object. */
export function parseObject(text: string): { object: Element; written: WrittenNumbers } | undefined {
  const written = new Map<object, string>()
  try {
    const object: unknown = losesText.test(text)
      ? JSON.parse(text, function keep(this: object, key: string, value: unknown, context?: { source?: string }) {
        if (key === 'value' && typeof value === 'number' && context?.source !== undefined) written.set(this, context.source)
        return value
      })
      : JSON.parse(text)
    return isElement(object) ? { object, written } : undefined
  } catch {
    return undefined // the caller names the place; a parser's message would quote the patient
  }
}
