/** As many words stand around the one that was found. */
const AROUND = 6
const word = /[\p{L}\p{N}]+/gu

/** As the index compares them: without case and accents. */
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The words around the first that begins as one of the query's does; the beginning where none does. */
export function snippetOf(text: string, query: string): string {
  const sought = (query.match(word) ?? []).map(folded)
  const words = [...text.matchAll(word)]
  const at = words.findIndex(([each]) => sought.some(beginning => folded(each).startsWith(beginning)))
  const from = Math.max(0, at - AROUND)
  const to = Math.min(words.length - 1, Math.max(at, 0) + AROUND)
  const last = words[to]
  if (!last) return ''
  const part = text.slice(words[from]!.index, last.index + last[0].length)
  return `${from > 0 ? '… ' : ''}${part.replaceAll(/\s+/g, ' ')}${to < words.length - 1 ? ' …' : ''}`
}
