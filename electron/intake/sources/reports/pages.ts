import { pagesLine, type PageText } from '../../../../shared/domain/reports/page-text.ts'
import { limits } from '../../budgets.ts'
import type { Piece } from '../source.ts'

const LF = 0x0a

/** The lines of a PDF as text: its pages in the first, then the PDF itself. One that is too long has no bytes. */
export async function* cutPages(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let held: Uint8Array[] = []
  let [offset, length, number] = [0, 0, 1]
  const piece = (): Piece => {
    const place = { offset, length, position: number === 1 ? 'pages' : `PDF, part ${number - 1}` }
    const isTooLong = length > limits.entryBytes
    const found = { place, bytes: isTooLong ? new Uint8Array(0) : Buffer.concat(held) }
    offset += length
    number++
    held = []
    length = 0
    return found
  }
  for await (const chunk of bytes) {
    let from = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      const part = chunk.subarray(from, end + 1)
      if (length <= limits.entryBytes) held.push(part)
      length += part.byteLength
      from = end + 1
      yield piece()
    }
    if (from < chunk.byteLength) {
      if (length <= limits.entryBytes) held.push(chunk.subarray(from))
      length += chunk.byteLength - from
    }
  }
  if (length > 0) yield piece()
}

/** The pages in a piece; undefined where it is none of them, or not as it should be. */
export function pagesIn({ bytes }: Pick<Piece, 'bytes'>): PageText[] | undefined {
  try {
    const found = pagesLine.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return found.success ? found.data.pages : undefined
  } catch {
    return undefined // no JSON
  }
}

/** Whether a piece is a part of the PDF itself. */
export const isPartOfPdf = ({ bytes }: Pick<Piece, 'bytes'>): boolean => bytes[0] === 0x22

/** The PDF behind the pages, byte for byte. */
export async function pdfIn(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const piece of cutPages(bytes))
    if (isPartOfPdf(piece))
      parts.push(Buffer.from(Buffer.from(piece.bytes).toString('latin1').replaceAll('"', ''), 'base64'))
  return Buffer.concat(parts)
}
