const [LF, CR] = [10, 13]

/** A line without its end, as Latin-1, so that one sign is one byte; and where it stands. */
export interface Line {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Marks stand at the beginning of a line: of a longer one no more is looked at. */
const MARK = 64

/** The lines of a file, ended by LF, CRLF or CR. */
export function* linesIn(bytes: Uint8Array): Generator<Line> {
  for (let from = 0; from < bytes.length;) {
    let end = from
    while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end++
    const to = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1)
    const text = Buffer.from(bytes.subarray(from, Math.min(end, from + MARK))).toString('latin1')
    yield { from, to: Math.min(to, bytes.length), text }
    from = to
  }
}
