import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  measure as measureSchema,
  meaningOfMeasure,
  wholeMeasure,
} from '../../../../../shared/domain/measures/measure.ts'
import {
  emptyForm,
  faultsOf,
  formOf,
  measureOfForm,
  ownName,
  type OwnForm,
} from '../../../../../shared/domain/measures/own-form.ts'
import { isOwnName } from '../../../../../shared/domain/measures/own-measure.ts'

const hba1c = { kind: 'observation' as const, system: 'http://loinc.org', code: '4548-4', display: 'HbA1c' }
const diabetes = {
  kind: 'condition' as const,
  system: 'http://hl7.org/fhir/sid/icd-10',
  code: 'E11',
  display: 'Type 2 diabetes',
}
const bypass = {
  kind: 'procedure' as const,
  system: 'http://snomed.info/sct',
  code: '232717009',
  display: 'Bypass',
}
const dialysis = {
  kind: 'procedure' as const,
  system: 'http://snomed.info/sct',
  code: '265764009',
  display: 'Dialysis',
}
const control: OwnForm = {
  ...emptyForm,
  title: 'HbA1c below 7,5 %',
  who: [diabetes],
  which: [hba1c],
  threshold: '7,5',
  unit: '%',
  ageFrom: '18',
  target: '60',
}
const deaths: OwnForm = {
  ...emptyForm,
  title: 'Death after a bypass',
  counts: 'events',
  who: [bypass],
  what: 'died',
  days: '30',
  better: 'lower',
}
const made = (form: OwnForm) => measureOfForm(form, { id: 'own-one', source: 'Defined here.' })

describe('a measure by form', () => {
  it('is of the form of those that ship, and counts what was said', () => {
    const { measure, concepts } = made(control)
    expect(measureSchema.parse(measure)).toEqual(measure)
    expect(measure).toMatchObject({
      counts: 'person',
      index: { at: 'period-end', seenWithinDays: 365 },
      target: 0.6,
      population: { ageYears: { from: 18 }, having: [{ is: 'recorded', fromDays: null, toDays: 0 }] },
      // A year back from the last day of the period, that day counted in: as the measures that ship write it.
      numerator: [
        {
          is: 'result',
          which: 'latest',
          unit: '%',
          fromDays: -364,
          toDays: 0,
          within: [{ comparator: '<', threshold: 7.5 }],
        },
      ],
    })
    expect(concepts.map(({ include }) => include)).toEqual([
      [{ system: diabetes.system, code: 'E11' }],
      [{ system: hba1c.system, code: '4548-4' }],
    ])
  })
  it('means the same as a measure that ships and says the same', () => {
    const resources = path.resolve(import.meta.dirname, '../../../../../resources/measures')
    const shipped = measureSchema.parse(
      JSON.parse(readFileSync(path.join(resources, 'mortality-after-operation-30.json'), 'utf8')),
    )
    const [set] = made(deaths).concepts
    const other = wholeMeasure.parse({ measure: shipped, concepts: [{ ...set!, id: 'operation' }] })
    const mine = made(deaths)
    // One says that it counts operations, the other events; that alone differs.
    expect(meaningOfMeasure({ ...mine, measure: { ...mine.measure, counts: 'operation' } })).toBe(
      meaningOfMeasure(other),
    )
  })
  it.each([
    control,
    deaths,
    { ...control, what: 'not-recorded' as const },
    { ...deaths, sex: 'female' as const },
    { ...control, excluded: [dialysis] },
    { ...deaths, excluded: [dialysis], excludedWithinDays: '90' },
    { ...deaths, excluded: [dialysis], excludedWithinDays: '0' },
  ])('comes back from the measure as it was filled in: $title, $what', form => {
    const again = formOf(made(form))
    expect(again && made(again)).toEqual(made(form))
  })
  it('is none that a form cannot say: nothing of it is lost by changing it', () => {
    const whole = made(control)
    expect(
      formOf({ ...whole, measure: { ...whole.measure, excluded: whole.measure.numerator } }),
    ).toBeUndefined()
    expect(
      formOf({
        ...whole,
        measure: { ...whole.measure, observation: { beforeDays: 30, shownBy: 'contact' } },
      }),
    ).toBeUndefined()
  })
  it('leaves out whoever had something ever before, or within so many days', () => {
    const excludedOf = (within: string) =>
      made({ ...deaths, excluded: [dialysis], excludedWithinDays: within }).measure.excluded
    expect(excludedOf('')).toMatchObject([{ is: 'recorded', fromDays: null, toDays: 0 }])
    expect(excludedOf('90')).toMatchObject([{ is: 'recorded', fromDays: -90, toDays: 0 }])
    expect(made(deaths).measure.excluded).toEqual([])
    // A window without anything to look for is no exclusion.
    expect(made({ ...deaths, excludedWithinDays: '90' }).measure.excluded).toEqual([])
    expect(faultsOf({ ...deaths, excludedWithinDays: 'a year' })).toEqual({ excludedWithinDays: 'not-whole' })
  })
  it('names each field that is wrong, and how', () => {
    expect(faultsOf(control)).toEqual({})
    expect(faultsOf(deaths)).toEqual({})
    expect(faultsOf(emptyForm)).toEqual({
      title: 'missing',
      which: 'needs-codes',
      threshold: 'missing',
      unit: 'missing',
    })
    expect(faultsOf({ ...deaths, who: [] })).toEqual({ who: 'needs-codes' })
    expect(faultsOf({ ...control, ageFrom: '40', ageTo: '30' })).toEqual({ ageTo: 'out-of-order' })
    expect(faultsOf({ ...control, threshold: 'seven', days: '1.5', target: '101' })).toEqual({
      threshold: 'not-a-number',
      days: 'not-whole',
      target: 'too-much',
    })
  })
})

describe('the name of a measure of one’s own', () => {
  it('is of its title, apart from those that are taken and from all that ship', () => {
    expect(ownName('Wundinfekt nach Hüft-TEP (30 Tage)', new Set())).toBe(
      'own-wundinfekt-nach-hu-ft-tep-30-tage',
    )
    expect(ownName('一年生存率', new Set())).toBe('own-measure')
    expect(ownName('A', new Set(['own-a', 'own-a-2']))).toBe('own-a-3')
    const shipped = readdirSync(path.resolve(import.meta.dirname, '../../../../../resources/measures'))
    expect(shipped.filter(isOwnName)).toEqual([])
  })
})
