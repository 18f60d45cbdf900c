import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { listZip } from '../../../electron/intake/sources/sniff/zip-names.ts'
import { tinyZip, type Entry } from '../../fixtures/tiny-zip.ts'

const HEAD = 1 << 16
async function* chunked(bytes: Uint8Array, size = 50_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const listed = (bytes: Uint8Array) => listZip(bytes.subarray(0, HEAD), () => chunked(bytes))
const names = async (bytes: Uint8Array) => (await listed(bytes)).names
const entries: Entry[] = [
  ['one.txt', 'a'],
  ['folder/zwei \u00e9.txt', 'b'.repeat(300)],
  ['', 'c'],
]

describe('the names in a ZIP', () => {
  it.each([
    ['as programs usually write it', tinyZip(entries)],
    ['written as a stream', tinyZip(entries, { streamed: true })],
    ['with something before it', Buffer.concat([Buffer.from('MZ a program'), tinyZip(entries)])],
    ['with a remark behind it', Buffer.concat([tinyZip(entries), Buffer.from('a remark')])],
  ])('are those of its directory, %s', async (_, bytes) => {
    expect(await names(bytes)).toEqual(entries.map(([name]) => name))
  })

  it('are those of its directory where fields stand behind the names', async () => {
    const [one, two] = [tinyZip([['a', 'x']]), tinyZip([['b', 'y']])]
    const entry = (zip: Buffer, extra: number, remark: number) => {
      const at = zip.indexOf('PK\u0001\u0002')
      const head = Buffer.from(zip.subarray(at, at + 47))
      head.writeUInt16LE(extra, 30)
      head.writeUInt16LE(remark, 32)
      return Buffer.concat([head, Buffer.alloc(extra + remark, 7)])
    }
    const directory = Buffer.concat([entry(one, 5, 3), entry(two, 0, 2)])
    const end = Buffer.from(one.subarray(-22))
    end.writeUInt32LE(directory.length, 12)
    expect(await names(Buffer.concat([one.subarray(0, 33), directory, end]))).toEqual(['a', 'b'])
  })

  it('are all there where the archive is far larger than what is held of it', async () => {
    const large: Entry[] = [1, 2, 3].map(each => [`${each}.bin`, randomBytes(900_000)])
    expect(await names(tinyZip(large))).toEqual(['1.bin', '2.bin', '3.bin'])
    expect(await names(tinyZip([...large, ...large]))).toHaveLength(6)
  })

  it.each([
    ['has not got to its end', tinyZip(entries, { directory: false })],
    ['ends within its last record', tinyZip(entries).subarray(0, -1)],
    ['ends within its directory', tinyZip(entries).subarray(0, -40)],
  ])('are those before its entries where it %s', async (_, bytes) => {
    expect(await names(bytes)).toEqual(['one.txt', 'folder/zwei \u00e9.txt'])
  })

  it('are those before its entries where it cannot be read to its end', async () => {
    const bytes = tinyZip(entries)
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* chunked(bytes)
      throw new Error('the disk')
    }
    expect((await listZip(bytes, () => broken())).names).toEqual(['one.txt', 'folder/zwei \u00e9.txt'])
  })

  it('leaves out a name that is cut', async () => {
    const bytes = tinyZip(entries, { directory: false })
    const second = bytes.lastIndexOf('folder/')
    expect(await names(bytes.subarray(0, second + 5))).toEqual(['one.txt'])
    expect(await names(bytes.subarray(0, second - 10))).toEqual(['one.txt'])
    expect(await names(bytes.subarray(0, second + Buffer.byteLength('folder/zwei \u00e9.txt')))).toHaveLength(
      2,
    )
  })

  it('are none in something else', async () => {
    expect(await listed(Buffer.from('PK'))).toEqual({ names: [], mimetype: '' })
    expect(await listed(Buffer.from('words that go on and on, long enough for a header of it'))).toEqual({
      names: [],
      mimetype: '',
    })
  })
})

describe('what a ZIP calls itself', () => {
  const mimetype = async (bytes: Uint8Array) => (await listed(bytes)).mimetype
  it('stands in a plain first entry', async () => {
    expect(
      await mimetype(
        tinyZip([
          ['mimetype', 'application/epub+zip'],
          ['a', 'b'],
        ]),
      ),
    ).toBe('application/epub+zip')
  })
  it.each([
    [
      'second',
      tinyZip([
        ['a', 'b'],
        ['mimetype', 'text/a'],
      ]),
    ],
    ['under another name', tinyZip([['mimetypf', 'text/a']])],
    ['of another length', tinyZip([['mimetypes', 'text/a']])],
  ])('and nowhere else: %s', async (_, bytes) => expect(await mimetype(bytes)).toBe(''))
  it('behind fields of its header', async () => {
    const zip = tinyZip([['mimetype', 'text/a']])
    const head = Buffer.from(zip.subarray(0, 38))
    head.writeUInt16LE(4, 28)
    expect(await mimetype(Buffer.concat([head, Buffer.from('1234'), zip.subarray(38)]))).toBe('text/a')
  })
})
