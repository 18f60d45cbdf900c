import { createHash } from 'node:crypto'
import { say } from '../../../shared/words/message.ts'
import { BeyondBudget } from '../beyond-budget.ts'
import { limits } from '../budgets.ts'
import { Refused } from '../refused.ts'
import { zipNamesIn } from '../sources/sniff/zip-names.ts'
import type { Container } from './container.ts'
import { sheetLines } from './sheet-lines.ts'
import { archiveOf, partsOf, type Part } from './zip-parts.ts'

const PIECE = 1 << 20
const CONTENTS = '[Content_Types].xml'

/** What of a workbook says what its cells hold: no macro, no link to elsewhere, no picture is even unpacked. */
const isWanted = (name: string) =>
  name === CONTENTS ||
  name === '_rels/.rels' ||
  /^xl\/(?:(?:_rels\/)?workbook\.xml(?:\.rels)?|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i.test(
    name,
  )

/** The list of what is in it, without what was left out: whoever reads it would look for that. */
function withoutTheRest(part: Part): Part {
  if (part.name !== CONTENTS) return part
  const text = Buffer.from(part.bytes).toString('utf8')
  const kept = text.replaceAll(/<Override\b[^<>]*>/g, entry => {
    const [, name = ''] = /\bPartName="\/([^"]*)"/.exec(entry) ?? []
    return isWanted(name) ? entry : ''
  })
  return { name: CONTENTS, bytes: Buffer.from(kept) }
}

async function heldOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    length += chunk.byteLength
    if (length > limits.workbookBytes)
      throw new BeyondBudget(say('intake.workbook-too-large', { megabytes: limits.workbookBytes / 2 ** 20 }))
  }
  return Buffer.concat(held)
}

/** The canonical text of a workbook, in pieces. */
function textOf(file: Buffer): Uint8Array[] {
  const archive = archiveOf(partsOf(file, isWanted, limits).map(withoutTheRest))
  const pieces: Uint8Array[] = []
  let held: string[] = []
  let characters = 0
  const settle = () => {
    pieces.push(Buffer.from(held.join('')))
    held = []
    characters = 0
  }
  try {
    for (const line of sheetLines(archive, limits)) {
      const text = `${JSON.stringify(line)}\n`
      held.push(text)
      characters += text.length
      if (characters >= PIECE) settle()
    }
  } catch (error) {
    if (error instanceof BeyondBudget) throw error
    throw new Refused(say('intake.damaged-workbook')) // what the library says names no remedy
  }
  settle()
  return pieces
}

/** The last workbook: a file is looked into several times, and each time would cost as much as the first. */
let last: { readonly sha256: string; readonly pieces: readonly Uint8Array[] } | undefined

/** A workbook (.xlsx, .xlsm) as text: one line a row, in which every cell keeps its place, its words and its value. */
export const workbook: Container = {
  id: 'workbook',
  recognise: head =>
    head[0] === 0x50 && head[1] === 0x4b && zipNamesIn(head).some(name => name.startsWith('xl/')),
  async *unpack(chunks) {
    const file = await heldOf(chunks)
    const sha256 = createHash('sha256').update(file).digest('hex')
    const pieces = last?.sha256 === sha256 ? last.pieces : textOf(file)
    last = { sha256, pieces }
    yield* pieces
  },
}
