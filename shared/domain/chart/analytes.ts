import type { Code } from '../fact.ts'

/** The groups in which results stand, in the order in which a chart shows them. */
export const resultGroups = ['vital', 'kidney', 'metabolic', 'blood', 'other'] as const
export type ResultGroup = (typeof resultGroups)[number]

/** Limits that count themselves as usual. */
export interface Limits {
  readonly low?: number | undefined
  readonly high?: number | undefined
}
type Usual = Limits | { readonly female: Limits; readonly male: Limits }
/** What a chart knows of an analyte that it shows first. */
export interface ChartAnalyte {
  readonly id: string
  readonly group: ResultGroup
  /** LOINC codes, blanks between them. */
  readonly loinc: string
  /** UCUM: the unit in which it is kept. */
  readonly unit: string
  /** What is usual in adults, for both sexes or each, by the unit (UCUM) in which people think of it. */
  readonly usual?: Readonly<Record<string, Usual>>
  /** No living person's value changes by more than this factor in so many days: one of the two is likely a slip. */
  readonly jump?: { readonly factor: number; readonly withinDays: number }
}

/**
 * What a clinician looks at first, in that order: where not all have room, what stands first stays. The usual adult
 * ranges are for orientation where the laboratory gives none: ABIM Laboratory Test Reference Ranges (2024), NICE NG136
 * (blood pressure in the clinic), ADA Standards of Care (HbA1c, below prediabetes), KDIGO 2012 (eGFR), WHO 2011
 * (haemoglobin) and WHO's classes of body mass.
 */
export const chartAnalytes = [
  {
    id: 'systolic',
    group: 'vital',
    loinc: '8480-6',
    unit: 'mm[Hg]',
    usual: { 'mm[Hg]': { low: 90, high: 139 } },
  },
  {
    id: 'diastolic',
    group: 'vital',
    loinc: '8462-4',
    unit: 'mm[Hg]',
    usual: { 'mm[Hg]': { low: 50, high: 89 } },
  },
  {
    id: 'creatinine',
    group: 'kidney',
    loinc: '2160-0 38483-4 14682-9 59826-8',
    unit: 'umol/L',
    usual: {
      'umol/L': { female: { low: 45, high: 90 }, male: { low: 60, high: 110 } },
      'mg/dL': { female: { low: 0.5, high: 1.1 }, male: { low: 0.7, high: 1.3 } },
    },
    jump: { factor: 3, withinDays: 90 },
  },
  {
    id: 'filtration',
    group: 'kidney',
    loinc: '33914-3 48642-3 48643-1 62238-1 77147-7 88293-6 88294-4 98979-8 50044-7 50210-4 69405-9',
    unit: 'mL/min/{1.73_m2}',
    usual: { 'mL/min/{1.73_m2}': { low: 60 } },
  },
  {
    id: 'potassium',
    group: 'kidney',
    loinc: '2823-3 6298-4 75940-7',
    unit: 'mmol/L',
    usual: { 'mmol/L': { low: 3.5, high: 5.1 } },
  },
  {
    id: 'haemoglobin',
    group: 'blood',
    loinc: '718-7 59260-0 30313-1 75928-2 20509-6 30350-3',
    unit: 'g/L',
    usual: {
      'g/L': { female: { low: 120, high: 160 }, male: { low: 130, high: 175 } },
      'g/dL': { female: { low: 12, high: 16 }, male: { low: 13, high: 17.5 } },
    },
    jump: { factor: 1.8, withinDays: 30 },
  },
  { id: 'hba1c', group: 'metabolic', loinc: '4548-4 17856-6', unit: '%', usual: { '%': { high: 5.6 } } },
  {
    id: 'sodium',
    group: 'kidney',
    loinc: '2951-2 2947-0',
    unit: 'mmol/L',
    usual: { 'mmol/L': { low: 135, high: 145 } },
  },
  {
    id: 'ldl',
    group: 'metabolic',
    loinc: '13457-7 18262-6 2089-1 22748-8 39469-2',
    unit: 'mmol/L',
    usual: { 'mmol/L': { high: 3.4 }, 'mg/dL': { high: 130 } },
  },
  {
    id: 'body-mass',
    group: 'vital',
    loinc: '39156-5',
    unit: 'kg/m2',
    usual: { 'kg/m2': { low: 18.5, high: 24.9 } },
  },
  {
    id: 'heart-rate',
    group: 'vital',
    loinc: '8867-4',
    unit: '/min',
    usual: { '/min': { low: 50, high: 100 } },
  },
  {
    id: 'glucose',
    group: 'metabolic',
    loinc: '2345-7 2339-0 15074-8 14749-6 2340-8 41653-7',
    unit: 'mmol/L',
    usual: { 'mmol/L': { low: 3.9, high: 7.8 }, 'mg/dL': { low: 70, high: 140 } },
  },
  {
    id: 'platelets',
    group: 'blood',
    loinc: '777-3 26515-7 778-1',
    unit: '10*9/L',
    usual: { '10*9/L': { low: 150, high: 400 } },
  },
  {
    id: 'leukocytes',
    group: 'blood',
    loinc: '6690-2 26464-8 804-5',
    unit: '10*9/L',
    usual: { '10*9/L': { low: 4, high: 11 } },
  },
  { id: 'alt', group: 'metabolic', loinc: '1742-6 1743-4', unit: 'U/L', usual: { 'U/L': { high: 40 } } },
  { id: 'oxygen', group: 'vital', loinc: '2708-6 59408-5', unit: '%', usual: { '%': { low: 94 } } },
  {
    id: 'temperature',
    group: 'vital',
    loinc: '8310-5 8331-1',
    unit: 'Cel',
    usual: { Cel: { low: 35.5, high: 37.9 } },
  },
  {
    id: 'respiration',
    group: 'vital',
    loinc: '9279-1',
    unit: '/min',
    usual: { '/min': { low: 12, high: 20 } },
  },
  {
    id: 'weight',
    group: 'vital',
    loinc: '29463-7 3141-9',
    unit: 'kg',
    jump: { factor: 1.3, withinDays: 30 },
  },
  {
    id: 'height',
    group: 'vital',
    loinc: '8302-2 3137-7',
    unit: 'cm',
    jump: { factor: 1.08, withinDays: 366 },
  },
  {
    id: 'calcium',
    group: 'kidney',
    loinc: '17861-6 2000-8 49765-1',
    unit: 'mmol/L',
    usual: { 'mmol/L': { low: 2.15, high: 2.55 }, 'mg/dL': { low: 8.6, high: 10.2 } },
  },
  {
    id: 'bicarbonate',
    group: 'kidney',
    loinc: '1963-8 1959-6 2028-9 20565-8',
    unit: 'mmol/L',
    usual: { 'mmol/L': { low: 22, high: 29 } },
  },
  {
    id: 'chloride',
    group: 'kidney',
    loinc: '2075-0 2069-3',
    unit: 'mmol/L',
    usual: { 'mmol/L': { low: 98, high: 107 } },
  },
  {
    id: 'urea',
    group: 'kidney',
    loinc: '3091-6 20977-5 22664-7 72903-8',
    unit: 'mmol/L',
    usual: { 'mmol/L': { low: 2.5, high: 7.8 } },
  },
  {
    // Of the same amount, but less than half the mass: never told as urea.
    id: 'urea-nitrogen',
    group: 'kidney',
    loinc: '3094-0 6299-2 14937-7 59570-2',
    unit: 'mmol/L',
    usual: { 'mmol/L': { low: 2.5, high: 7.8 }, 'mg/dL': { low: 7, high: 20 } },
  },
  {
    id: 'cholesterol',
    group: 'metabolic',
    loinc: '2093-3 14647-2',
    unit: 'mmol/L',
    usual: { 'mmol/L': { high: 5.2 }, 'mg/dL': { high: 200 } },
  },
  { id: 'hdl', group: 'metabolic', loinc: '2085-9 14646-4', unit: 'mmol/L' },
  {
    id: 'triglycerides',
    group: 'metabolic',
    loinc: '2571-8 14927-8',
    unit: 'mmol/L',
    usual: { 'mmol/L': { high: 1.7 }, 'mg/dL': { high: 150 } },
  },
  { id: 'ast', group: 'metabolic', loinc: '1920-8 30239-8', unit: 'U/L', usual: { 'U/L': { high: 40 } } },
  { id: 'crp', group: 'blood', loinc: '1988-5 30522-7', unit: 'mg/L', usual: { 'mg/L': { high: 10 } } },
  { id: 'mcv', group: 'blood', loinc: '787-2 30428-7', unit: 'fL', usual: { fL: { low: 80, high: 100 } } },
  { id: 'haematocrit', group: 'blood', loinc: '4544-3 20570-8', unit: '%' },
  { id: 'erythrocytes', group: 'blood', loinc: '789-8 26453-1', unit: '10*12/L' },
  {
    id: 'thyrotropin',
    group: 'other',
    loinc: '3016-3 11579-0',
    unit: 'm[iU]/L',
    usual: { 'm[iU]/L': { low: 0.4, high: 4 } },
  },
] as const satisfies readonly ChartAnalyte[]

