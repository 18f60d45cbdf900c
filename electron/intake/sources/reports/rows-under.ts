import type { Cells } from './cells.ts'
import { isWordResult } from './read-cells.ts'

/** A result in the making: the line of its value, and what goes on in lines beside it. */
export interface Draft {
  readonly cells: Cells[]
  name: string
  readonly value: string
  unit: string
  range: string
  readonly flag: string
  readonly section: string
  isSure: boolean
}
/** What became of the cells of one line. */
export type CellsFate = 'row' | 'heading' | 'text' | 'lost'

/** Of the distance of two rows: lines that are closer are of one row. */
const CLOSER = 0.86
/** A gap so much wider than between two rows begins something new. */
const WIDER = 1.3

const isNumber = (text: string) => /^[<>≤≥~=]{0,2}\s?[+-]?\d[\d.,:\s'/-]*(?:\s?[HL*↑↓]{1,2})?$/.test(text)
const isResult = (text: string) =>
  isNumber(text) || isWordResult(text) || /^[<>]?\s?\d\S*\s?\S{0,15}$/.test(text)
const hasLetter = (text: string) => /\p{L}/u.test(text)
const isLabel = (text: string) => /:\s*$/.test(text) || text.length > 120

type Shape = 'whole' | 'name' | 'value' | 'beside' | 'other'
function shapeOf({ text, isUnclear }: Cells): Shape {
  const { name = '', value = '', unit = '', range = '', low = '', high = '', flag = '' } = text
  const beside = unit + range + low + high + flag
  if (isUnclear) return 'other'
  if (name !== '' && value !== '')
    return hasLetter(name) && !isLabel(name) && isResult(value) ? 'whole' : 'other'
  if (name !== '') return beside === '' ? 'name' : 'other'
  if (value !== '') return isResult(value) ? 'value' : 'other'
  return beside === '' ? 'other' : 'beside'
}

const median = (numbers: readonly number[]): number | undefined =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]

/** How far apart two rows of a table stand, where both are of one line. */
function distanceOfRows(all: readonly Cells[], shapes: readonly Shape[]): number | undefined {
  const distances = shapes.flatMap((shape, at) =>
    shape === 'whole' && shapes[at + 1] === 'whole' ? [all[at + 1]!.line.top - all[at]!.line.top] : [],
  )
  return median(distances)
}

const joined = (before: string, after: string) => {
  if (before === '') return after
  return /[-/]$/.test(before) ? before + after : `${before} ${after}`
}
/** The range as it stands in one column or in two. */
function rangeOf({ range, low, high }: Cells['text']): string {
  if (range !== undefined) return range
  if (low !== undefined && high !== undefined) return `${low} - ${high}`
  if (low !== undefined) return `> ${low}`
  return high === undefined ? '' : `< ${high}`
}

/** A mark that stands right behind a value belongs to it, and is none of its signs. */
const marked = /^(.{0,40}\d)\s([HL]{1,2}|\*|↑|↓)$/

function draftOf(cells: Cells, section: string): Draft {
  const { name = '', value = '', unit = '', flag = '', strange } = cells.text
  const [, bare = value, mark = ''] = flag === '' ? (marked.exec(value) ?? []) : []
  const range = rangeOf(cells.text)
  // What stands under a heading that nobody knows may be the unit or the range of it.
  const isSure = strange === undefined
  return { cells: [cells], name, value: bare, unit, range, flag: flag + mark, section, isSure }
}

/** A heading in a table says so by its capitals, its colon, or by standing further out than the names below it. */
const isHeading = ({ text: { name = '' }, left, line }: Cells, names: number) =>
  (name === name.toUpperCase() && hasLetter(name)) || name.endsWith(':') || left < names - 0.5 * line.size
