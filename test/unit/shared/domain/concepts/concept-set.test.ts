import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  conceptSet,
  meaningOfSet,
  type ConceptSet,
} from '../../../../../shared/domain/concepts/concept-set.ts'
import { beginningsOf } from '../../../../../shared/domain/concepts/systems.ts'

const ICD = 'http://hl7.org/fhir/sid/icd-10'
const SNOMED = 'http://snomed.info/sct'
const diabetes: ConceptSet = {
  format: 'casebook-concepts/1',
  id: 'diabetes',
  label: 'diabetes',
  kinds: ['condition', 'encounter'],
  include: [
    { system: ICD, code: 'E11', descendants: true },
    { system: SNOMED, code: '44054006' },
    { system: SNOMED, code: '73211009' },
  ],
  version: 'ICD-10 2019',
}
const include = diabetes.include as Exclude<ConceptSet['include'], 'any'>

describe('the meaning of a concept set', () => {
  it('is one in any order, with any doubles, and whatever the set is called', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...include, ...include], { minLength: 6 }), codes => {
        const same: ConceptSet = {
          ...diabetes,
          id: 'other',
          label: 'Zucker',
          kinds: ['encounter', 'condition', 'condition'],
          include: codes,
          exclude: [],
        }
        expect(meaningOfSet(same)).toBe(meaningOfSet(diabetes))
      }),
    )
  })

  it('is the same where what is usual is said', () => {
    const said: ConceptSet = {
      ...diabetes,
      levels: ['stated', 'working', 'confirmed', 'taken', 'given', 'dispensed', 'asked'],
    }
    expect(meaningOfSet(said)).toBe(meaningOfSet(diabetes))
  })

  it.each<[string, Partial<ConceptSet>]>([
    ['a code less', { include: include.slice(1) }],
    ['descendants no more', { include: [{ system: ICD, code: 'E11' }, ...include.slice(1)] }],
    ['a code that is left out', { exclude: [{ system: ICD, code: 'E11.5' }] }],
    ['another kind', { kinds: ['condition'] }],
    ['what is only suspected', { levels: ['confirmed', 'working', 'provisional'] }],
    ['another edition', { version: 'ICD-10 2016' }],
  ])('is another with %s', (_, changed) => {
    expect(meaningOfSet({ ...diabetes, ...changed })).not.toBe(meaningOfSet(diabetes))
  })

  it('takes no descendants of a system whose codes do not say what lies below', () => {
    const asked = { ...diabetes, include: [{ system: SNOMED, code: '73211009', descendants: true }] }
    expect(conceptSet.safeParse(asked).error?.issues[0]?.path).toEqual(['include', 0, 'descendants'])
    expect(() => beginningsOf(SNOMED, '73211009')).toThrow(RangeError)
  })
})

describe('a code that lies below another', () => {
  it.each([
    [ICD, 'E11.9', 'E11', true],
    [ICD, 'E119', 'E11', true], // written without its point
    [ICD, 'T8141', 'T81.4', true],
    [ICD, 'E11', 'E11.9', false],
    [ICD, 'E12', 'E11', false],
    ['http://www.whocc.no/atc', 'C10AA05', 'C10AA', true],
    ['http://www.whocc.no/atc', 'C10AB05', 'C10AA', false],
  ])('%s %s below %s: %s', (system, code, above, isSo) => {
    expect(beginningsOf(system, above).some(beginning => code.startsWith(beginning))).toBe(isSo)
  })
})
