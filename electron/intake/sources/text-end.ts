/**
 * Behind the quote that ends the JSON text whose first quote stands at `from`. -1 where none ends it.
 * By hand: an expression would begin anew at every quote of a text that never ends.
 */
export function textEnd(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    const character = json[at]
    if (character === '\\') at++
    else if (character === '"') return at + 1
  }
  return -1
}