/** A name goes on where its first line cannot be its end, or the next cannot be a beginning. */
const goesOn = (before: string, { text: { name = '' }, left, line }: Cells, names: number) =>
  /[-/,(&]$|\b(?:and|of|with|und|de|et|e|y)$/i.test(before) ||
  /^[\p{Ll}(/&]/u.test(name) ||
  left > names + 0.5 * line.size

/**
 * Puts the rows of one table together, from the cells of its lines from above. What cannot be told apart (whether a
 * line is the end of a name or the heading of what follows) makes its row unsure and is never decided. Answers the rows
 * and what became of each line.
 */
export function rowsUnder(all: readonly Cells[]): { drafts: Draft[]; fates: Map<Cells, CellsFate> } {
  const shapes = all.map(shapeOf)
  const distance = distanceOfRows(all, shapes)
  const names = median(all.flatMap((cells, at) => (shapes[at] === 'whole' ? [cells.left] : []))) ?? 0
  const fates = new Map<Cells, CellsFate>()
  const drafts: Draft[] = []
  let section = ''
  let last: Draft | undefined
  /** Lines of a name whose value has not come yet. */
  let waiting: Cells[] = []

  const isClose = (one: Cells, other: Cells | undefined) =>
    other !== undefined &&
    distance !== undefined &&
    Math.abs(other.line.top - one.line.top) < CLOSER * distance

  function giveUp(): void {
    for (const cells of waiting) fates.set(cells, 'lost')
    waiting = []
  }
  function takeName(cells: Cells, at: number): void {
    const [above, below] = [all[at - 1], all[at + 1]]
    const isBelowRow = last !== undefined && above !== undefined && last.cells.includes(above)
    const [up, down] = [
      isBelowRow && isClose(cells, above),
      shapes[at + 1] === 'value' && isClose(cells, below),
    ]
    if (up && !down) {
      // Behind the last row of a page the line may be the foot of the page.
      if (!shapes.includes('whole', at)) last!.isSure = false
      return addName(cells)
    }
    if (down) {
      if (up) last!.isSure = false
      waiting.push(cells)
      return
    }
    const gap = above ? cells.line.top - above.line.top : Infinity
    if (isBelowRow && goesOn(last!.name, cells, names)) return addName(cells)
    const isApart = distance !== undefined && gap > WIDER * distance
    if (isBelowRow && !isApart && !isHeading(cells, names)) last!.isSure = false
    section = cells.text.name!
    fates.set(cells, 'heading')
    last = undefined
  }
  function addName(cells: Cells): void {
    last!.name = joined(last!.name, cells.text.name!)
    last!.cells.push(cells)
    fates.set(cells, 'row')
  }
  function takeValue(cells: Cells, at: number): void {
    if (waiting.length === 0 || !isClose(cells, all[at - 1])) {
      giveUp()
      fates.set(cells, 'lost')
      last = undefined
      return
    }
    last = draftOf(cells, section)
    last.name = waiting.map(({ text }) => text.name!).reduce(joined, '')
    last.cells.unshift(...waiting)
    for (const each of last.cells) fates.set(each, 'row')
    waiting = []
    drafts.push(last)
  }
  function takeBeside(cells: Cells, at: number): void {
    const above = all[at - 1]
    const isBelowRow = last !== undefined && above !== undefined && last.cells.includes(above)
    if (!isBelowRow || cells.text.flag !== undefined) {
      fates.set(cells, 'text')
      return
    }
    // Where it stands as far from the next row as from its own, it may be the next one's.
    if (distance !== undefined && !isClose(cells, above)) last!.isSure = false
    last!.unit = joined(last!.unit, cells.text.unit ?? '').trim()
    last!.range = joined(last!.range, rangeOf(cells.text)).trim()
    last!.cells.push(cells)
    fates.set(cells, 'row')
  }

  for (const [at, cells] of all.entries()) {
    const shape = shapes[at]!
    if (shape !== 'value' && shape !== 'name') giveUp()
    if (shape === 'whole') {
      last = draftOf(cells, section)
      drafts.push(last)
      fates.set(cells, 'row')
    } else if (shape === 'name') takeName(cells, at)
    else if (shape === 'value') takeValue(cells, at)
    else if (shape === 'beside') takeBeside(cells, at)
    else {
      // What stands as close below a row as a line of its own would may be part of it.
      if (last?.cells.includes(all[at - 1]!) && isClose(cells, all[at - 1])) last.isSure = false
      fates.set(cells, looksLikeResult(cells) ? 'lost' : 'text')
      last = undefined
    }
  }
  giveUp()
  return { drafts, fates }
}

/** Something with a name and a number of its own, which one would take for a result. */
function looksLikeResult({ line, left, right }: Cells): boolean {
  const own = line.segments.filter(segment => segment.right > left - 1 && segment.left < right + 1)
  const texts = own.map(({ words }) => words.map(({ text }) => text).join(' '))
  return texts.length > 1 && texts.some(hasLetter) && texts.some(isNumber)
}
