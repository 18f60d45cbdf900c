import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMessage, type Message } from '../../../../electron/intake/sources/hl7v2/message.ts'
import { ada, factsIn, message, msh, peopleIn, rejectsIn } from '../../../fixtures/hl7v2-parts.ts'

function parsed(text: string | Uint8Array): Message {
  const found = parseMessage(typeof text === 'string' ? Buffer.from(text) : text)
  if (typeof found === 'string') throw new Error(found)
  return found
}
const noteOf = (text: string) => parsed(message(msh(), `NTE|1||${text}`)).segments[1]!.text(3)

describe('a message', () => {
  it('is cut as its own header says', () => {
    const { segments } = parsed('MSH$%~\\&$LAB\rPID$1$$1001%%%HILL&1.2&ISO%MR~7$$Made-Up%Bea')
    const [header, pid] = segments
    expect([header!.raw(1), header!.raw(2), header!.text(3)]).toEqual(['$', '%~\\&', 'LAB'])
    expect(pid!.repetitions(3)).toEqual(['1001%%%HILL&1.2&ISO%MR', '7'])
    expect([
      pid!.text(3, 4),
      pid!.part(pid!.repetitions(3)[0]!, 4, 2),
      pid!.text(3, 1, 1),
      pid!.text(5, 2),
    ]).toEqual(['HILL', '1.2', '7', 'Bea'])
  })
  // Chapter 2 of the standard, "use of escape sequences in text fields".
  it.each([
    ['a\\F\\b', 'a|b'],
    ['a\\S\\b\\T\\c\\R\\d\\E\\e', 'a^b&c~d\\e'],
    ['one\\.br\\two', 'one\ntwo'],
    ['one\\.sp2\\two', 'one\ntwo'],
    ['\\H\\bold\\N\\', 'bold'],
    ['\\X41\\\\X42 43\\', 'A\\X42 43\\'],
    ['a\\X0D0A\\b', 'a\nb'],
    ['\\Zlocal\\ stays', '\\Zlocal\\ stays'],
    ['C:\\path', 'C:\\path'],
    ['a\\no\\F\\b', 'a\\no|b'],
  ])('says %j as %j', (written, clear) => expect(noteOf(written)).toBe(clear))
  it('says "nothing" where it says that there is nothing', () => expect(noteOf('""')).toBe(''))

  it.each(['MSH', 'MSH|', 'MSH|^', 'MSH|^~\\&', 'MSH|ab|c'])(
    'cannot be read where its header breaks off: %j',
    text => expect(parseMessage(Buffer.from(text))).toBe('header'),
  )
  it('without a mark for escapes has none', () => {
    const { segments } = parsed('MSH|^~}|A\rNTE|1||x}y\\F\\')
    expect(segments[1]!.text(3)).toBe('x')
    expect(segments[1]!.whole(3)).toBe('x}y\\F\\')
  })

  const name = (charset: string, bytes: Uint8Array) =>
    Buffer.concat([Buffer.from(`${msh({ charset })}\rPID|1||1001^^^HILL^MR||`), bytes, Buffer.from('^Zo\r')])
  it.each([
    ['UTF-8', '', Buffer.from('M\u00fcller')],
    ['Latin-1 that is declared', '8859/1', Buffer.from('M\u00fcller', 'latin1')],
    ['Latin-1 that is not', '', Buffer.from('M\u00fcller', 'latin1')],
    ['UTF-8 that is called Latin-1', '8859/1', Buffer.from('M\u00fcller')],
    ['Latin-1 that is called UTF-8', 'UNICODE UTF-8', Buffer.from('M\u00fcller', 'latin1')],
    ['Latin-1 by its long name', 'ISO 8859-1', Buffer.from('M\u00fcller', 'latin1')],
  ])('in %s is read', async (_, charset, bytes) =>
    expect((await peopleIn(name(charset, bytes)))[0]?.name).toBe('Zo M\u00fcller'),
  )
  it('in Cyrillic is read by its table', async () =>
    expect((await peopleIn(name('8859/5', Buffer.from([0xb8, 0xd2, 0xd0, 0xdd]))))[0]?.name).toBe(
      'Zo \u0418\u0432\u0430\u043d',
    ))
  it('in Japanese is read by its escapes', async () =>
    expect((await peopleIn(name('ISO IR87', Buffer.from('\u001b$B;3ED\u001b(B', 'latin1'))))[0]?.name).toBe(
      'Zo \u5c71\u7530',
    ))
  it('in a set that nobody knows is not guessed', async () =>
    expect(await rejectsIn(name('EBCDIC', Buffer.from([0xc1, 0xe9])))).toEqual([
      ['message 1', 'hl7v2.charset'],
    ]))
  it('in a set that nobody knows is read where the set does not matter', async () =>
    expect(await rejectsIn(name('EBCDIC', Buffer.from('Ada')))).toEqual([]))

  it('keeps every field of a segment, whatever it says', () =>
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z0-9 .,]{0,8}$/), { minLength: 1, maxLength: 9 }),
        fields => {
          const [, segment] = parsed(message(msh(), `ZXX|${fields.join('|')}`)).segments
          expect(fields.map((_, at) => segment!.raw(at + 1))).toEqual(fields.map(each => each.trim()))
        },
      ),
    ))
})

describe('what a message has beside what is read', () => {
  it('stands under its own number in the standard', async () => {
    const [fact] = await factsIn(
      'observation',
      message(msh(), ada, 'OBX|1|NM|718-7^Hb^LN||13|g/dL|||||F|||||||EQ7'),
    )
    expect(fact?.qualifiers).toContainEqual({ name: 'OBX-18', value: { kind: 'text', text: 'EQ7' } })
  })
})
