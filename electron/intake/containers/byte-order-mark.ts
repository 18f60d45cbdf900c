import type { Container } from './container.ts'

const MARK = [0xef, 0xbb, 0xbf] as const

/** The three bytes that some programs write before UTF-8. They are no part of the text. */
export const byteOrderMark: Container = {
  id: 'bom',
  recognise: head => MARK.every((byte, index) => head[index] === byte),
  async *unpack(chunks) {
    let left = MARK.length
    for await (const chunk of chunks) {
      const skipped = Math.min(left, chunk.byteLength)
      left -= skipped
      if (chunk.byteLength > skipped) yield chunk.subarray(skipped)
    }
  },
}
