import { describe, expect, it } from 'vitest'
import { bytesSoughtIn } from '../../../../electron/intake/erasing/sought-bytes.ts'

/* Names as other systems write them: HL7's XPN, ICAO's and telegraph spellings of accents (Doc 9303, part 3). */
const names = ['Vesna Quistgaard', 'Jürgen Groß-Sørensen']
const sought = { references: [], births: [], numbers: [], names }

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}
/** The bytes with blanks for what was found; letters of Latin-1, so that any bytes can be told. */
async function blanked(given: Buffer | string, { size = 1 << 20, piece = '' } = {}): Promise<string> {
  const bytes = Buffer.from(given)
  const between = bytesSoughtIn(sought)
  const offset = bytes.indexOf(piece)
  if (piece !== '') between.pass({ offset, length: Buffer.byteLength(piece), position: '' })
  const blanks = Buffer.from(bytes)
  for (const { at, length } of await between.in(inChunks(bytes, size))) blanks.fill(0x20, at, at + length)
  return blanks.toString('latin1')
}
const gone = (text: string) => text.replaceAll(/\p{L}/gu, ' ')

describe('a name between entries', () => {
  it.each([
    'QUISTGAARD^VESNA',
    'Quistgaard, Vesna',
    'V. Quistgaard',
    'Vesna Quitsgaard',
    'Vesna Quistgard',
    'MUELLER',
    'GROSS-SOERENSEN, JUERGEN',
    'Jurgen Gros Sorensen',
  ])('is found as %s, unless it is another one', async text => {
    const isHers = text !== 'MUELLER'
    expect(await blanked(`{"title":"${text}"`)).toBe(`{"title":"${isHers ? gone(text) : text}"`)
  })

  it('is found in Latin-1, and as JSON writes letters by number', async () => {
    const latin = Buffer.from('J\u00fcrgen Gro\u00df', 'latin1')
    expect((await blanked(latin)).trim()).toBe('')
    expect((await blanked(String.raw`J\u00fcrgen Gro\u00df`)).trim()).toBe('')
  })

  it.each([
    ['one word of it', '"title":"Vesna"'],
    ['words far apart', `Vesna ${'and so on '.repeat(5)}Quistgaard`],
    ['another one of the family', 'Bo Quistgaard'],
    ['two initials', 'V. Q.'],
    ['keys of JSON', '"vesna":1,"quistgaard":2'],
    ['parts of longer words', 'Vesnaville Quistgaardsen'],
    ['an initial that is the end of another word', 'Liv Quistgaard'],
  ])('is not %s', async (_what, text) => {
    expect(await blanked(text)).toBe(text)
  })

  it('is left where a piece holds it', async () => {
    const piece = '{"name":"QUISTGAARD VESNA"}'
    expect(await blanked(`[${piece},"QUISTGAARD VESNA"]`, { piece })).toBe(
      `[${piece},"${gone('QUISTGAARD VESNA')}"]`,
    )
  })

  it('is found, and nothing else is, wherever its bytes are cut into chunks', async () => {
    const text = `Liv Quistgaard, ${'x'.repeat(700)} QUISTGAARD^VESNA ${'y'.repeat(900)} Vesnaville Quistgaard`
    const whole = await blanked(text)
    expect(whole).toBe(text.replace('QUISTGAARD^VESNA', gone('QUISTGAARD^VESNA')))
    for (const size of [1, 2, 3, 7, 64, 703, 710, 716, 1_000, 1_025])
      expect(await blanked(text, { size })).toBe(whole)
  })
})
