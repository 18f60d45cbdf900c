import { decodeText } from '../fhir/words/decode.ts'
import { wordsOfMarkup } from '../fhir/words/markup.ts'
import { wordsOfRtf } from '../fhir/words/rtf.ts'
import type { FileKind } from '../sniff/table.ts'
import { LeftOuts, withPlainLineEnds, type FileWords, type LeftOut } from './file-words.ts'
import { wordsOfDocument } from './word-document.ts'

/** A way in which a note comes as a file. */
export interface NoteFormat {
  /** Stands with the file, as the sniffing table calls its kind. */
  readonly id: Extract<FileKind, 'text' | 'rtf' | 'html' | 'docx'>
  words(bytes: Uint8Array): FileWords
}

function counted(text: string, signs: ReadonlyArray<readonly [LeftOut, RegExp]>): LeftOuts {
  const left = new LeftOuts()
  for (const [what, sign] of signs) left.add(what, text.match(sign)?.length ?? 0)
  return left
}
const guessedOf = (guessed: boolean) => (guessed ? { guessed: 'windows-1252' } : {})

const plain: NoteFormat = {
  id: 'text',
  words(bytes) {
    const { text, guessed } = decodeText(bytes)
    return { text: withPlainLineEnds(text).trimEnd(), leftOut: new Map(), ...guessedOf(guessed) }
  },
}

/** Rich Text Format is ASCII: everything else in it is written by its number. */
const rtf: NoteFormat = {
  id: 'rtf',
  words(bytes) {
    const { text } = decodeText(bytes)
    const left = counted(text, [
      ['picture', /\\pict\b/g],
      ['object', /\\object\b/g],
      ['field code', /\\fldinst\b/g],
    ])
    return { text: withPlainLineEnds(wordsOfRtf(text)), leftOut: left.counts }
  },
}

/** The character set that a page says it is written in, in its first bytes. */
function charsetOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1')
  return /charset ?= ?["']?([\w:-]{2,40})/i.exec(head)?.[1]
}

/** Its words alone: nothing is fetched, and nothing in it acts. */
const html: NoteFormat = {
  id: 'html',
  words(bytes) {
    const { text: markup, guessed } = decoded(bytes, charsetOf(bytes))
    const left = counted(markup, [
      ['picture', /<(?:img|svg|canvas)\b/gi],
      ['object', /<(?:object|embed|iframe|video|audio|applet)\b/gi],
      ['program', /<script\b/gi],
    ])
    return { text: withPlainLineEnds(wordsOfMarkup(markup)), leftOut: left.counts, ...guessedOf(guessed) }
  },
}

function decoded(bytes: Uint8Array, charset: string | undefined): { text: string; guessed: boolean } {
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    try {
      return { text: new TextDecoder(charset).decode(bytes), guessed: false }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  return decodeText(bytes)
}

/** Every way in which a note comes. */
export const noteFormats: readonly NoteFormat[] = [
  plain,
  rtf,
  html,
  { id: 'docx', words: bytes => wordsOfDocument(bytes) },
]

/** The words in bytes that were recognised as a note of some format. */
export function wordsOfNote(bytes: Uint8Array): FileWords {
  return noteFormats.find(({ id }) => id === kindOfBytes(bytes))!.words(bytes)
}
/** By their first bytes, which tell these few apart. */
function kindOfBytes(bytes: Uint8Array): NoteFormat['id'] {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'docx'
  const head = Buffer.from(bytes.subarray(0, 1_024))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (head.startsWith('{\\rtf')) return 'rtf'
  return /^<(?:!doctype|!--|\?xml|[a-z])/i.test(head) ? 'html' : 'text'
}
