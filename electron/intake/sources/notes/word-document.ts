import { SaxesParser } from 'saxes'
import { say } from '../../../../shared/words/message.ts'
import { limits, type Limits } from '../../budgets.ts'
import { partsOf, type Part } from '../../containers/zip-parts.ts'
import { Refused } from '../../refused.ts'
import { LeftOuts, type FileWords, type LeftOut } from './file-words.ts'

/**
 * The parts of a document in which words stand (ECMA-376 part 1, 11.3): heads of pages, the body, notes below it,
 * comments, feet. No macro, no picture, no link to elsewhere is even unpacked.
 */
const order = [/^word\/header\d*\.xml$/i, /^word\/document\d*\.xml$/i]
  .concat([/^word\/footnotes\.xml$/i, /^word\/endnotes\.xml$/i, /^word\/comments\.xml$/i])
  .concat(/^word\/footer\d*\.xml$/i)
const rankOf = (name: string): number => order.findIndex(each => each.test(name))

const leftOut: Readonly<Record<string, LeftOut>> = {
  drawing: 'picture',
  pict: 'picture',
  object: 'object',
  altChunk: 'object',
  del: 'deleted text',
  moveFrom: 'deleted text',
  instrText: 'field code',
}
/** Elements that stand for a character (17.3.3). */
const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
}
/** What stands behind a cell until its row is put together. */
const CELL_END = '| '
/** Behind them a line ends. */
const behind: Readonly<Record<string, string>> = { p: '\n', tr: '\n' }

/** Elements by what follows the colon: the namespace of strict documents is another, their names are the same. */
const localOf = (name: string) => name.slice(name.indexOf(':') + 1)

const damaged = () => new Refused(say('note-file.damaged-document'))

/** The words of one part. Text that was marked as deleted is no part of them. */
function wordsOfPart({ bytes }: Part, left: LeftOuts): string {
  const words: string[] = []
  const open: string[] = []
  let deleted = 0
  let isText = false
  const parser = new SaxesParser({ fragment: false, position: false })
  parser.on('doctype', () => {
    throw damaged() // with it entities come, and nothing is ever resolved
  })
  parser.on('error', () => {
    throw damaged()
  })
  parser.on('opentag', ({ name }) => {
    const local = localOf(name)
    open.push(local)
    if (open.length > limits.entryDepth) throw damaged()
    const what = leftOut[local]
    if (what) left.add(what)
    if (what === 'deleted text') deleted++
    if (deleted > 0) return
    isText = local === 't'
    // A row is one line: its cells are parted by bars, and their own paragraphs by blanks.
    const character = local === 'tab' && open.at(-2) !== 'r' ? undefined : characters[local]
    if (character !== undefined) words.push(character)
  })
  parser.on('closetag', ({ name }) => {
    const local = localOf(name)
    open.pop()
    isText = false
    if (leftOut[local] === 'deleted text') deleted--
    if (deleted > 0) return
    if (local === 'p' && open.includes('tc')) words.push(' ')
    else if (local === 'tc') words.push(CELL_END)
    else if (behind[local] !== undefined) words.push(behind[local])
  })
  parser.on('text', text => {
    if (isText && deleted === 0) words.push(text)
  })
  try {
    parser.write(Buffer.from(bytes).toString('utf8')).close()
  } catch {
    throw damaged()
  }
  return words.join('')
}

/** A row of a table as one line: its cells, with bars between. */
const rowText = (line: string) =>
  line
    .slice(0, -CELL_END.length)
    .split('|')
    .map(cell => cell.trim())
    .join(' | ')
const tidied = (text: string) =>
  text
    .split('\n')
    .map(line => (line.endsWith(CELL_END) ? rowText(line) : line).trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

/** The words of a word-processing document (.docx, .docm). Throws `Refused` and `BeyondBudget`. */
export function wordsOfDocument(bytes: Uint8Array, bounds: Limits = limits): FileWords {
  const parts = partsOf(Buffer.from(bytes), name => rankOf(name) >= 0, bounds, {
    most: bounds.documentBytes,
    tooLarge: say('note-file.document-too-large', { megabytes: bounds.documentBytes / 2 ** 20 }),
  })
  if (!parts.some(({ name }) => rankOf(name) === 1)) throw damaged()
  const left = new LeftOuts()
  const text = parts
    .toSorted((one, other) => rankOf(one.name) - rankOf(other.name))
    .map(part => tidied(wordsOfPart(part, left)))
    .filter(words => words !== '')
    .join('\n\n')
  return { text, leftOut: left.counts }
}
