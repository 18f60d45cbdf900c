import { describe, expect, it } from 'vitest'
import { coded, factOf, reasonOf, snomed, status } from './reading.ts'
import { code, of, standing, subject } from './standing-of.ts'

describe.each([
  ['Condition', 'condition-clinical', 'condition-ver-status'],
  ['AllergyIntolerance', 'allergyintolerance-clinical', 'allergyintolerance-verification'],
])('%s', (type, clinical, verification) => {
  it.each([
    ['active', 'confirmed', 'happened'],
    ['inactive', 'confirmed', 'happened'],
    ['resolved', 'confirmed', 'happened'],
    ['active', 'unconfirmed', 'uncertain'],
    ['active', 'provisional', 'uncertain'],
    ['active', 'differential', 'uncertain'],
    ['inactive', 'refuted', 'absent'],
    ['active', 'entered-in-error', 'retracted'],
    ['active', 'sure', 'unknown'],
    ['perhaps', 'confirmed', 'unknown'],
  ])('%s and %s is %s', (state, verified, is) =>
    expect(
      standing(type, {
        clinicalStatus: status(clinical, state),
        verificationStatus: status(verification, verified),
      }).is,
    ).toBe(is),
  )
  it('without either is as it says', () => expect(standing(type, {}).is).toBe('happened'))
  it('with words for its status is read by them', () =>
    expect(standing(type, { verificationStatus: { text: 'Refuted' } }).is).toBe('absent'))
  it('finds R4’s code among a house’s own', () => {
    const coding = [
      { system: 'urn:house', code: 'X9', display: 'ruled out' },
      ...status(verification, 'refuted').coding,
    ]
    expect(standing(type, { verificationStatus: { coding } }).is).toBe('absent')
  })
})

describe('a request', () => {
  const request = { status: 'active', medicationCodeableConcept: code }
  it.each([
    ['proposal', 'planned'],
    ['plan', 'planned'],
    ['option', 'planned'],
    ['order', 'happened'],
    ['original-order', 'happened'],
    ['reflex-order', 'happened'],
    ['filler-order', 'happened'],
    ['instance-order', 'happened'],
  ])('as %s is %s', (intent, is) => expect(standing('MedicationRequest', { ...request, intent }).is).toBe(is))
  it('without an intent is unknown, with another one turned away', () => {
    expect(standing('MedicationRequest', request).is).toBe('unknown')
    expect(reasonOf(of('MedicationRequest', { ...request, intent: 'wish' }))).toBe(
      'quarantine.unknown-status',
    )
  })
  it.each(['MedicationRequest', 'ServiceRequest'])(
    '%s not to do something is not done, whatever its status',
    type => {
      const forbidden = { ...request, intent: 'order', doNotPerform: true }
      expect(standing(type, forbidden)).toEqual({
        is: 'not-done',
        because: { element: 'doNotPerform', word: 'true' },
      })
      expect(standing(type, { ...forbidden, status: 'entered-in-error' }).is).toBe('retracted')
      expect(standing(type, { ...forbidden, doNotPerform: false }).is).not.toBe('not-done')
      expect(reasonOf(of(type, { ...forbidden, doNotPerform: 'true' }))).toBe('quarantine.unknown-status')
    },
  )
})

describe('what was not done', () => {
  it.each(['Immunization', 'Procedure'])('%s says why', type => {
    const refused = { coding: [{ system: 'urn:reason', code: 'PATOBJ', display: 'patient objection' }] }
    const found = factOf(of(type, { status: 'not-done', statusReason: refused }))
    expect(found.standing).toEqual({
      is: 'not-done',
      because: { element: 'statusReason', word: 'patient objection' },
    })
    expect(found.status).toBe('not-done')
    expect(found.qualifiers).toContainEqual({
      name: 'statusReason',
      value: { kind: 'code', concept: { codes: refused.coding } },
    })
  })
  it('a reason why something was done is no reason against it', () => {
    expect(standing('Procedure', { status: 'completed', statusReason: { text: 'urgent' } })).toEqual({
      is: 'happened',
    })
  })
})

describe('a document', () => {
  it.each([
    ['preliminary', 'uncertain'],
    ['final', 'happened'],
    ['amended', 'happened'],
    ['entered-in-error', 'retracted'],
  ])('whose text is %s is %s', (docStatus, is) =>
    expect(standing('DocumentReference', { status: 'current', docStatus }).is).toBe(is),
  )
})

