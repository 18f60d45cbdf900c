import type { Container } from './container.ts'

/** Text in UTF-16, by the mark it begins with: given on as UTF-8, in which every format is read. */
const wide = (id: string, label: string, mark: readonly [number, number]): Container => ({
  id,
  recognise: head => head[0] === mark[0] && head[1] === mark[1],
  async *unpack(chunks) {
    const decoder = new TextDecoder(label) // it takes the mark off itself
    for await (const chunk of chunks) {
      const text = decoder.decode(chunk, { stream: true })
      if (text !== '') yield Buffer.from(text)
    }
    const last = decoder.decode()
    if (last !== '') yield Buffer.from(last)
  },
})

export const utf16le = wide('utf-16le', 'utf-16le', [0xff, 0xfe])
export const utf16be = wide('utf-16be', 'utf-16be', [0xfe, 0xff])
