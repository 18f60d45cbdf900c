import type { Piece } from '../source.ts'
import type { Delimiter } from '../sniff/delimiter.ts'
import { bookIn, BookReader, type CodeBook } from './code-book.ts'
import { decoded, delimitedRow, sheetRow } from './row.ts'
import type { Sample } from './samples.ts'

/** The code books among the sheets of a file, read whole. `samples`: the beginning of each sheet. */
export async function readBooks(
  samples: readonly Sample[],
  pieces: () => AsyncIterable<Piece>,
  delimiter: Delimiter | undefined,
): Promise<{ readonly books: readonly CodeBook[]; readonly sheets: ReadonlySet<string> }> {
  const readers = new Map(
    samples.flatMap(sample => {
      const place = bookIn(sample)
      return place ? [[sample.sheet, new BookReader(sample.sheet, place)] as const] : []
    }),
  )
  if (readers.size > 0)
    for await (const { bytes, place } of pieces()) {
      const text = decoded(bytes)
      const row = delimiter === undefined ? sheetRow(text) : delimitedRow(text, delimiter, place.position)
      if (row) readers.get(row.sheet)?.take(row)
    }
  return { books: [...readers.values()].map(reader => reader.book()), sheets: new Set(readers.keys()) }
}
