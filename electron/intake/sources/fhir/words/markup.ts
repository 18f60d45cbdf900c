import { lookUp } from '../../../../../shared/domain/table.ts'

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  ndash: '–',
  mdash: '—',
}
const entity = (whole: string, name: string) => {
  if (!name.startsWith('#')) return lookUp(named, name) ?? lookUp(named, name.toLowerCase()) ?? whole
  const hexadecimal = name[1] === 'x' || name[1] === 'X'
  const point = hexadecimal ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
  return isCharacter ? String.fromCodePoint(point) : whole
}

/** Elements that stand within a line: their marks part no words. */
const inlineNames =
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var'
const inline = new RegExp(`^</?(?:${inlineNames.replaceAll(' ', '|')})\\b`, 'i')
const endsLine = /^<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/title|\/caption|\/paragraph)\b/i
const wordless = /^<(script|style)\b/i
const ends = { script: /<\/script\s*>/gi, style: /<\/style\s*>/gi } as const

/** Behind what ends at the next of these; undefined where there is none. What was once not found is not looked for. */
function endings(markup: string) {
  const missing = new Set<string | RegExp>()
  return (end: string | RegExp, from: number): number | undefined => {
    if (missing.has(end)) return undefined
    let behind: number | undefined
    if (typeof end === 'string') {
      const at = markup.indexOf(end, from)
      if (at >= 0) behind = at + end.length
    } else {
      end.lastIndex = from
      if (end.test(markup)) behind = end.lastIndex
    }
    if (behind === undefined) missing.add(end)
    return behind
  }
}

function markOf(tag: string): string {
  if (inline.test(tag)) return ''
  return endsLine.test(tag) ? '\n' : ' '
}

/** The words between marks, with each mark as what it stands for. Goes through once, however much never ends. */
function* partsOf(markup: string): Generator<string> {
  const behind = endings(markup)
  let from = 0
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', from)) {
    yield markup.slice(from, at).replaceAll(/\s+/g, ' ')
    const program = wordless.exec(markup.slice(at, at + 8))?.[1]?.toLowerCase()
    const isComment = markup.startsWith('<!--', at)
    const whole =
      (isComment ? behind('-->', at + 4) : undefined) ??
      (program === 'script' || program === 'style' ? behind(ends[program], at) : undefined)
    const end = whole ?? behind('>', at)
    from = at
    if (end === undefined) break
    yield whole === undefined ? markOf(markup.slice(at, Math.min(end, at + LONGEST_NAME))) : ' '
    from = end
  }
  yield markup.slice(from).replaceAll(/\s+/g, ' ')
}
/** More characters than the names that are looked for have. */
const LONGEST_NAME = 16
/** A letter may have millions of marks: its words are put together as they come. */
const MOST_PARTS = 10_000

const tidied = (text: string) =>
  text
    .replaceAll(/&(#?\w+);/g, entity)
    .replaceAll(/[ \t\u00a0]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')

/** The words of HTML or XML: never shown as markup, so nothing in it can act. */
export function wordsOfMarkup(markup: string): string {
  const words: string[] = []
  let parts: string[] = []
  const settle = () => {
    const text = tidied(parts.join(''))
    // Blanks at the end belong with those that come.
    const end = text.trimEnd()
    words.push(end)
    parts = [text.slice(end.length)]
  }
  for (const part of partsOf(markup)) {
    parts.push(part)
    if (parts.length > MOST_PARTS) settle()
  }
  settle()
  return words.join('').trim()
}
