/** A string, a bracket, or what parts members. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g

/**
 * The members of the first object of a JSON text, as far as the text reaches: each name with its value where that is a
 * string, else with the bracket it begins with, or nothing. In a list the first object is its first item.
 */
export function jsonMembers(text: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>()
  const open = /^(?:\[\s*)?\{/.exec(text)
  if (!open) return members
  let [depth, name, isValue] = [1, '', false]
  token.lastIndex = open[0].length
  for (let found = token.exec(text); found && depth > 0; found = token.exec(text)) {
    const [part] = found
    const isTop = depth === 1
    if (part === '{' || part === '[') {
      if (isTop && isValue) members.set(name, part)
      depth++
    } else if (part === '}' || part === ']') depth--
    else if (!isTop) continue
    else if (part === ':') isValue = true
    else if (part === ',') isValue = false
    else if (isValue) members.set(name, part.slice(1, -1))
    else {
      name = part.slice(1, -1)
      members.set(name, '')
    }
  }
  return members
}
