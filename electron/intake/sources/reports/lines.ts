import type { Box, PageText, Run } from '../../../../shared/domain/reports/page-text.ts'

/** A word at its place, in points, on a page that was turned until its lines are level. */
export interface Word {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly size: number
}
/** Words that stand as close to each other as words of one sentence do. */
export interface Segment {
  readonly words: readonly Word[]
  readonly left: number
  readonly right: number
}
export interface Line {
  /** From the top of the page. */
  readonly top: number
  readonly bottom: number
  /** Height of its letters. */
  readonly size: number
  readonly words: readonly Word[]
  readonly segments: readonly Segment[]
  /** All of it, parted by blanks. */
  readonly text: string
  /** Whether words lie over each other, so that nobody can say which belongs where. */
  readonly isOverprinted: boolean
}

/** A page as lines, from the top; and where on the page as it is shown a box of them lies. */
export interface Lines {
  readonly lines: readonly Line[]
  /** Texts that lean otherwise than the page does, such as a stamp: no line of it. */
  readonly aside: readonly string[]
  onPage(box: Box): Box
}

/** Letters drawn at another angle than the page's, in degrees, are a stamp and no line. */
const LEANS = 3
/** Of its height: two runs whose baselines are no further apart stand on one line. */
const SAME_LINE = 0.5
/** Of its height: a gap that is wider parts what one reads in one go. A typewriter's blank is as wide as that. */
const [PARTS, TYPED_PARTS] = [0.6, 1]
/** Of its height: a gap that is wider parts two words. */
const BLANK = 0.1
/** Of its height: two words that share more lie over each other. */
const SHARED = 0.35

interface Piece {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly base: number
  readonly size: number
}