describe('that there is none', () => {
  const ips = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips'
  const statement = { status: 'active' }
  it.each([
    ['AllergyIntolerance', coded(snomed, '716186003', 'No known allergy'), {}, 'absent'],
    ['AllergyIntolerance', coded(snomed, '409137002', 'No known drug allergy'), {}, 'absent'],
    ['AllergyIntolerance', coded(snomed, '428607008'), {}, 'absent'],
    ['AllergyIntolerance', coded(ips, 'no-known-allergies'), {}, 'absent'],
    ['AllergyIntolerance', coded(ips, 'no-allergy-info'), {}, 'unknown'],
    ['AllergyIntolerance', { text: 'NKDA' }, {}, 'absent'],
    ['AllergyIntolerance', { text: 'No known food allergies' }, {}, 'absent'],
    ['AllergyIntolerance', { text: 'Nickel' }, {}, 'happened'],
    ['Condition', coded(snomed, '160245001', 'No current problems or disability'), {}, 'absent'],
    ['Condition', coded(ips, 'no-problem-info'), {}, 'unknown'],
    ['Condition', { text: 'Nocturnal enuresis' }, {}, 'happened'],
    ['Procedure', coded(ips, 'no-known-procedures'), { status: 'completed' }, 'absent'],
    ['Observation', { text: 'No known exposure' }, { status: 'final' }, 'happened'],
  ])('%s %j is %#', (type, own, more, is) => expect(standing(type, { ...more, code: own }).is).toBe(is))
  it('of medicines and vaccines too', () => {
    expect(
      standing('MedicationStatement', {
        ...statement,
        medicationCodeableConcept: coded(ips, 'no-known-medications'),
      }).is,
    ).toBe('absent')
    expect(
      standing('Immunization', { status: 'completed', vaccineCode: coded(ips, 'no-immunization-info') }).is,
    ).toBe('unknown')
  })
  it('is taken back like anything else', () => {
    const verificationStatus = status('allergyintolerance-verification', 'entered-in-error')
    expect(
      standing('AllergyIntolerance', { code: coded(ips, 'no-known-allergies'), verificationStatus }).is,
    ).toBe('retracted')
  })
})

describe('a modifier that nobody here knows', () => {
  const modifierExtension = [{ url: 'urn:opposite', valueBoolean: true }]
  const weight = of('Observation', { status: 'final' })
  it.each([
    ['on the resource', { ...weight, modifierExtension }],
    ['on a part of it', { ...weight, component: [{ code, valueString: 'a', modifierExtension }] }],
    ['on a patient', { resourceType: 'Patient', id: 'p', modifierExtension }],
    ['on a medication', { resourceType: 'Medication', id: 'm', modifierExtension }],
    ['in rules of its own', { ...weight, implicitRules: 'urn:rules' }],
  ])('%s makes it unsafe', (_, resource) => expect(reasonOf(resource)).toBe('quarantine.unsafe'))
  it('an empty list of them is none', () =>
    expect(factOf({ ...weight, modifierExtension: [] }).standing.is).toBe('happened'))
})

describe('whom a result is about', () => {
  const weight = { resourceType: 'Observation', id: 'x', subject, status: 'final', code }
  const focusCode = (text: string) => ({
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/observation-focusCode',
        valueCodeableConcept: { text },
      },
    ],
  })
  it.each([
    [{}, 'patient'],
    [{ focus: [subject] }, 'patient'],
    [{ focus: [{ reference: 'Condition/c' }] }, 'patient'],
    [{ focus: [{ reference: 'Specimen/s' }] }, 'patient'],
    [{ focus: [{ reference: 'RelatedPerson/r' }] }, 'relative'],
    [{ focus: [{ reference: 'RelatedPerson/r', display: 'Fetus A' }] }, 'fetus'],
    [{ focus: [{ reference: 'Patient/baby' }] }, 'other'],
    [{ focus: [{ reference: 'Patient/donor', display: 'kidney donor' }] }, 'donor'],
    [{ focus: [{ reference: 'Device/pump' }] }, 'other'],
    [focusCode('Fetus'), 'fetus'],
    [focusCode('Donor'), 'donor'],
    [focusCode('control sample'), 'control'],
    [focusCode('household'), 'other'],
  ])('%j: %s', (more, whom) => expect(factOf({ ...weight, ...more }).about).toBe(whom))
})
