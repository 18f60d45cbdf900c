/**
 * The unit in which a number is kept whose analyte is in no table, one for each kind of quantity. Those of
 * the bedside stand as every chart has them; concentrations are in the units IFCC and IUPAC recommend for the
 * laboratory (per litre). Mass concentrations are in mg/L, not g/L or mg/dL: what has a table of its own is
 * taken care of there, and what is left (drugs, markers, trace proteins) then has few noughts.
 */
export const canonicalUnits: readonly string[] = [
  'kg',
  'cm',
  'cm2',
  'mL',
  's',
  'Cel',
  '/min',
  'mm[Hg]',
  'kg/m2',
  'deg',
  'mV',
  'cm/s',
  // concentrations
  'mg/L',
  'mmol/L',
  'meq/L',
  '10*9/L',
  'U/L',
  '[iU]/L',
  'mosm/kg',
  'mmol/kg',
  'ug/L{FEU}',
  'ug/L{DDU}',
  '{copies}/mL',
  '{Log_copies}/mL',
  '[CFU]/mL',
  "[arb'U]/L",
  // ratios of unlike quantities
  'mg/mmol',
  'U/g',
  // rates
  'mL/min',
  'mL/min/{1.73_m2}',
  'mL/kg/h',
  'mg/d',
  'mmol/d',
  'mg/kg/d',
  'mmol/kg/d',
  'L/min/m2',
  // of their own kind
  '[pH]',
  '[iU]',
  '/[HPF]',
  '/[LPF]',
  'kcal',
  'kcal/d',
  'MBq',
  'Gy',
  'mSv',
  'dB',
  '[diop]',
]

/**
 * Pure numbers are told apart by how they are written, as UCUM gives them all one dimension: a share is kept
 * in per cent, a ratio of masses or amounts as laboratories print it, a score or a ratio without unit as it is.
 */
export const canonicalRatios = {
  share: '%',
  number: '1',
  mass: 'mg/g',
  amount: 'mmol/mol',
  volume: '%',
} as const
