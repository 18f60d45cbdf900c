/**
 * Units as sources write them. One line an alias: as it is written, and its UCUM code. An alias is looked up
 * with its blanks taken out, `µ` as `u` and raised digits as plain ones.
 *
 * `wholes` stand for a whole unit, `parts` for what stands between the slashes. Those of `anyCase` mean the
 * same in any letter case; the rest are read exactly as written, because case changes meaning (`m` and `M`).
 */
export interface Aliases {
  readonly wholes: Readonly<Record<string, string>>
  readonly parts: Readonly<Record<string, string>>
}

/** Read exactly as written. */
export const exactly: Aliases = {
  wholes: {
    // A `K`, `M` or `T` over a volume of blood counts cells. Kelvin, metre and tesla have no place there.
    'K/uL': '10*3/uL',
    'K/ul': '10*3/uL',
    'k/uL': '10*3/uL',
    'k/ul': '10*3/uL',
    'K/UL': '10*3/uL',
    'K/mcL': '10*3/uL',
    'K/MCL': '10*3/uL',
    'K/mm3': '10*3/uL',
    'K/cumm': '10*3/uL',
    'M/uL': '10*6/uL',
    'M/ul': '10*6/uL',
    'M/UL': '10*6/uL',
    'M/mcL': '10*6/uL',
    'M/MCL': '10*6/uL',
    'M/mm3': '10*6/uL',
    'M/cumm': '10*6/uL',
    'T/L': '10*12/L',
    'T/l': '10*12/L',
    'Th/uL': '10*3/uL',
    // Molar, as chemists abbreviate it: only with its prefix, as a bare M is also a million and a metre.
    'mM': 'mmol/L',
    'uM': 'umol/L',
    'nM': 'nmol/L',
    'pM': 'pmol/L',
    // In capitals throughout, as old laboratory systems print. `G/L` is missing: it is also 10*9/L.
    'G/DL': 'g/dL',
    'MIU/L': 'm[iU]/L', // a million units in a litre occurs nowhere
    'MIU/ML': 'm[iU]/mL',
    'u/l': 'U/L', // the unified atomic mass unit is not measured in litres
    'u/L': 'U/L',
    'u/ml': 'U/mL',
    'u/mL': 'U/mL',
    // pH is written as its own unit; UCUM reads a picohenry.
    'pH': '[pH]',
    'PH': '[pH]',
  },
  parts: {
    mEq: 'meq',
    mEQ: 'meq',
    uEq: 'ueq',
    mOsm: 'mosm',
    mcg: 'ug',
    mcL: 'uL',
    mcl: 'uL',
    mcmol: 'umol',
    mcU: 'uU',
    mcIU: 'u[iU]',
    IU: '[iU]',
    mIU: 'm[iU]',
    uIU: 'u[iU]',
    kIU: 'k[iU]',
    iu: '[iU]',
    iU: '[iU]',
    miu: 'm[iU]',
    uiu: 'u[iU]',
    IE: '[iU]', // German
    mIE: 'm[iU]',
    UI: '[iU]', // Romance languages
    mUI: 'm[iU]',
    kPA: 'kPa',
    mMol: 'mmol',
    uMol: 'umol',
  },
}

