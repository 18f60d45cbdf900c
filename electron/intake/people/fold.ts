/** Letters that Unicode does not take apart into a letter and a mark. */
const WHOLE: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['ħ', 'h'],
])

/** Lower case, without accents and widths. Other scripts stay themselves: nothing is transliterated. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøđðþłıħ]/g, letter => WHOLE.get(letter) ?? letter)
    // Back into whole characters: Hangul would otherwise be compared by its strokes.
    .normalize('NFC')
