import type { Part } from '../../../../shared/domain/part.ts'
import { chromosomeOf } from '../../../../shared/domain/pgx/variant-read.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import { linesOf } from './cut-lines.ts'
import { readLines } from './read.ts'

const nothing = { number: '', entries: 0, read: 0, kept: 0, lost: 0, hasWords: false, unread: 0 }
const HEADER = '##'

function placeOf(reading: Reading) {
  if (reading.kind === 'fact') return reading.fact.place
  return reading.kind === 'reject' ? reading.reject.place : undefined
}

/** The head, and each chromosome by its name: of how many lines something stands on a chart. */
export function* partsOf(piece: Piece, situation: Situation): Generator<Part> {
  const first = Number(/^line (\d+)$/.exec(piece.place.position)?.[1] ?? 1)
  const fates = new Map<string, Reading[]>()
  for (const reading of readLines(piece, situation)) {
    const place = placeOf(reading)
    if (place) fates.set(place.position, [...(fates.get(place.position) ?? []), reading])
  }
  const parts = new Map<string, Part>()
  for (const [at, text] of linesOf(piece.bytes).entries()) {
    const name = text.startsWith('#') ? HEADER : chromosomeOf(text.split('\t', 1)[0]!)
    const found = fates.get(`line ${first + at}`) ?? []
    const isLost = found.some(({ kind }) => kind === 'reject')
    const isRead = !isLost && found.length > 0
    const unread = found.reduce((sum, each) => sum + (each.kind === 'fact' ? each.fact.unread.length : 0), 0)
    const before = parts.get(name) ?? { ...nothing, name }
    parts.set(name, {
      ...before,
      entries: before.entries + 1,
      read: before.read + Number(isRead),
      kept: before.kept + Number(!isRead && !isLost),
      lost: before.lost + Number(isLost),
      unread: before.unread + unread,
    })
  }
  yield* parts.values()
}
