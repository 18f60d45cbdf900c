import { tidy } from './identifiers.ts'

/** Marks over and under letters, by LaTeX's command for them. */
const marks: Readonly<Record<string, string>> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  'u': '\u0306',
  'v': '\u030c',
  'H': '\u030b',
  'c': '\u0327',
  'k': '\u0328',
  'r': '\u030a',
  'd': '\u0323',
  'b': '\u0331',
}
/** Letters and signs with a command of their own. */
const letters: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  omega: 'ω',
  pm: '±',
  times: '×',
  leq: '≤',
  geq: '≥',
}
const accent =
  /\\(?:(["'`^~=.])|([uvHckrdb])(?![A-Za-z]))\s?(?:\{\s?(?:\\([ij])|(\p{L})|)\s?\}|\\([ij])(?![A-Za-z])|(\p{L}))/gu
const ofMark = (...[all, sign, word, dotless1, letter1, dotless2, letter2]: string[]): string => {
  const letter = letter1 ?? letter2 ?? dotless1 ?? dotless2
  return letter === undefined ? all! : `${letter}${marks[(sign ?? word)!]}`.normalize('NFC')
}

/** The words of a BibTeX value without the commands and braces that set them. */
export function plainLatex(text: string): string {
  const plain = text
    .replaceAll(accent, ofMark)
    .replaceAll(/\\([A-Za-z]+)(?:\s|\{\})?/g, (_, name: string) => letters[name] ?? '')
    .replaceAll(/\\([&%$#_{}])/g, '$1')
    .replaceAll(/(?<!\\)[{}]/g, '')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('~', ' ')
    .replaceAll(/\$([^$]{0,80})\$/g, '$1')
  return tidy(plain)
}
