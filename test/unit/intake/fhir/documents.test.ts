import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../electron/intake/sources/fhir/words/decode.ts'
import { wordsOfMarkup } from '../../../../electron/intake/sources/fhir/words/markup.ts'
import { wordsOfRtf } from '../../../../electron/intake/sources/fhir/words/rtf.ts'
import { day, factOf, moment, plain, withoutPlace } from './reading.ts'

/*
 * FHIR R4 (4.0.1): https://hl7.org/fhir/R4/documentreference.html and datatypes.html#Attachment; Rich Text
 * Format 1.9.
 */

const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64')
const letter = (...attachments: object[]) => ({
  resourceType: 'DocumentReference',
  id: 'x',
  status: 'current',
  subject: { reference: 'Patient/p' },
  content: attachments.map(attachment => ({ attachment })),
})
const document = (...attachments: object[]) => {
  const fact = factOf(letter(...attachments))
  if (fact.kind !== 'document') throw new Error('This is no document.')
  return fact
}
const read = (contentType: string | undefined, content: string | Uint8Array) =>
  document({ contentType, data: base64(content) }).attachments[0]?.text

describe('a document', () => {
  it('says what it is, when it was about something, when it was filed, and by whom', () =>
    expect(
      withoutPlace(
        factOf({
          ...letter({
            contentType: 'text/plain',
            language: 'fi',
            title: 'Letter',
            creation: '2022-05-03',
            size: 9,
            url: 'https://files.example/1',
          }),
          type: { text: 'clinic letter' },
          category: [{ text: 'correspondence' }],
          description: 'After the visit',
          date: '2022-05-04T10:00:00Z',
          author: [{ display: 'Dr. A' }],
          authenticator: { display: 'Dr. B' },
          custodian: { display: 'a hospital' },
          context: {
            encounter: [{ reference: 'Encounter/e' }],
            period: { start: '2022-05-01', end: '2022-05-02' },
          },
          relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/before' } }],
          masterIdentifier: { system: 'urn:m', value: '1' },
        }),
      ),
    ).toEqual({
      kind: 'document',
      ...plain('DocumentReference'),
      aliases: ['DocumentReference?identifier=urn:m|1@clinic'],
      status: 'current',
      concept: { codes: [], text: 'clinic letter' },
      categories: [{ codes: [], text: 'correspondence' }],
      title: 'After the visit',
      start: day('2022-05-01'),
      end: day('2022-05-02'),
      recorded: moment('2022-05-04T10:00:00', 'second', 0),
      ids: [{ system: 'urn:m', value: '1' }],
      parties: [
        { role: 'author', name: 'Dr. A' },
        { role: 'verifier', name: 'Dr. B' },
        { role: 'custodian', name: 'a hospital' },
      ],
      links: [
        { role: 'replaces', identity: 'DocumentReference/before@clinic' },
        { role: 'encounter', identity: 'Encounter/e@clinic' },
      ],
      qualifiers: [{ name: 'relatesTo.code', value: { kind: 'text', text: 'replaces' } }],
      attachments: [
        {
          contentType: 'text/plain',
          language: 'fi',
          title: 'Letter',
          created: day('2022-05-03'),
          size: 9,
          url: 'https://files.example/1',
        },
      ],
    }))

  it.each([
    ['Binary/b1', 'Binary/b1@clinic'],
    ['Binary/b1/_history/2', 'Binary/b1@clinic'],
    ['https://ehr.example/fhir/Binary/b1', 'Binary/b1@clinic'],
    ['urn:uuid:7D', 'urn:uuid:7d@clinic'],
    ['#inside', 'DocumentReference/x#inside@clinic'],
  ])('whose words lie in %s is linked to it', (url, identity) =>
    expect(document({ url }).links).toEqual([{ role: 'content', identity }]),
  )
  it.each(['https://files.example/letters/1.pdf', 'file:///etc/passwd', 'javascript:alert(1)'])(
    '%s is kept, and leads nowhere',
    url => {
      const { links, attachments } = document({ url })
      expect([links, attachments]).toEqual([[], [{ url }]])
    },
  )
  it('gives every attachment', () =>
    expect(
      document(
        { data: base64('one') },
        { contentType: 'application/pdf', data: base64('%PDF-1.7 x') },
        { data: base64('three') },
      ).attachments,
    ).toEqual([{ text: 'one' }, { contentType: 'application/pdf' }, { text: 'three' }]))
  it('leaves unread what is no base64', () =>
    expect(document({ contentType: 'text/plain', data: 'not base64!' }).unread).toEqual([
      { path: 'content.attachment.data', text: 'not base64!' },
    ]))
  it.each([
    ['text/plain', 'Zoë is well.', 'Zoë is well.'],
    [undefined, 'no type said', 'no type said'],
    ['text/plain; charset=iso-8859-1', Buffer.from('Zoë is well.', 'latin1'), 'Zoë is well.'],
    ['text/plain; charset=utf-16le', Buffer.from('Zoë', 'utf16le'), 'Zoë'],
    ['text/plain; charset=none-such', 'Zoë', 'Zoë'],
    ['text/plain', Buffer.from('Zoë is well.', 'latin1'), 'Zoë is well.'],
    ['text/plain', '\uFEFFmarked', 'marked'],
    ['text/html', '<p>She is <b>very</b> well.</p><script>bad()</script>', 'She is very well.'],
    ['application/xml', '<a><title>T</title><b>words</b></a>', 'T\nwords'],
    ['application/rtf', '{\\rtf1 Well.}', 'Well.'],
    ['text/plain', '{\\rtf1 Well.}', 'Well.'],
    ['image/jpeg', 'This is no picture but a sentence.', 'This is no picture but a sentence.'],
    ['image/jpeg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), undefined],
    ['text/plain', '%PDF-1.7 a misnamed file', undefined],
    ['application/pdf', '%PDF-1.7\n', undefined],
  ])('%s is read as its words', (contentType, content, words) =>
    expect(read(contentType, content)).toBe(words),
  )
})

describe('words of markup', () => {
  it.each([
    ['<p>H<sub>2</sub>O</p>', 'H2O'],
    ['one<br/>two<br>three', 'one\ntwo\nthree'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['<td>1</td><td>2</td>', '1 2'],
    ['a &lt; b &amp; c &#233; &#xe9; &eacute; &unknown;', 'a < b & c é é é &unknown;'],
    ['<style>p{}</style><!-- <b>x</b> -->left', 'left'],
    ['a\n   b', 'a b'],
    ['&#xD800;&#0;', '&#xD800;&#0;'],
    // A member of every object is the name of no character.
    ['&constructor; &toString; &amp;', '&constructor; &toString; &'],
  ])('%s', (markup, words) => expect(wordsOfMarkup(markup)).toBe(words))
  it('of any text hold no element', () =>
    fc.assert(fc.property(fc.string(), text => !/<script/i.test(wordsOfMarkup(`<script>${text}</script>`)))))
})

describe('words of RTF', () => {
  const cases: ReadonlyArray<readonly [string, string, string]> = [
    ['a paragraph with a bold word', '{\\rtf1\\ansi Patient is {\\b stable}.\\par}', 'Patient is stable.'],
    [
      'fonts, colours and styles left out',
      '{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 ' +
        'Normal;}}\\f0 Well.}',
      'Well.',
    ],
    [
      'what only its program reads left out',
      '{\\rtf1{\\*\\generator Riched20;}{\\info{\\author A}}Well.}',
      'Well.',
    ],
    ['pictures left out', '{\\rtf1 A{\\pict\\pngblip 89504e47}B}', 'AB'],
    ['lines and tabs', '{\\rtf1 a\\par b\\line c\\tab d}', 'a\nb\nc\td'],
    ['marks of its own syntax', '{\\rtf1 \\{a\\} \\\\ b}', '{a} \\ b'],
    ['letters of a code page', "{\\rtf1\\ansi\\ansicpg1252 M\\'fcller}", 'Müller'],
    ['letters of another code page', "{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0}", 'Пр'],
    ['letters by their number, with a stand-in', '{\\rtf1\\uc1 caf\\u233?s}', 'cafés'],
    ['letters by their number, with a coded stand-in', "{\\rtf1\\uc1 caf\\u233\\'e9s}", 'cafés'],
    ['letters by their number, without a stand-in', '{\\rtf1\\uc0 caf\\u233 s}', 'cafés'],
    ['letters beyond the sixteenth bit', '{\\rtf1\\uc1 \\u-10179?\\u-8704?}', '😀'],
    ['line ends of the file, which mean nothing', '{\\rtf1 a\r\nb}', 'ab'],
    ['dashes and quotes', '{\\rtf1 a\\endash b \\ldblquote c\\rdblquote\\~d}', 'a–b “c” d'],
    ['a field by what it shows', '{\\rtf1 {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt link}}}', 'link'],
  ]
  it.each(cases)('%s', (_, rtf, words) => expect(wordsOfRtf(rtf).replaceAll('\u00A0', ' ')).toBe(words))
  it('come back from any words that are written so', () => {
    const written = (words: string) =>
      `{\\rtf1\\ansi\\uc1 ${[...words]
        .flatMap(each => each.split(''))
        .map(unit => {
          if (/[{}\\]/.test(unit)) return `\\${unit}`
          const number = unit.charCodeAt(0)
          return number < 0x80 ? unit : `\\u${number > 0x7fff ? number - 0x1_00_00 : number}?`
        })
        .join('')}}`
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).map(each => `x${each.replaceAll(/[\s\p{C}]/gu, '')}x`),
        words => {
          expect(wordsOfRtf(written(words))).toBe(words)
        },
      ),
    )
  })
  it('of a damaged file are what can be read of it', () => {
    expect(wordsOfRtf('{\\rtf1 open {\\b never closed')).toBe('open never closed')
    expect(wordsOfRtf('}}}{\\rtf1 closed too often}}}')).toBe('closed too often')
  })
})

describe('bytes as text', () => {
  it('UTF-8 is UTF-8', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), words => {
        // A lone surrogate has no bytes of its own.
        fc.pre(words.isWellFormed())
        expect(decodeText(Buffer.from(words))).toEqual({ text: words, guessed: false })
      }),
    ))
  it('windows-1252 is guessed, byte by byte', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 5 }), around => {
        const bytes = Buffer.concat([
          Buffer.from(`${around}é`),
          Buffer.from('Mü', 'latin1'),
          Buffer.from([0x80]),
        ])
        expect(decodeText(bytes)).toEqual({ text: `${around}éMü€`, guessed: true })
      }),
    ))
  it('half a letter at the end is guessed too', () =>
    expect(decodeText(Buffer.from([0x61, 0xe2, 0x82]))).toEqual({ text: 'aâ‚', guessed: true }))
})
