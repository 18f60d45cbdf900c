import { describe, expect, it } from 'vitest'
import {
  chartAnalytes,
  rankedOf,
  usualAdultLimits,
  type ChartAnalyte,
} from '../../../../../shared/domain/chart/analytes.ts'
import { chooseResults, type Candidate } from '../../../../../shared/domain/chart/choose-results.ts'
import { dueOf, isDiabetes, type Known } from '../../../../../shared/domain/chart/due.ts'
import { implausibleJump, type Measured } from '../../../../../shared/domain/chart/jump.ts'
import { plainAnalyte } from '../../../../../shared/domain/chart/plain-analyte.ts'
import { plainLabel } from '../../../../../shared/domain/chart/plain-label.ts'
import { listedNumber } from '../../../../../shared/domain/chart/shown-decimals.ts'
import type { AnyMessage } from '../../../../../shared/words/values.ts'
import { analytes } from '../../../../../electron/intake/border/units/analytes/index.ts'
import { day } from '../../../../fixtures/bring-in.ts'

const loinc = (code: string) => rankedOf({ system: 'http://loinc.org', code })?.analyte
const DAY = 86_400_000

describe('the table of analytes', () => {
  it('has each code once', () => {
    const codes = chartAnalytes.flatMap(each => each.loinc.split(' '))
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
  })
  it('means each analyte in the unit in which it is kept', () => {
    for (const { loinc: codes, unit } of chartAnalytes)
      for (const code of codes.split(' ')) {
        const kept = analytes.find(each => each.loinc.split(' ').includes(code))
        expect([code, kept?.unit]).toEqual([code, unit])
      }
  })
  it.each([
    ['2823-3', 'kidney'],
    ['2160-0', 'kidney'],
    ['14682-9', 'kidney'],
    ['8480-6', 'vital'],
    ['4548-4', 'metabolic'],
    ['718-7', 'blood'],
  ])('puts %s into the group %s', (code, group) => expect(loinc(code)?.group).toBe(group))
  it('knows no code of another system', () => {
    expect(rankedOf({ system: 'http://clinic.invalid', code: '2823-3' })).toBeUndefined()
  })
})

describe('what is usual', () => {
  const creatinine = loinc('2160-0')!
  it('is of an adult of that sex, in the unit that is asked for', () => {
    expect(usualAdultLimits(creatinine, 'mg/dL', { sex: 'female', ageYears: 40 })).toEqual({
      low: 0.5,
      high: 1.1,
    })
    expect(usualAdultLimits(creatinine, 'umol/L', { sex: 'male', ageYears: 40 })).toEqual({
      low: 60,
      high: 110,
    })
  })
  it.each([
    ['a child', { sex: 'female', ageYears: 17 }],
    ['an unknown age', { sex: 'female', ageYears: undefined }],
    ['an unknown sex', { sex: 'unknown', ageYears: 40 }],
  ])('is not said of %s', (_whom, whom) =>
    expect(usualAdultLimits(creatinine, 'mg/dL', whom)).toBeUndefined(),
  )
  it('is said of both sexes alike where it does not hang on it', () => {
    expect(usualAdultLimits(loinc('2823-3')!, 'mmol/L', { sex: 'unknown', ageYears: 40 })).toEqual({
      low: 3.5,
      high: 5.1,
    })
  })
})

describe('a jump', () => {
  const creatinine = loinc('2160-0')!
  const at = (value: number, days: number) => ({ value, clock: days * DAY })
  it('is told in days where no living person changes so fast', () => {
    expect(implausibleJump(creatinine, at(288, 0), at(50, 47))).toBe(47)
    expect(implausibleJump(creatinine, at(50, 0), at(288, 47))).toBe(47)
  })
  const none: ReadonlyArray<readonly [string, ChartAnalyte, Measured, Measured]> = [
    ['slow enough', creatinine, at(288, 0), at(50, 91)],
    ['small enough', creatinine, at(100, 0), at(300, 10)],
    ['of what nobody knows the pace of', loinc('2085-9')!, at(1, 0), at(9, 1)],
    ['from nothing', creatinine, at(0, 0), at(50, 1)],
  ]
  it.each(none)('is none where it is %s', (_why, analyte, before, now) => {
    expect(implausibleJump(analyte, before, now)).toBeUndefined()
  })
})

