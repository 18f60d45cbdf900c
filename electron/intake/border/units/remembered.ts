/** Sources repeat a few hundred units; one that invents a new one each line must not fill memory. */
const MOST = 20_000
/** Longer texts are no units, and few of them would fill it too. */
const LONGEST = 200

/** A pure function of one text that keeps its answers. */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const kept = new Map<string, Answer>()
  return text => {
    if (kept.has(text)) return kept.get(text)!
    if (kept.size >= MOST) kept.clear()
    const found = answer(text)
    if (text.length <= LONGEST) kept.set(text, found)
    return found
  }
}
