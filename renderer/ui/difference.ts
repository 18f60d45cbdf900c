/** A run of a text: in both, only in the one before, or only in the one after. */
export interface Run {
  readonly is: 'same' | 'gone' | 'added'
  readonly text: string
}

/** Comparing costs the product of both lengths; beyond this many words times words the middle is told as a whole. */
const MOST_STEPS = 4_000_000

/** Words with the white space after them, so that runs put together give the text again. */
const piecesOf = (text: string): string[] => text.match(/\S+\s*|\s+/gu) ?? []

const sharedStart = (a: readonly string[], b: readonly string[]): number => {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

/** Lengths of the longest common subsequence of what follows each pair of places (Wagner and Fischer 1974). */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      rows[i]![j] = a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!)
  return rows
}

function middle(a: readonly string[], b: readonly string[]): Run[] {
  const whole: Run[] = [
    { is: 'gone', text: a.join('') },
    { is: 'added', text: b.join('') },
  ]
  if (a.length * b.length > MOST_STEPS) return whole
  const common = commonLengths(a, b)
  const runs: Run[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      runs.push({ is: 'same', text: a[i++]! })
      j++
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      runs.push({ is: 'gone', text: a[i++]! })
    else runs.push({ is: 'added', text: b[j++]! })
  }
  return runs
}

/** What differs between two texts, word by word: all runs but `added` are the one before, all but `gone` the other. */
export function difference(before: string, after: string): Run[] {
  const [a, b] = [piecesOf(before), piecesOf(after)]
  const start = sharedStart(a, b)
  const end = sharedStart(a.slice(start).toReversed(), b.slice(start).toReversed())
  const runs: Run[] = [
    { is: 'same', text: a.slice(0, start).join('') },
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { is: 'same', text: a.slice(a.length - end).join('') },
  ]
  const joined: Run[] = []
  for (const run of runs.filter(({ text }) => text !== '')) {
    const last = joined.at(-1)
    if (last?.is === run.is) joined[joined.length - 1] = { is: run.is, text: last.text + run.text }
    else joined.push(run)
  }
  return joined
}