describe('the results that matter', () => {
  const result = (name: string, more: Partial<Candidate> = {}) => ({
    name,
    rank: undefined,
    n: 1,
    last: 20_000 * DAY,
    isCritical: false,
    isAsked: false,
    ...more,
  })
  const names = (most: number, ...all: ReturnType<typeof result>[]) =>
    chooseResults(all, most).map(({ name }) => name)
  it('are those a clinician looks at first, then the most measured', () => {
    expect(
      names(
        3,
        result('zinc', { n: 40 }),
        result('lead', { n: 3 }),
        result('sodium', { rank: 7 }),
        result('potassium', { rank: 4 }),
      ),
    ).toEqual(['potassium', 'sodium', 'zinc'])
  })
  it('begin with what is critical, whatever it is', () => {
    expect(names(1, result('potassium', { rank: 4 }), result('INR', { isCritical: true }))).toEqual(['INR'])
  })
  it('were measured of late, before what is three years older', () => {
    expect(
      names(
        2,
        result('sodium', { rank: 7, last: 18_000 * DAY }),
        result('zinc'),
        result('potassium', { rank: 4 }),
      ),
    ).toEqual(['potassium', 'zinc'])
  })
  it('hold no answers to questions', () => {
    expect(names(2, result('pain score', { isAsked: true, n: 50 }), result('zinc'))).toEqual(['zinc'])
  })
  it('are none where nothing was measured', () => expect(names(2)).toEqual([]))
})

describe('what is due', () => {
  const TODAY = Date.parse('2026-06-30')
  const ago = (years: number) => TODAY - years * 365.25 * DAY - DAY
  const known = (more: Partial<Known> = {}): Known => ({
    today: TODAY,
    ageYears: 60,
    allergiesRecorded: true,
    last: { pressure: ago(0), hba1c: undefined, kidney: undefined },
    hasDiabetes: false,
    ...more,
  })
  const keys = (more: Partial<Known>) =>
    dueOf(known(more)).map(({ key, values }: AnyMessage) => [key, values])
  it('is nothing where all was looked at', () => expect(keys({})).toEqual([]))
  it('is what nobody ever recorded', () => {
    expect(
      keys({
        allergiesRecorded: false,
        last: { pressure: undefined, hba1c: undefined, kidney: undefined },
      }),
    ).toEqual([
      ['due.allergies', {}],
      ['due.never', { what: 'pressure' }],
    ])
  })
  it('is what was not looked at for years', () => {
    expect(keys({ last: { pressure: ago(6), hba1c: undefined, kidney: undefined } })).toEqual([
      ['due.since', { what: 'pressure', years: 6 }],
    ])
  })
  it('is more where there is diabetes', () => {
    expect(keys({ hasDiabetes: true, last: { pressure: ago(0), hba1c: ago(2), kidney: ago(0) } })).toEqual([
      ['due.since', { what: 'hba1c', years: 2 }],
    ])
  })
  it.each([day('2026-01-01'), 'deceased' as const])('is nothing of the dead', death => {
    expect(keys({ death, allergiesRecorded: false })).toEqual([])
  })
  it('asks no child for a blood pressure', () => {
    expect(keys({ ageYears: 5, last: { pressure: undefined, hba1c: undefined, kidney: undefined } })).toEqual(
      [],
    )
  })
  it.each([
    ['http://hl7.org/fhir/sid/icd-10', 'E11.9', true],
    ['http://hl7.org/fhir/sid/icd-10-cm', 'E10', true],
    ['http://snomed.info/sct', '44054006', true],
    ['http://hl7.org/fhir/sid/icd-10', 'E16.2', false],
    ['http://clinic.invalid', 'E11', false],
    ['http://snomed.info/sct', '714628002', false],
  ])('takes %s %s for diabetes: %s', (system, code, is) => expect(isDiabetes([{ system, code }])).toBe(is))
})

describe('a name on a line', () => {
  it.each([
    ['Hypertension (disorder)', 'Hypertension'],
    ['Fracture (closed)', 'Fracture (closed)'],
    ['Gout', 'Gout'],
  ])('says nothing that goes without saying: %s', (label, plain) => expect(plainLabel(label)).toBe(plain))
  it.each([
    ['Creatinine [Mass/volume] in Serum or Plasma', 'Creatinine'],
    ['Leukocytes [#/volume] in Blood by Automated count', 'Leukocytes'],
    ['Creatinine [Mass/volume] in Urine', 'Creatinine in Urine'],
  ])('keeps the specimen that one does not expect: %s', (label, plain) =>
    expect(plainAnalyte(label)).toBe(plain),
  )
})

describe('a number on a line', () => {
  it.each([
    ['162.9', 'systolic', 'mm[Hg]', '163'],
    ['4.165', 'potassium', 'mmol/L', '4.2'],
    ['4', 'potassium', 'mmol/L', '4'],
    ['0.8665', 'creatinine', 'mg/dL', '0.87'],
    ['76.6', 'creatinine', 'umol/L', '77'],
    ['1e3', 'platelets', '10*9/L', '1e3'],
    ['12.345', undefined, 'mg/dL', '12.345'],
    ['12.345', 'creatinine', 'g/L', '12.345'],
  ] as const)('has the digits that its analyte is read by: %s %s', (text, analyte, unit, shown) => {
    expect(listedNumber(text, analyte, unit)).toBe(shown)
  })
})
