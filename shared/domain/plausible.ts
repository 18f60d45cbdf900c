import type { Code } from './facts/concept.ts'

/**
 * What a living person's result can be, by LOINC code and UCUM unit: outside it a value is kept and flagged, never
 * dropped.
 */
const plausible: Readonly<Record<string, readonly [low: number, high: number]>> = {
  '8480-6 mm[Hg]': [40, 300],
  '8462-4 mm[Hg]': [15, 200],
  '8867-4 /min': [15, 300],
  '9279-1 /min': [3, 120],
  '8310-5 Cel': [25, 45],
  '59408-5 %': [30, 100],
  '29463-7 kg': [0.3, 400],
  '8302-2 cm': [20, 260],
  '8287-5 cm': [15, 75],
  '9843-4 cm': [15, 75],
  '39156-5 kg/m2': [7, 120],
  '4548-4 %': [2, 25],
  '2339-0 mg/dL': [5, 2_500],
  '2160-0 mg/dL': [0.05, 40],
  '6298-4 mmol/L': [1, 12],
}

/** Between what and what a result of this analyte lies in a living person; undefined where nothing is known of it. */
export function plausibleRange(
  codes: ReadonlyArray<Pick<Code, 'code'>>,
  unit: string,
): readonly [low: number, high: number] | undefined {
  return codes.map(({ code }) => plausible[`${code} ${unit}`]).find(Boolean)
}
