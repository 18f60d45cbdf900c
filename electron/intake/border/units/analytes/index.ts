import type { Analyte } from './analyte.ts'
import { bedside } from './bedside.ts'
import { bloodCells } from './blood-cells.ts'
import { hormonesAndDrugs } from './hormones-and-drugs.ts'
import { proteinsAndEnzymes } from './proteins-and-enzymes.ts'
import { smallMolecules } from './small-molecules.ts'

/** Every analyte whose series has a unit of its own. */
export const analytes: readonly Analyte[] = [
  ...smallMolecules,
  ...hormonesAndDrugs,
  ...proteinsAndEnzymes,
  ...bloodCells,
  ...bedside,
]

const byLoinc = new Map(
  analytes.flatMap(analyte => analyte.loinc.split(' ').map(code => [code, analyte] as const)),
)
const LOINC = new Set(['http://loinc.org', 'urn:oid:2.16.840.1.113883.6.1', '2.16.840.1.113883.6.1'])

/** The analytes of the table that a fact's codes name: none, one, or several that contradict each other. */
export function analytesOf(
  codes: ReadonlyArray<{ readonly system: string; readonly code: string }>,
): Analyte[] {
  const found = new Set<Analyte>()
  for (const { system, code } of codes) {
    const analyte = LOINC.has(system) ? byLoinc.get(code) : undefined
    if (analyte) found.add(analyte)
  }
  return [...found]
}
