/** Languages in which notes are kept and found by their words; those in English alone are read for findings. */
export const noteLanguages = ['en', 'es', 'fr', 'pt', 'de'] as const
export type NoteLanguage = (typeof noteLanguages)[number]

/** The commonest small words of each that are none in another. */
const small: Readonly<Record<NoteLanguage, string>> = {
  en: 'the of and with was is for has no to he she at on patient this are were denies which had from by',
  es: 'el los las una con del por se fue que paciente años sin presenta al lo su como más y',
  fr: 'le les des une avec du est pas dans pour patient patiente au aux et qui sur par sans il elle',
  pt: 'o os uma com do da dos das não foi para paciente sem anos ao em que no na e',
  de: 'der die das und mit ist nicht ein eine bei wurde keine des dem den im zur patient patientin',
}
const wordsOf = new Map(noteLanguages.map(each => [each, new Set(small[each].split(' '))]))
/** So many words at the beginning say which it is; fewer of its small words than this say nothing. */
const [LOOKED_AT, LEAST] = [1_500, 3]

/** The language that a note is most likely written in; undefined where it says too little to tell. */
export function languageOf(text: string): NoteLanguage | undefined {
  const counts = new Map<NoteLanguage, number>()
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  for (const word of words.slice(0, LOOKED_AT))
    for (const [language, set] of wordsOf)
      if (set.has(word)) counts.set(language, (counts.get(language) ?? 0) + 1)
  const [first, second] = [...counts].toSorted((one, other) => other[1] - one[1])
  if (!first || first[1] < LEAST) return undefined
  return second && second[1] > first[1] * 0.8 ? undefined : first[0]
}
