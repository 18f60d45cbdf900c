import type { Random } from '../../../shared/domain/random.ts'

/* How a word is written wrongly. */

/** Neighbours on a QWERTY keyboard. */
const beside: Readonly<Record<string, string>> = {
  a: 'qsz',
  b: 'vgn',
  c: 'xdv',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'kop',
  m: 'nj',
  n: 'bm',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xa',
}

type Slip = 'substitution' | 'insertion' | 'deletion' | 'transposition'
const slips: readonly Slip[] = ['substitution', 'insertion', 'deletion', 'transposition']

/** One letter wrong, too many or missing, or two neighbours exchanged, which leaves `ee` as it is. */
function slip(random: Random, letters: readonly string[], kind: Slip): string[] {
  const at = random.integer(letters.length)
  const near = beside[letters[at]!.toLowerCase()] ?? 'aeinrst'
  const typed = near[random.integer(near.length)]!
  switch (kind) {
    case 'substitution':
      return letters.with(at, typed)
    case 'insertion':
      return letters.toSpliced(at + 1, 0, typed)
    case 'deletion':
      return letters.toSpliced(at, 1)
    case 'transposition': {
      const first = Math.min(at, letters.length - 2)
      return letters.toSpliced(first, 2, letters[first + 1]!, letters[first]!)
    }
  }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/**
 * A word of at least two letters, otherwise written. More than 80 of 100 misspellings are a single slip
 * (Damerau 1964, Commun ACM 7:171); the others are two here.
 */
export function misspell(random: Random, word: string): string {
  const times = random.uniform() < 0.8 ? 1 : 2
  for (;;) {
    let letters = Array.from(word.toLowerCase())
    for (let turn = 0; turn < times && letters.length > 1; turn++)
      letters = slip(random, letters, slips[random.integer(slips.length)]!)
    const wrong = letters.join('')
    if (wrong !== word.toLowerCase()) return withCapitals(wrong, word)
  }
}

/** Parts of a name begin with capitals wherever the right one's did. */
const withCapitals = (wrong: string, right: string) =>
  /[ -]/.test(right) ? wrong.replace(/(?<=^|[ '-])\p{L}/gu, letter => letter.toUpperCase()) : capital(wrong)

const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  æ: 'ae',
  ı: 'i',
}

/** A word as a system writes it that knows the letters A to Z only. */
export const withoutAccents = (word: string): string =>
  word
    .replace(/[ßøØłŁæı]/g, letter => plainLetters[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')

/** Short forms under which people are registered, by the name in full. */
export const nicknames: Readonly<Record<string, readonly string[]>> = {
  William: ['Bill', 'Will'],
  Robert: ['Bob', 'Rob'],
  James: ['Jim', 'Jamie'],
  John: ['Jack', 'Johnny'],
  Michael: ['Mike', 'Mick'],
  David: ['Dave'],
  Richard: ['Rick', 'Dick'],
  Joseph: ['Joe'],
  Thomas: ['Tom'],
  Charles: ['Charlie', 'Chuck'],
  Christopher: ['Chris'],
  Daniel: ['Dan'],
  Matthew: ['Matt'],
  Anthony: ['Tony'],
  Edward: ['Ed', 'Ted'],
  Andrew: ['Andy'],
  Joshua: ['Josh'],
  Kenneth: ['Ken'],
  Benjamin: ['Ben'],
  Samuel: ['Sam'],
  Gregory: ['Greg'],
  Alexander: ['Alex', 'Sandy'],
  Patrick: ['Pat', 'Paddy'],
  Nicholas: ['Nick'],
  Stephen: ['Steve'],
  Jonathan: ['Jon'],
  Timothy: ['Tim'],
  Raymond: ['Ray'],
  Frederick: ['Fred'],
  Gerald: ['Gerry'],
  Theodore: ['Theo', 'Ted'],
  Leonard: ['Len'],
  Patricia: ['Pat', 'Trish'],
  Jennifer: ['Jenny', 'Jen'],
  Elizabeth: ['Liz', 'Beth', 'Betty'],
  Barbara: ['Barb'],
  Susan: ['Sue'],
  Jessica: ['Jess'],
  Margaret: ['Peggy', 'Maggie', 'Meg'],
  Katherine: ['Kate', 'Kathy'],
  Catherine: ['Cathy', 'Kate'],
  Deborah: ['Debbie'],
  Rebecca: ['Becky'],
  Dorothy: ['Dot'],
  Christine: ['Chris', 'Tina'],
  Samantha: ['Sam'],
  Victoria: ['Vicky'],
  Abigail: ['Abby'],
  Pamela: ['Pam'],
  Theresa: ['Terry', 'Tess'],
  Judith: ['Judy'],
  Eleanor: ['Ellie', 'Nell'],
  Josephine: ['Jo'],
  Guadalupe: ['Lupe'],
  Josefina: ['Pepa'],
  José: ['Pepe'],
  Francisco: ['Paco', 'Pancho'],
  Manuel: ['Manolo'],
  Jesús: ['Chuy'],
  Concepción: ['Concha'],
  Alejandro: ['Alex'],
  Alejandra: ['Alex'],
  Elisabeth: ['Lisa', 'Elli'],
  Katharina: ['Käthe', 'Kathi'],
  Franziska: ['Franzi'],
  Johanna: ['Hanna'],
  Wolfgang: ['Wolf'],
  Matthias: ['Matze'],
  Andreas: ['Andi'],
  Małgorzata: ['Gosia'],
  Katarzyna: ['Kasia'],
  Agnieszka: ['Aga'],
  Krzysztof: ['Krzyś'],
  Stanisław: ['Staszek'],
  Kristina: ['Stina'],
  Mohammed: ['Mo'],
  Chukwuemeka: ['Emeka'],
  Oluwaseun: ['Seun'],
  Babatunde: ['Tunde'],
  Venkatesh: ['Venky'],
}
