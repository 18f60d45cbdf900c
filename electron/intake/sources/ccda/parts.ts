import type { Part } from '../../../../shared/domain/part.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import type { Sent } from './base.ts'
import { entriesIn, openDocument, readDocument, type Section } from './read.ts'

/** An entry by what it came to: one of which a part was not understood was not understood. */
function fateOf(readings: readonly Reading[]): 'read' | 'kept' | 'lost' {
  if (readings.some(({ kind }) => kind === 'reject')) return 'lost'
  return readings.some(({ kind }) => kind === 'fact') ? 'read' : 'kept'
}
const unreadIn = (readings: readonly Reading[]): number =>
  readings.reduce((sum, each) => sum + (each.kind === 'fact' ? each.fact.unread.length : 0), 0)

function sectionPart(section: Section, sent: Sent, isSomebodys: boolean): Part {
  const counts = { read: 0, kept: 0, lost: 0 }
  let [entries, unread] = [0, 0]
  for (const readings of entriesIn(section, sent)) {
    entries++
    // What is said of nobody stands on no chart.
    counts[isSomebodys ? fateOf(readings) : 'lost']++
    unread += isSomebodys ? unreadIn(readings) : 0
  }
  const hasWords = (section.node.child('text')?.content.length ?? 0) > 0
  return { name: section.title || section.code, number: section.number, entries, ...counts, hasWords, unread }
}

/** Its header as one part, and each section as one. Of a document that is refused there is one part, which is lost. */
export function* partsOf(piece: Piece, situation: Situation): Generator<Part> {
  const opened = openDocument(piece, situation)
  const nothing = { number: '', entries: 1, read: 0, kept: 0, lost: 0, hasWords: false, unread: 0 }
  if ('reason' in opened) {
    yield { ...nothing, name: 'ClinicalDocument', lost: 1 }
    return
  }
  const isSomebodys = opened.role !== undefined
  const people = [...readDocument(piece, situation)].flatMap(each =>
    each.kind === 'person' ? [each.person] : [],
  )
  const unread = people.reduce((sum, each) => sum + each.unread.length, 0)
  yield { ...nothing, name: 'recordTarget', ...(isSomebodys ? { read: 1 } : { lost: 1 }), unread }
  const { sections, sent } = opened
  for (const section of sections) yield sectionPart(section, sent, isSomebodys)
  for (const body of opened.document.every('component', 'nonXMLBody')) {
    body.pass()
    yield { ...nothing, name: 'nonXMLBody', ...(isSomebodys ? { read: 1 } : { lost: 1 }) }
  }
}
