/**
 * The units without brackets that a clinic measures in, each with the prefixes it is written with. UCUM knows
 * many more, and that is the trap: in a clinic `K` is a thousand and not kelvin, `G/L` a count and not gauss,
 * `pH` no picohenry, `ft` no femtotonne, `AU` no distance to the sun, `Mg` a slip for `mg`. What is not here is
 * not read as UCUM unless it stands in brackets, which nobody writes by accident.
 */
const ATOMS: Record<string, string> = {
  'g': 'f p n u m c d k',
  'm': 'n u m c d k',
  'L': 'f p n u m c d',
  'l': 'f p n u m c d',
  'mol': 'f p n u m',
  'eq': 'u m',
  'osm': 'm',
  'U': 'n u m k',
  'kat': 'p n u m',
  's': 'n u m',
  'min': '',
  'h': '',
  'd': '',
  'wk': '',
  'mo': '',
  'a': '',
  'Cel': '',
  'Pa': 'h k M',
  'bar': 'm',
  'Hz': 'k M',
  'J': 'm k M',
  'W': 'u m k',
  'V': 'u m k',
  'A': 'n u m',
  'Ohm': 'k M',
  'S': 'n u m',
  'N': 'm',
  'Bq': 'k M G',
  'Gy': 'u m c',
  'Sv': 'u m',
  'deg': '',
  '%': '',
}
/** Written with a prefix only: a bare one stands for too many things. */
const NEVER_BARE = new Set(['S', 'A', 'N', 'W', 'J', 'V'])
/** `cal` is the small calorie, and people write it for the large one. `B` alone is no unit of the ear. */
const WITH_PREFIX_ONLY = ['kcal', 'dB']

/** Every name a unit without brackets may have in a clinic's UCUM code: `mg`, `mmol`, `min`. */
export const clinicalAtoms: ReadonlySet<string> = new Set([
  ...Object.entries(ATOMS).flatMap(([atom, prefixes]) => [
    ...(NEVER_BARE.has(atom) ? [] : [atom]),
    ...prefixes.split(' ').flatMap(prefix => (prefix === '' ? [] : [prefix + atom])),
  ]),
  ...WITH_PREFIX_ONLY,
])

/** Whole codes that UCUM gives one meaning and a clinic another, or several. */
export const ambiguousCodes: ReadonlySet<string> = new Set([
  'U', // enzyme unit, international unit, arbitrary unit: only over a volume or a mass does it say which
  'm/uL', // metre per microlitre to UCUM; millions of cells, in small letters, to a laboratory
  'm/mm3',
])

/**
 * Units that share their dimension with another quantity and are converted only among themselves, by the kind
 * they are of: an osmole is no mole, a becquerel no hertz, an enzyme's activity no daily dose.
 */
export const ownKinds: Readonly<Record<string, string>> = {
  osm: 'osmoles',
  Bq: 'radioactivity',
  Gy: 'absorbed dose',
  Sv: 'equivalent dose',
  dB: 'level',
  U: 'catalysis',
  kat: 'catalysis',
}

/** Reciprocals to UCUM, to which ucum-lhc 7.1.10 gives the dimension upside down. */
export const misdefinedBrackets: ReadonlySet<string> = new Set(['[diop]', '[mesh_i]'])
