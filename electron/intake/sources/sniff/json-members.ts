import { textEnd } from '../text-end.ts'

/**
 * The members of the first object of a JSON text, as far as the text reaches: each name with its value where that is a
 * string, else with the bracket it begins with, or nothing. In a list the first object is its first item. A string that
 * does not end is none.
 */
export function jsonMembers(text: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>()
  const open = /^(?:\[\s*)?\{/.exec(text)
  if (!open) return members
  let [depth, name, isValue] = [1, '', false]
  for (let at = open[0].length; at < text.length && depth > 0; at++) {
    const character = text[at]!
    const isTop = depth === 1
    if (character === '"') {
      const end = textEnd(text, at)
      if (end < 0) break
      const value = text.slice(at + 1, end - 1)
      at = end - 1
      if (!isTop) continue
      if (isValue) members.set(name, value)
      else {
        name = value
        members.set(name, '')
      }
    } else if (character === '{' || character === '[') {
      if (isTop && isValue) members.set(name, character)
      depth++
    } else if (character === '}' || character === ']') depth--
    else if (isTop && character === ':') isValue = true
    else if (isTop && character === ',') isValue = false
  }
  return members
}
