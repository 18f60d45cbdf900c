/**
 * Groups that hold no words of the text: tables of fonts and colours, pictures, what only the writing
 * program reads.
 */
const hidden: ReadonlySet<string> = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'listtable',
  'listoverridetable',
  'revtbl',
  'rsidtbl',
  'generator',
  'info',
  'pict',
  'object',
  'fldinst',
  'themedata',
  'datastore',
  'xmlnstbl',
  'latentstyles',
  'bkmkstart',
  'bkmkend',
])
const characters: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
}
const symbols: Readonly<Record<string, string>> = { '~': ' ', '_': '-', '-': '', '\n': '\n', '\r': '\n' }

const token = /\\(?:([a-zA-Z]+)(-?\d+)? ?|'([0-9a-fA-F]{2})|([^a-zA-Z']))|([{}])|([^\\{}\r\n]+)|[\r\n]+/g

interface Group {
  readonly hides: boolean
  /** How many characters stand, after a Unicode one, for programs that know none. */
  readonly fallback: number
}

const decoderFor = (page: number) => {
  try {
    return new TextDecoder(`windows-${page}`)
  } catch {
    return new TextDecoder('windows-1252')
  }
}

/**
 * The words of a document in Rich Text Format, 1.9: paragraphs as lines, without fonts, pictures and fields'
 * code.
 */
export function wordsOfRtf(rtf: string): string {
  let words = ''
  let bytes: number[] = []
  let decoder = decoderFor(1252)
  let group: Group = { hides: false, fallback: 1 }
  const outer: Group[] = []
  let skip = 0 // characters that only stand in for a Unicode one before them
  const flush = () => {
    if (bytes.length > 0) words += decoder.decode(new Uint8Array(bytes))
    bytes = []
  }
  const write = (text: string) => {
    flush()
    const left = text.slice(skip)
    skip = Math.max(0, skip - text.length)
    if (!group.hides) words += left
  }
  const word = (name: string, count: string | undefined) => {
    if (name === 'ansicpg') decoder = decoderFor(Number(count))
    else if (name === 'uc') group = { ...group, fallback: Number(count ?? 1) }
    else if (name === 'u') {
      const point = Number(count)
      write(String.fromCharCode(point < 0 ? point + 65_536 : point))
      skip = group.fallback
    } else if (hidden.has(name)) group = { ...group, hides: true }
    else if (Object.hasOwn(characters, name)) write(characters[name]!)
  }
  for (const [, name, count, hex, symbol, brace, text] of rtf.matchAll(token)) {
    if (hex !== undefined) {
      if (skip > 0) skip--
      else if (!group.hides) bytes.push(Number.parseInt(hex, 16))
      continue
    }
    flush()
    if (brace === '{') outer.push(group)
    else if (brace === '}') group = outer.pop() ?? group
    else if (name !== undefined) word(name, count)
    else if (symbol === '*') group = { ...group, hides: true }
    else if (symbol !== undefined) write(symbols[symbol] ?? symbol)
    else if (text !== undefined) write(text)
    if (brace !== undefined) skip = 0
  }
  flush()
  return words
    .replaceAll(/(?<![ \t])[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