export type AnalyteId = (typeof chartAnalytes)[number]['id']
/** What the chart has a name of its own for: each analyte, and both blood pressures as one. */
export type AnalyteName = AnalyteId | 'blood-pressure'
export const analyteNames: readonly AnalyteName[] = ['blood-pressure', ...chartAnalytes.map(({ id }) => id)]
/** An analyte of the table, and how far up in it. */
export interface Ranked {
  readonly analyte: ChartAnalyte & { readonly id: AnalyteId }
  readonly rank: number
}

const LOINC = new Set(['http://loinc.org', 'urn:oid:2.16.840.1.113883.6.1', '2.16.840.1.113883.6.1'])
/** Whether codes of this system are LOINC's, by any of its names. */
export const isLoinc = (system: string): boolean => LOINC.has(system)
const byCode = new Map(
  chartAnalytes.flatMap((analyte, rank) =>
    analyte.loinc.split(' ').map(code => [code, { analyte, rank } satisfies Ranked] as const),
  ),
)

/** What of the table a code names; undefined for what it does not know. */
export const rankedOf = ({ system, code }: Pick<Code, 'system' | 'code'>): Ranked | undefined =>
  isLoinc(system) ? byCode.get(code) : undefined

/** From this age in years on the usual ranges of adults are hers. */
export const ADULT_YEARS = 18

/** Whom usual limits are asked for. */
export interface Whom {
  readonly sex: string
  readonly ageYears: number | undefined
}

/**
 * Usual limits for somebody in a unit (UCUM); none for a child, nor where they hang on a sex that is not known, nor in
 * a unit that the table does not hold.
 */
export function usualAdultLimits(analyte: ChartAnalyte, unit: string, whom: Whom): Limits | undefined {
  const usual = analyte.usual?.[unit]
  if (!usual || whom.ageYears === undefined || whom.ageYears < ADULT_YEARS) return undefined
  if (!('female' in usual)) return usual
  return whom.sex === 'female' || whom.sex === 'male' ? usual[whom.sex] : undefined
}
