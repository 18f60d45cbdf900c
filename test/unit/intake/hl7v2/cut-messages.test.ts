import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutMessages } from '../../../../electron/intake/sources/hl7v2/cut-messages.ts'
import { hl7v2 } from '../../../../electron/intake/sources/hl7v2/index.ts'
import type { Piece } from '../../../../electron/intake/sources/source.ts'
import {
  ada,
  chunked,
  leftIn,
  message,
  msh,
  peopleIn,
  piecesOf,
  readingsOf,
  rejectsIn,
} from '../../../fixtures/hl7v2-parts.ts'

const one = message(msh({ control: '1' }), ada, 'OBX|1|NM|718-7^Haemoglobin^LN||13.1|g/dL|||||F')
const two = message(msh({ control: '2' }), ada.replace('1001', '1002'), 'OBX|1|ST|x^y^L||\u00fcber')
const textOf = ({ bytes }: Piece) => Buffer.from(bytes).toString()
const said = (text: string) => text.trim()
const isFraming = (text: string) => text.replaceAll('\u001c', '').trim() === ''
const messagesIn = async (text: string) =>
  (await piecesOf(text)).filter(({ place }) => place.position.startsWith('message')).map(textOf)

describe('cutting a file into messages', () => {
  it.each([
    ['one after the other', one + two],
    ['with blank lines between', `${one}\r\n\r\n${two}\n\n`],
    ['between the marks of MLLP', `\v${one}\u001c\r\v${two}\u001c\r`],
    ['between marks on one line', `\v${one}\u001c\v${two}\u001c`],
    ['in a batch', `FHS|^~\\&|LAB\rBHS|^~\\&|LAB\r${one}${two}BTS|2\rFTS|1\r`],
    ['each with a byte order mark of its own', `\uFEFF${one}\uFEFF${two}`],
    ['after words', `Sent on Monday\n\n${one}${two}`],
    ['behind blanks', `  ${one}\t${two}`],
  ])('finds each %s', async (_, file) => expect(await messagesIn(file)).toEqual([said(one), said(two)]))

  it('takes every line end for one, also where they are mixed', async () => {
    const mixed = one.replaceAll('\r', '\r\n') + two.replaceAll('\r', '\n')
    expect(await rejectsIn(mixed)).toEqual([])
    expect((await peopleIn(mixed)).map(({ identity }) => identity)).toEqual([
      'Patient/1001|HILL@source Hill',
      'Patient/1002|HILL@source Hill',
    ])
  })
  it('counts envelopes and words, and takes neither for a message', async () =>
    expect(await leftIn(`By post\n\nFHS|^~\\&|LAB\r${one}FTS|1\r`)).toEqual([
      'words outside a message',
      'HL7 batch envelope',
      'HL7 batch envelope',
    ]))
  it('reads a text of open line ends as one, and knows words behind the last segment', async () => {
    const text = 'OBX|1|TX|a^b^L||first\nsecond\n\nthird\nOBX|2|NM|c^d^L||1\n'
    const file = `${message(msh(), ada)}${text}\nWith kind regards\n`
    const [first] = await piecesOf(file)
    expect(first?.place.position).toBe('message 1')
    expect(await leftIn(file)).toEqual(['words outside a message'])
  })
  it('never gives the lines of one message to another that begins in the middle of a line', async () =>
    expect(await rejectsIn(`${one}10:15 received ${two}`)).toEqual([['message 1', 'hl7v2.two-in-one']]))
  it('tells of a message that is too large, and reads its neighbours', async () => {
    const large = message(msh(), `NTE|1||${'x'.repeat(5_000)}`)
    const found: Piece[] = []
    for await (const piece of cutMessages(chunked(Buffer.from(one + large + two), 100), {
      entryBytes: 1_000,
    }))
      found.push(piece)
    expect(found.map(({ bytes, place }) => bytes.length === place.length)).toEqual([true, false, true])
    expect(textOf(found[2]!)).toBe(said(two))
  })

  it('counts a message of somebody who was erased, and finds all others where they were', async () => {
    const whole = Buffer.from(`FHS|^~\\&|A\r${one}${two}${one}`)
    const before = await piecesOf(whole)
    const her = before[2]!
    const blank = hl7v2.blank!(her, 'piece')!
    whole.write(blank.padEnd(her.place.length), her.place.offset, 'latin1')
    const after = await piecesOf(whole)
    const placesOf = (pieces: readonly Piece[]) => pieces.map(({ place }) => [place.position, place.offset])
    expect(placesOf(after)).toEqual(placesOf(before))
    expect(readingsOf(after[2]!).map(({ kind }) => kind)).toEqual(['other'])
  })

  const parts = fc.constantFrom(
    one,
    two,
    '\v',
    '\u001c\r',
    '\n',
    '  ',
    '\uFEFF',
    'FHS|^~\\&|A\r',
    'Words.\n',
    'MSH|',
    'MS',
    '\r\n\r\n',
  )
  it('gives the same pieces however the bytes arrive, each at its place, and leaves out nothing but framing', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(parts, { maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        async (list, size) => {
          const whole = Buffer.from(list.join(''))
          const pieces = await piecesOf(whole)
          expect(await piecesOf(whole, size)).toEqual(pieces)
          let behind = 0
          for (const { place, bytes } of pieces) {
            const between = whole.subarray(behind, place.offset).toString()
            expect(isFraming(between)).toBe(true)
            expect(whole.subarray(place.offset, place.offset + place.length).equals(bytes)).toBe(true)
            behind = place.offset + place.length
          }
          expect(isFraming(whole.subarray(behind).toString())).toBe(true)
        },
      ),
    ))
})
