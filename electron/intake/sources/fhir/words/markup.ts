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
const inline = new RegExp(`</?(?:${inlineNames.replaceAll(' ', '|')})\\b[^>]*>`, 'gi')

/** The words of HTML or XML: never shown as markup, so nothing in it can act. */
export function wordsOfMarkup(markup: string): string {
  return markup
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<!--[\s\S]*?-->/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(inline, '')
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/title|\/caption|\/paragraph)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(#?\w+);/g, entity)
    .replaceAll(/[ \t\u00a0]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim()
}
