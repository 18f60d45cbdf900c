import type { Part } from '../../../../shared/domain/part.ts'
import { sectionsOf } from '../../../../shared/domain/findings/sections.ts'
import type { Piece } from '../source.ts'
import { wordsOrReason } from './read.ts'

/** What stands before the first heading of a note. */
const BEGINNING = 'note'

const linesIn = (text: string): number => text.split('\n').filter(line => line.trim() !== '').length

/**
 * Each section by its heading: its lines are kept as text, which is read on the chart as it is. And what of the file is
 * no text, by what it is.
 */
export function* partsOf(piece: Piece): Generator<Part> {
  const found = wordsOrReason(piece)
  const nothing = { number: '', entries: 0, read: 0, kept: 0, lost: 0, hasWords: false, unread: 0 }
  if (!('words' in found)) {
    yield { ...nothing, name: BEGINNING, entries: 1, lost: 1 }
    return
  }
  const { text, leftOut } = found.words
  for (const { title, from, until } of sectionsOf(text)) {
    const lines = linesIn(text.slice(from, until))
    if (lines > 0)
      yield {
        ...nothing,
        name: title === '' ? BEGINNING : title,
        entries: lines,
        kept: lines,
        hasWords: true,
      }
  }
  for (const [name, n] of leftOut) yield { ...nothing, name, entries: n, lost: n }
}