/** How wide a letter is beside others, roughly: enough to tell where a word in a run begins. */
function relativeWidth(letter: string): number {
  if (/[iljtfrI.,:;'|!()[\]\s-]/.test(letter)) return 0.32
  if (/[mwMW@%]/.test(letter)) return 0.88
  return /[A-Z\u00c0-\u00de]/.test(letter) ? 0.7 : 0.55
}
const drawnWidth = (text: string) => [...text].reduce((sum, letter) => sum + relativeWidth(letter), 0)
const lettersOf = (text: string) => [...text].length

/** Runs that are wide by the number of their letters alone are typed: as many as these say so, within so much. */
const [FEWEST_TYPED, TYPED_WITHIN] = [8, 0.03]
function isTyped(runs: readonly Run[]): boolean {
  const widths = runs.flatMap(([, , width, size, text]) =>
    text.length > 2 && size > 0 ? [width / size / lettersOf(text)] : [],
  )
  const inOrder = widths.toSorted((one, other) => one - other)
  const [low, high] = [inOrder[Math.floor(widths.length * 0.1)]!, inOrder[Math.floor(widths.length * 0.9)]!]
  return widths.length >= FEWEST_TYPED && high - low <= TYPED_WITHIN * high
}

/** How the letters of a page are spaced. */
interface Spacing {
  /** Of a line's height: a gap that is wider parts what one reads in one go. */
  readonly parts: number
  /** How wide a text is beside others. */
  readonly width: (text: string) => number
}

/** The words of a run, each where it most likely begins and ends. */
function wordsOf({ text, left, right, base, size }: Piece, { width: widthOf }: Spacing): Piece[] {
  const all = widthOf(text)
  const scale = all === 0 ? 0 : (right - left) / all
  const found = [...text.matchAll(/\S+/g)]
  if (found.length === 1) return [{ text: text.trim(), left, right, base, size }]
  return found.map(({ 0: word, index }) => {
    const from = left + scale * widthOf(text.slice(0, index))
    return { text: word, left: from, right: from + scale * widthOf(word), base, size }
  })
}

/** The angle at which most letters of a page are drawn, in degrees. */
function angleOf(runs: readonly Run[]): number {
  const letters = new Map<number, number>()
  for (const [, , , , text, angle = 0] of runs) {
    const tenth = Math.round(angle * 10) / 10
    letters.set(tenth, (letters.get(tenth) ?? 0) + text.length)
  }
  const [most = 0] = [...letters].toSorted(([, one], [, other]) => other - one)[0] ?? []
  const near = runs.filter(([, , , , , angle = 0]) => Math.abs(angle - most) <= 0.2)
  const all = near.reduce((sum, [, , , , text]) => sum + text.length, 0)
  return all === 0
    ? most
    : near.reduce((sum, [, , , , text, angle = 0]) => sum + angle * text.length, 0) / all
}

/** Turns a point of the page by an angle in degrees about the page's upper left corner. */
function turned(x: number, y: number, degrees: number): readonly [number, number] {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  return [x * cosine - y * sine, x * sine + y * cosine]
}

const raised: ReadonlyMap<string, string> = new Map(
  [...'0123456789-+'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺'][at]!] as const),
)
/** A small digit that stands high is an exponent, and is written as one: 10 and a raised 9 are no 109. */
function asRaised(piece: Piece, line: { readonly base: number; readonly size: number }): Piece {
  const isHigh = piece.size < 0.85 * line.size && line.base - piece.base > 0.15 * line.size
  if (!isHigh || !/^[\d+-]{1,3}$/.test(piece.text)) return piece
  return { ...piece, text: [...piece.text].map(sign => raised.get(sign)!).join('') }
}

function lineOf(
  pieces: readonly Piece[],
  { base, size }: { base: number; size: number },
  spacing: Spacing,
): Line {
  const inOrder = pieces
    .map(piece => asRaised(piece, { base, size }))
    .toSorted((one, other) => one.left - other.left)
  const words: Word[] = []
  let isOverprinted = false
  for (const piece of inOrder.flatMap(each => wordsOf(each, spacing))) {
    const before = words.at(-1)
    if (before && before.right - piece.left > SHARED * size) isOverprinted = true
    const gap = before ? piece.left - before.right : Infinity
    if (before && gap <= BLANK * size)
      words[words.length - 1] = {
        text: before.text + piece.text,
        left: before.left,
        right: Math.max(before.right, piece.right),
        size: before.size,
      }
    else words.push({ text: piece.text, left: piece.left, right: piece.right, size: piece.size })
  }
  const segments: Word[][] = []
  for (const word of words) {
    const last = segments.at(-1)
    if (last && word.left - last.at(-1)!.right < spacing.parts * size) last.push(word)
    else segments.push([word])
  }
  return {
    top: base - 0.8 * size,
    bottom: base + 0.2 * size,
    size,
    words,
    segments: segments.map(each => ({ words: each, left: each[0]!.left, right: each.at(-1)!.right })),
    text: words.map(({ text }) => text).join(' '),
    isOverprinted,
  }
}

/** Without what is drawn again at its own place: so some programs print bold letters. */
function drawnOnce(pieces: readonly Piece[]): Piece[] {
  const kept = new Map<string, Piece[]>()
  return pieces.filter(piece => {
    const same = kept.get(piece.text) ?? []
    const isAgain = same.some(
      ({ left, base }) => Math.abs(left - piece.left) < 1 && Math.abs(base - piece.base) < 1,
    )
    if (!isAgain) kept.set(piece.text, [...same.slice(-50), piece])
    return !isAgain
  })
}

interface Group {
  readonly base: number
  readonly size: number
  readonly pieces: Piece[]
}
/** The pieces of each line, from the top: kept in order, so that the nearest line is found among thousands. */
class Groups {
  readonly inOrder: Group[] = []

  add(piece: Piece): void {
    const at = this.#firstBelow(piece.base)
    const beside = [this.inOrder[at - 1], this.inOrder[at]].filter(each => each !== undefined)
    const [nearest] = beside.toSorted(
      (one, other) => Math.abs(one.base - piece.base) - Math.abs(other.base - piece.base),
    )
    const isSame =
      nearest && Math.abs(nearest.base - piece.base) <= SAME_LINE * Math.min(nearest.size, piece.size * 1.4)
    if (isSame) nearest.pieces.push(piece)
    else this.inOrder.splice(at, 0, { base: piece.base, size: piece.size, pieces: [piece] })
  }
  /** The place of the first line whose base lies no higher than this. */
  #firstBelow(base: number): number {
    let [from, to] = [0, this.inOrder.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (this.inOrder[middle]!.base < base) from = middle + 1
      else to = middle
    }
    return from
  }
}

/** Puts the runs of a page together to lines, whatever order they are drawn in and however the page leans. */
export function linesOf({ runs }: PageText): Lines {
  const angle = angleOf(runs)
  const spacing: Spacing = isTyped(runs)
    ? { parts: TYPED_PARTS, width: lettersOf }
    : { parts: PARTS, width: drawnWidth }
  const pieces: Piece[] = []
  const aside: string[] = []
  for (const [left, top, width, size, text, own = 0] of runs) {
    if (Math.abs(own - angle) > LEANS) {
      aside.push(text)
      continue
    }
    const [x, base] = turned(left, top + 0.8 * size, -angle)
    const end = text.length - text.trimEnd().length
    pieces.push({
      text,
      left: x,
      right: x + width * (1 - spacing.width(' '.repeat(end)) / spacing.width(text)),
      base,
      size,
    })
  }
  const groups = new Groups()
  // The larger first: a raised digit finds the line it belongs to.
  const byHeight = drawnOnce(pieces).toSorted((one, other) => other.size - one.size || one.base - other.base)
  for (const piece of byHeight) groups.add(piece)
  return {
    lines: groups.inOrder.map(({ pieces: own, ...at }) => lineOf(own, at, spacing)),
    aside,
    onPage: ({ left, top, width, height }) => {
      const corners = [
        turned(left, top, angle),
        turned(left + width, top, angle),
        turned(left, top + height, angle),
        turned(left + width, top + height, angle),
      ]
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
      const [x, y] = [Math.min(...xs), Math.min(...ys)]
      const tenth = (value: number) => Math.round(value * 10) / 10
      return {
        left: tenth(x),
        top: tenth(y),
        width: tenth(Math.max(...xs) - x),
        height: tenth(Math.max(...ys) - y),
      }
    },
  }
}
