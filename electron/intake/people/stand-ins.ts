import type { NameWord, ParsedName } from './name-words.ts'

/**
 * What a form is filled with where nobody knew a name, or there is none yet. Whoever is really called so is asked about
 * rather than joined without asking.
 */
const STAND_INS = new Set(
  (
    'unknown unidentified unnamed noname nobody anonymous anonym anonymus unbekannt inconnu inconnue desconocido ' +
    'desconocida sconosciuto sconosciuta onbekend okand ukjent ukendt nn xx xxx doe test tester dummy patient ' +
    'baby bb babyboy babygirl newborn neonate infant boy girl male female twin triplet neugeborenes saugling'
  ).split(' '),
)

/** Whether a word stands where a name should, and is nobody's. */
export const isStandIn = ({ text }: NameWord): boolean => STAND_INS.has(text)

/** Wherever one of these stands, the other words may be the mother's: `Mary Smith, newborn of`. */
const NEWBORN = new Set(
  'baby newborn neonate infant neugeborenes saugling bebe neonato neonata pasgeborene'.split(' '),
)
export const isOfNewborn = ({ words }: ParsedName): boolean => words.some(({ text }) => NEWBORN.has(text))
