import { isLoinc } from './analytes.ts'
import type { Code } from '../fact.ts'

/** Below `low` or above `high` a result cannot wait; `unit` (UCUM) is the one in which its analyte is kept. */
export interface CriticalLimits {
  readonly unit: string
  readonly low?: number
  readonly high?: number
}
interface LimitsOf extends CriticalLimits {
  /** LOINC codes of blood, plasma and serum, blanks between them: other specimens have other limits. */
  readonly loinc: string
}

/**
 * Limits beyond which a result cannot wait, for where its laboratory says neither that it is critical nor from where
 * on it is: the means of what laboratories call about. Kost, JAMA 1990;263:704-7 (glucose, potassium, calcium, sodium,
 * haemoglobin, haematocrit, platelets, leukocytes, gases of arterial blood), and by the same author the Table of
 * Critical Limits, adults, Clinical Laboratory Reference 2023-24 (bicarbonate, chloride, magnesium, phosphate, ionised
 * calcium, creatinine, bilirubin). The ratio of coagulation is in neither: 5 is what most laboratories that publish
 * theirs call about. His upper limits of haemoglobin and haematocrit are left out: newborns in health are above.
 */
const limits: readonly LimitsOf[] = [
  { loinc: '2823-3 6298-4 75940-7', unit: 'mmol/L', low: 2.8, high: 6.2 }, // potassium
  { loinc: '2951-2 2947-0', unit: 'mmol/L', low: 120, high: 158 }, // sodium
  { loinc: '2075-0 2069-3', unit: 'mmol/L', low: 75, high: 126 }, // chloride
  { loinc: '1963-8 1959-6 1960-4 14627-4 2028-9 20565-8', unit: 'mmol/L', low: 11, high: 40 }, // bicarbonate
  {
    // glucose
    loinc:
      '2345-7 2339-0 2340-8 41653-7 41652-9 41651-1 1558-6 14749-6 15074-8 14743-9 72516-8 39480-9 39481-7 14771-0',
    unit: 'mmol/L',
    low: 2.6,
    high: 26.9,
  },
  { loinc: '17861-6 2000-8 49765-1', unit: 'mmol/L', low: 1.65, high: 3.22 }, // calcium
  { loinc: '1995-0 1994-3 17863-2 38230-9 17864-0 12180-6', unit: 'mmol/L', low: 0.82, high: 1.55 }, // ionised
  { loinc: '19123-9 2601-3', unit: 'mmol/L', low: 0.41, high: 2.02 }, // magnesium
  { loinc: '2777-1 14879-1', unit: 'mmol/L', low: 0.39, high: 2.87 }, // phosphate
  { loinc: '2160-0 38483-4 14682-9 59826-8', unit: 'umol/L', high: 654 }, // creatinine
  { loinc: '1975-2 14631-6', unit: 'umol/L', high: 257 }, // bilirubin
  { loinc: '718-7 59260-0 30313-1 75928-2 20509-6 30350-3', unit: 'g/L', low: 66 }, // haemoglobin
  { loinc: '4544-3 20570-8', unit: '%', low: 18 }, // haematocrit
  { loinc: '777-3 26515-7 778-1', unit: '10*9/L', low: 37, high: 910 }, // platelets
  { loinc: '6690-2 26464-8 804-5', unit: '10*9/L', low: 2, high: 37 }, // leukocytes
  { loinc: '6301-6 34714-6', unit: '1', high: 5 }, // international normalised ratio
  { loinc: '2744-1 11558-4', unit: '[pH]', low: 7.21, high: 7.59 },
  { loinc: '2019-8 11557-6', unit: 'mm[Hg]', low: 19, high: 67 }, // carbon dioxide
  { loinc: '2703-7', unit: 'mm[Hg]', low: 43 }, // oxygen, of arterial blood alone
]
const byCode = new Map(limits.flatMap(each => each.loinc.split(' ').map(code => [code, each] as const)))

/** The limits of what one of these codes names; undefined for what the list does not know. */
export function criticalLimits(
  codes: ReadonlyArray<Pick<Code, 'system' | 'code'>>,
): CriticalLimits | undefined {
  for (const { system, code } of codes) {
    const found = isLoinc(system) ? byCode.get(code) : undefined
    if (found) return found
  }
  return undefined
}