/** Read in any letter case. */
export const anyCase: Aliases = {
  wholes: {
    'mmhg': 'mm[Hg]',
    'mmofhg': 'mm[Hg]',
    'cmh2o': 'cm[H2O]',
    'cmh20': 'cm[H2O]', // with a nought for the letter
    'bpm': '/min', // beats or breaths: either way a number a minute
    'beatsperminute': '/min',
    'breathsperminute': '/min',
    'degf': '[degF]',
    'deg.f': '[degF]',
    '°f': '[degF]',
    'degreesf': '[degF]',
    'fahrenheit': '[degF]',
    'degreesfahrenheit': '[degF]',
    'degreefahrenheit': '[degF]',
    'degc': 'Cel',
    'deg.c': 'Cel',
    '°c': 'Cel',
    'degreesc': 'Cel',
    'celsius': 'Cel',
    'degreescelsius': 'Cel',
    'degreecelsius': 'Cel',
    // The pound on a scale is the avoirdupois pound; troy and apothecaries' pounds weigh no people.
    'lb': '[lb_av]',
    'lbs': '[lb_av]',
    'pound': '[lb_av]',
    'pounds': '[lb_av]',
    'stone': '[stone_av]',
    'stones': '[stone_av]',
    'in': '[in_i]',
    'inch': '[in_i]',
    'inches': '[in_i]',
    'ft': '[ft_i]', // UCUM reads a femtotonne
    'foot': '[ft_i]',
    'feet': '[ft_i]',
    'g%': 'g/dL', // in a hundred millilitres, as before 1970
    'gm%': 'g/dL',
    'mg%': 'mg/dL',
    'percent': '%',
    'vol%': '%',
    '%oftotalhgb': '%',
    'kg/m^2': 'kg/m2',
    '/hpf': '/[HPF]',
    '#/hpf': '/[HPF]',
    'cells/hpf': '/[HPF]',
    'perhpf': '/[HPF]',
    '/lpf': '/[LPF]',
    '#/lpf': '/[LPF]',
    'cumm': 'mm3',
    '/cumm': '/uL',
    'copies/ml': '{copies}/mL',
    'cp/ml': '{copies}/mL',
    'copies/ul': '{copies}/uL',
    'logcopies/ml': '{Log_copies}/mL',
    'log10copies/ml': '{Log_copies}/mL',
    'cfu/ml': '[CFU]/mL',
    'ratio': '{ratio}',
    'inr': '{INR}',
    'score': '{score}',
    '(score)': '{score}',
    'titer': '{titer}',
    'titre': '{titer}',
    's/co': '{s_co_ratio}',
    // As HL7 v2's table of ISO+ units has them.
    'giga.l-1': '10*9/L',
    'tera.l-1': '10*12/L',
    // German laboratories: Gigapartikel and Terapartikel in a litre.
    'gpt/l': '10*9/L',
    'tpt/l': '10*12/L',
  },
  parts: {
    // Mass. A gigametre is never meant by `Gm`, nor a kelvin-gram by `Kg`.
    'gm': 'g',
    'gms': 'g',
    'kg': 'kg',
    'kgs': 'kg',
    'kilogram': 'kg',
    'kilograms': 'kg',
    'microgram': 'ug',
    'micrograms': 'ug',
    // Volume. `cc` is warned against for being read as U, yet stands for nothing but the millilitre.
    'cc': 'mL',
    'ltr': 'L',
    'cumm': 'mm3',
    // Area.
    'm^2': 'm2',
    'm*2': 'm2',
    'sqm': 'm2',
    'cm^2': 'cm2',
    'cm^3': 'cm3',
    'mm^3': 'mm3',
    // Body surface beside a clearance: a part of the quantity, not a divisor.
    '1.73m2': '{1.73_m2}',
    '1.73m^2': '{1.73_m2}',
    '1,73m2': '{1.73_m2}',
    '1.73sqm': '{1.73_m2}',
    '1.73': '{1.73_m2}',
    '1,73': '{1.73_m2}',
    '(1.73.m2)': '{1.73_m2}', // UCUM reads 1 × 73 square metres
    '1.73.m2': '{1.73_m2}',
    // Amount.
    'mval': 'meq', // German
    'mosmol': 'mosm',
    // Time. A day has 24 hours in a collection of urine.
    'sec': 's',
    'sec.': 's',
    'secs': 's',
    'second': 's',
    'seconds': 's',
    'msec': 'ms',
    'msecs': 'ms',
    'millisecond': 'ms',
    'milliseconds': 'ms',
    'mins': 'min',
    'minute': 'min',
    'minutes': 'min',
    'hr': 'h',
    'hrs': 'h',
    'hour': 'h',
    'hours': 'h',
    '1hr': 'h',
    '1h': 'h',
    'day': 'd',
    'days': 'd',
    '24h': 'd',
    '24hr': 'd',
    '24hrs': 'd',
    '24hours': 'd',
    'week': 'wk',
    'weeks': 'wk',
    'wks': 'wk',
    'month': 'mo',
    'months': 'mo',
    'mos': 'mo',
    'y': 'a',
    'yr': 'a',
    'yrs': 'a',
    'year': 'a',
    'years': 'a',
    // Counts.
    'thou': '10*3',
    'thousand': '10*3',
    'thousands': '10*3',
    'tsd': '10*3', // German
    'tsd.': '10*3',
    'x1000': '10*3',
    'mill': '10*6',
    'million': '10*6',
    'mio': '10*6', // German
    'mio.': '10*6',
    'cells': '{cells}',
    'cell': '{cells}',
    'beats': '{beats}',
    'breaths': '{breaths}',
    'resp': '{breaths}',
    'kpa': 'kPa',
    'kcal': 'kcal',
    // A part of the quantity that UCUM wants in braces.
    'gcreat': 'g{creat}',
    'gcreatinine': 'g{creat}',
    'gcrea': 'g{creat}',
    'gcr': 'g{creat}',
    'gkrea': 'g{creat}',
    'mgcreat': 'mg{creat}',
    'mgcreatinine': 'mg{creat}',
    'mgcr': 'mg{creat}',
    'mmolcreat': 'mmol{creat}',
    'mmolcreatinine': 'mmol{creat}',
    'mmolcr': 'mmol{creat}',
    'mmolkrea': 'mmol{creat}',
    'mlfeu': 'mL{FEU}',
    'lfeu': 'L{FEU}',
    'mlddu': 'mL{DDU}',
    'lddu': 'L{DDU}',
  },
}

/** English names as UCUM prints them, one prefix before one unit. `unit` is missing: it is U or [iU]. */
export const prefixNames = { femto: 'f', pico: 'p', nano: 'n', micro: 'u', milli: 'm', centi: 'c', deci: 'd' }
export const unitNames = {
  gram: 'g',
  liter: 'L',
  litre: 'L',
  mole: 'mol',
  meter: 'm',
  metre: 'm',
  equivalent: 'eq',
  katal: 'kat',
}

/**
 * Units in capitals throughout, as old laboratory systems print: read as UCUM's own case-insensitive form,
 * in which MG is the milligram and mega would be MA. `G`, `M` and `MU` are missing: they are also giga,
 * million and a million units.
 */
export const capitals: Readonly<Record<string, string>> = {
  KG: 'kg',
  MG: 'mg',
  UG: 'ug',
  MCG: 'ug',
  NG: 'ng',
  PG: 'pg',
  L: 'L',
  DL: 'dL',
  ML: 'mL',
  UL: 'uL',
  MCL: 'uL',
  FL: 'fL',
  MOL: 'mol',
  MMOL: 'mmol',
  UMOL: 'umol',
  NMOL: 'nmol',
  PMOL: 'pmol',
  MEQ: 'meq',
  MOSM: 'mosm',
  KU: 'kU',
  UU: 'uU',
  UIU: 'u[iU]',
  CM: 'cm',
  MM: 'mm',
  M2: 'm2',
  MIN: 'min',
  CEL: 'Cel',
}
