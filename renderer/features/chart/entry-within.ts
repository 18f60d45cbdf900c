/** A value of a JSON text: where it begins and ends, and by which key or number its parent has it. */
interface Span {
  readonly key: string | number
  readonly from: number
  readonly to: number
}

const afterSpace = (text: string, at: number): number =>
  at + /^\s*/u.exec(text.slice(at, at + 10_000))![0].length

/** Behind the string that begins at `at`. */
function stringEnd(text: string, at: number): number {
  let end = at + 1
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  return end + 1
}

/** Behind the value that begins at `at`, of a text that is JSON. */
function valueEnd(text: string, at: number): number {
  let depth = 0
  for (let end = at; end < text.length;) {
    const sign = text[end]!
    if (sign === '"') end = stringEnd(text, end)
    else if (sign === '{' || sign === '[') {
      depth++
      end++
    } else if (sign === '}' || sign === ']') {
      if (depth === 0) return end
      depth--
      end++
    } else if (sign === ',' && depth === 0) return end
    else end++
    if (depth === 0 && (sign === '"' || sign === '}' || sign === ']')) return end
  }
  return text.length
}

/** The members of the object, or the elements of the list, that begins at `at`. */
function* children(text: string, at: number): Generator<Span> {
  const isObject = text[at] === '{'
  let next = afterSpace(text, at + 1)
  for (let number = 0; next < text.length && text[next] !== '}' && text[next] !== ']'; number++) {
    let key: string | number = number
    if (isObject) {
      const end = stringEnd(text, next)
      key = JSON.parse(text.slice(next, end)) as string
      next = afterSpace(text, afterSpace(text, end) + 1)
    }
    const to = valueEnd(text, next)
    yield { key, from: next, to }
    next = afterSpace(text, to)
    if (text[next] === ',') next = afterSpace(text, next + 1)
  }
}
function child(text: string, at: number | undefined, key: string | number): Span | undefined {
  if (at === undefined || (text[at] !== '{' && text[at] !== '[')) return undefined
  for (const span of children(text, at)) if (span.key === key) return span
  return undefined
}

const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

/**
 * The entry that a fact leads back to, as it stands in what was kept of it, letter for letter: where a line holds a
 * whole bundle its bytes are kept as one. `position` is `line 2 entry 1 entry 3`. Undefined where what was kept is that
 * entry itself, or no bundle.
 */
export function entryWithin(text: string, position: string): string | undefined {
  const numbers = [...position.matchAll(/entry (\d+)/gu)].map(([, number]) => Number(number))
  if (numbers.length === 0 || !isJson(text)) return undefined
  const root = afterSpace(text, 0)
  // Of a bundle that is cut by its entries, the outermost number was for the cut.
  const left = child(text, root, 'resource') ? numbers.slice(1) : numbers
  let found: Span | undefined
  for (const number of left) {
    const at = found?.from ?? root
    const bundle = child(text, at, 'resource')?.from ?? at
    found = child(text, child(text, bundle, 'entry')?.from, number - 1)
    if (!found) return undefined
  }
  return found && text.slice(found.from, found.to)
}
