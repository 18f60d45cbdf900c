import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { analytes } from '../../../../electron/intake/border/units/analytes/index.ts'
import { readLibrary } from '../../../../electron/learning/library.ts'
import { setsNamedBy } from '../../../../shared/domain/trial.ts'
import { readMeasures } from '../../../../electron/learning/outcomes/library.ts'
import { readPublished } from '../../../../electron/learning/outcomes/risk/library.ts'
import { loincDigitHolds, verhoeffHolds } from '../../../../shared/domain/letters/check-digits.ts'
import { conceptsNamed, meaningOfMeasure } from '../../../../shared/domain/measures/measure.ts'

const resources = path.join(import.meta.dirname, '../../../../resources')
const { concepts, measures } = readMeasures(resources)
const questions = readLibrary(path.join(resources, 'questions'), concepts)
const codes = concepts.flatMap(({ id, include, exclude = [] }) =>
  [...(include === 'any' ? [] : include), ...exclude].map(each => ({ id, ...each })),
)

/** What a code of each system looks like, as its publisher says. */
const shapes: Readonly<Record<string, (code: string) => boolean>> = {
  'http://snomed.info/sct': code => /^\d{6,18}$/.test(code) && verhoeffHolds(code),
  'http://loinc.org': code => /^\d{1,7}-\d$/.test(code) && loincDigitHolds(code),
  'http://hl7.org/fhir/sid/icd-10': code => /^[A-Z]\d\d(\.\d)?$/.test(code),
  'http://hl7.org/fhir/sid/icd-10-cm': code => /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code),
  'http://fhir.de/CodeSystem/bfarm/icd-10-gm': code => /^[A-Z]\d\d(\.\d{1,2})?$/.test(code),
  'http://www.whocc.no/atc': code => /^[A-Z](\d\d([A-Z]([A-Z](\d\d)?)?)?)?$/.test(code),
  'http://www.nlm.nih.gov/research/umls/rxnorm': code => /^\d{1,7}$/.test(code),
  'http://hl7.org/fhir/sid/icpc-2': code => /^[A-DFHKLNPR-UWXYZ]\d\d$/.test(code),
  'http://hl7.org/fhir/sid/cvx': code => /^\d{2,3}$/.test(code),
  'http://www.cms.gov/Medicare/Coding/ICD10': code => /^[0-9A-HJ-NP-Z]{1,7}$/.test(code), // never I or O
  'http://fhir.de/CodeSystem/bfarm/ops': code => /^\d-/.test(code),
  'http://terminology.hl7.org/CodeSystem/v3-ActCode': code => /^[A-Z]+$/.test(code),
  'http://terminology.hl7.org/CodeSystem/v2-0004': code => /^[A-Z]$/.test(code),
}

describe('the measures that ship', () => {
  it('are at least 25, each with a meaning of its own', () => {
    expect(measures.length).toBeGreaterThanOrEqual(25)
    expect(new Set(measures.map(meaningOfMeasure)).size).toBe(measures.length)
  })

  it('stand under a heading each, and name risk models that ship and speak of them', () => {
    expect(measures.filter(({ measure: { topic } }) => topic === undefined)).toEqual([])
    const { riskModels } = readPublished(path.join(import.meta.dirname, '../../../../resources'))
    for (const { measure } of measures.filter(each => each.measure.riskModel !== undefined))
      expect(riskModels.find(({ id }) => id === measure.riskModel)?.measures).toContain(measure.id)
    expect(measures.some(({ measure }) => measure.riskModel !== undefined)).toBe(true)
  })

  it('name, with the questions, every concept set that ships', () => {
    const named = new Set([
      ...measures.flatMap(({ measure }) => conceptsNamed(measure)),
      ...questions.flatMap(({ question }) => setsNamedBy(question)),
    ])
    expect(concepts.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([])
  })

  it('hold codes that can be codes of their systems, check digits too', () => {
    expect(codes.filter(({ system, code }) => !shapes[system]?.(code))).toEqual([])
  })

  it('ask for numbers in the unit in which each analyte is kept', () => {
    const asked = measures.flatMap(({ measure, concepts: sets }) =>
      [...measure.population.having, ...measure.numerator].flatMap(each =>
        each.is === 'result' || each.is === 'change'
          ? [{ unit: each.unit, set: sets.find(({ id }) => id === each.concept)! }]
          : [],
      ),
    )
    const loincOf = ({ include }: (typeof concepts)[number]) =>
      (include === 'any' ? [] : include).map(({ code }) => code)
    const other = asked.filter(({ unit, set }) =>
      analytes.some(
        ({ loinc, unit: kept }) =>
          loincOf(set).some(code => loinc.split(' ').includes(code)) && kept !== unit,
      ),
    )
    expect(other.map(({ set, unit }) => [set.id, unit])).toEqual([])
  })
})
