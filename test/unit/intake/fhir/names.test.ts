import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../../../electron/intake/sources/source.ts'
import { factOf, readFile, readOne, reasonOf } from './reading.ts'

/*
 * How things are named and pointed at. FHIR R4 (4.0.1): https://hl7.org/fhir/R4/references.html and
 * bundle.html#references
 */

const patient = { resourceType: 'Patient', name: [{ family: 'Invented' }] }
const weight = { resourceType: 'Observation', status: 'final', code: { text: 'weight' } }
const entry = (fullUrl: string | undefined, resource: object) => ({ fullUrl, resource })
const bundle = (...entries: object[]) =>
  Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: entries }))

const namesOf = (reading: Reading | undefined): string[] => {
  if (reading?.kind === 'person') return [reading.person.identity, ...reading.person.aliases]
  if (reading?.kind === 'fact') return [reading.fact.identity, ...reading.fact.aliases]
  return reading?.kind === 'referent' ? [reading.referent.identity, ...reading.referent.aliases] : []
}
const pointedAt = (subject: object) => factOf({ ...weight, id: 'x', subject }).patient

describe('a resource is named', () => {
  it.each([
    ['by its id', undefined, { id: 'p1' }, ['Patient/p1@clinic']],
    [
      'by its id, and by the address it came with',
      'https://ehr.example/fhir/Patient/p1',
      { id: 'p1' },
      ['Patient/p1@clinic', 'https://ehr.example/fhir/Patient/p1@clinic'],
    ],
    [
      'by an address with and without its version',
      'https://ehr.example/fhir/Patient/p1/_history/3',
      { id: 'p1' },
      [
        'Patient/p1@clinic',
        'https://ehr.example/fhir/Patient/p1/_history/3@clinic',
        'https://ehr.example/fhir/Patient/p1@clinic',
      ],
    ],
    [
      'by its id, and by a urn of another one',
      'urn:uuid:0B1F6A52-7F0A-4D0F-9D0B-0A1B2C3D4E5F',
      { id: 'p1' },
      [
        'Patient/p1@clinic',
        'urn:uuid:0b1f6a52-7f0a-4d0f-9d0b-0a1b2c3d4e5f@clinic',
        'Patient/0B1F6A52-7F0A-4D0F-9D0B-0A1B2C3D4E5F@clinic',
      ],
    ],
    [
      'by its urn, where it has no id',
      'urn:uuid:mother',
      {},
      ['Patient/mother@clinic', 'urn:uuid:mother@clinic'],
    ],
    ['by its OID', 'urn:oid:1.2.3', {}, ['Patient/1.2.3@clinic', 'urn:oid:1.2.3@clinic']],
    [
      'by every number it has, with a system or without',
      undefined,
      {
        id: 'p1',
        identifier: [{ system: 'urn:oid:1.2.3', value: '77' }, { value: '78' }, { system: 'urn:none' }],
      },
      ['Patient/p1@clinic', 'Patient?identifier=urn:oid:1.2.3|77@clinic', 'Patient?identifier=|78@clinic'],
    ],
  ])('%s', async (_, fullUrl, more, names) => {
    const [her] = await readFile(bundle(entry(fullUrl, { ...patient, ...more })))
    expect(namesOf(her)).toEqual(names)
  })

  it('in two sources by two names, even by a UUID', async () => {
    const { fhir } = await import('../../../../electron/intake/sources/fhir/index.ts')
    const bytes = Buffer.from(JSON.stringify({ ...patient, id: '0b1f6a52-7f0a-4d0f-9d0b-0a1b2c3d4e5f' }))
    const place = { offset: 0, length: bytes.length, position: 'line 1' }
    const [here, there] = ['here', 'there'].map(
      scope => [...fhir.read({ place, bytes }, { scope, answers: {}, received: '2026-11-29' })][0],
    )
    expect(namesOf(here).filter(name => namesOf(there).includes(name))).toEqual([])
  })

  it('without id or address by what it says: the same again, and not as another', () => {
    const name = (more: object) =>
      namesOf(readOne({ ...weight, subject: { reference: 'Patient/p' }, ...more })[0])[0]
    expect(name({ valueString: 'a' })).toBe(name({ valueString: 'a' }))
    expect(name({ valueString: 'a' })).not.toBe(name({ valueString: 'b' }))
  })

  it('a patient without id, address and number cannot be named', () => {
    expect(reasonOf(patient)).toBe('quarantine.no-id')
    expect(readOne({ ...patient, identifier: [{ value: '7' }] })[0]?.kind).toBe('person')
  })

  it('an id that R4 forbids names it all the same, and is flagged', () => {
    const { identity, unread } = factOf({ ...weight, id: 'a_b', subject: { reference: 'Patient/p' } })
    expect([identity, unread]).toEqual(['Observation/a_b@clinic', [{ path: 'id', text: 'a_b' }]])
  })
})

describe('a reference names its target', () => {
  it.each([
    ['relative', { reference: 'Patient/p' }, 'Patient/p@clinic'],
    ['of one version', { reference: 'Patient/p/_history/2' }, 'Patient/p@clinic'],
    [
      'absolute, where nothing says which server this is',
      { reference: 'https://ehr.example/fhir/r4/Patient/p' },
      'Patient/p@clinic',
    ],
    ['a urn, in any case', { reference: 'urn:uuid:AB-c' }, 'urn:uuid:ab-c@clinic'],
    [
      'a search by number',
      { reference: 'Patient?identifier=urn:oid:1.2.3|77' },
      'Patient?identifier=urn:oid:1.2.3|77@clinic',
    ],
    [
      'a search by number, as addresses write it',
      { reference: 'Patient?identifier=urn%3Aoid%3A1.2.3%7C77' },
      'Patient?identifier=urn:oid:1.2.3|77@clinic',
    ],
    ['a search by a bare number', { reference: 'Patient?identifier=77' }, 'Patient?identifier=|77@clinic'],
    [
      'a number alone',
      { identifier: { system: 'urn:oid:1.2.3', value: '77' } },
      'Patient?identifier=urn:oid:1.2.3|77@clinic',
    ],
    [
      'a number of a stated type',
      { type: 'Patient', identifier: { value: '77' } },
      'Patient?identifier=|77@clinic',
    ],
  ])('%s', (_, subject, name) => expect(pointedAt(subject)).toBe(name))

  it('absolute, on the server of its entry or on another one', async () => {
    const url = 'https://ehr.example/fhir/Observation/x'
    const of = async (reference: string) => {
      const [found] = await readFile(bundle(entry(url, { ...weight, id: 'x', subject: { reference } })))
      return found?.kind === 'fact' ? found.fact.patient : undefined
    }
    expect(await of('https://ehr.example/fhir/Patient/1')).toBe('Patient/1@clinic')
    expect(await of('https://other.example/fhir/Patient/1')).toBe(
      'https://other.example/fhir/Patient/1@clinic',
    )
  })

  it.each([{}, { display: 'somebody' }, { identifier: { system: 'urn:x' } }, { reference: '' }])(
    '%j names nobody',
    subject => expect(reasonOf({ ...weight, id: 'x', subject })).toBe('quarantine.no-patient'),
  )

  it.each(['Group/1', 'Device/1', 'Location/1', 'https://ehr.example/fhir/Group/1'])(
    '%s is no patient: such a result is counted, and stands on nobody',
    reference =>
      expect(readOne({ ...weight, id: 'x', subject: { reference } })).toEqual([
        { kind: 'other', type: 'Observation about no patient' },
      ]),
  )

  it('whatever is written there, without a fault', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), reference => {
        expect(readOne({ ...weight, id: 'x', subject: { reference } })).toHaveLength(1)
      }),
    ))
})

describe('what a resource contains', () => {
  const holder = {
    resourceType: 'MedicationRequest',
    id: 'm',
    status: 'active',
    intent: 'order',
    subject: { reference: '#pt' },
    requester: { reference: '#doc' },
    medicationReference: { reference: '#med' },
    contained: [
      { ...patient, id: 'pt', identifier: [{ value: '7' }] },
      { resourceType: 'Practitioner', id: 'doc', name: [{ text: 'Dr. Invented' }] },
      {
        resourceType: 'Medication',
        id: 'med',
        code: { text: 'insulin' },
        form: { text: 'pen' },
        ingredient: [
          {
            itemCodeableConcept: { text: 'insulin glargine' },
            strength: { numerator: { value: 100, unit: 'U' }, denominator: { value: 1, unit: 'mL' } },
          },
        ],
      },
    ],
  }
  it('is read beside it, under its name', () => {
    const readings = readOne(holder)
    expect(readings.map(each => [each.kind, namesOf(each)[0]])).toEqual([
      ['fact', 'MedicationRequest/m@clinic'],
      ['person', 'MedicationRequest/m#pt@clinic'],
      ['referent', 'MedicationRequest/m#doc@clinic'],
      ['referent', 'MedicationRequest/m#med@clinic'],
    ])
    expect(namesOf(readings[1])).toContain('Patient?identifier=|7@clinic')
  })
  it('is pointed at by that name, and a contained medicine is named at once', () => {
    const [reading] = readOne(holder)
    expect(reading).toMatchObject({
      fact: {
        patient: 'MedicationRequest/m#pt@clinic',
        parties: [{ role: 'requester', identity: 'MedicationRequest/m#doc@clinic' }],
        concept: { codes: [], text: 'insulin' },
        form: { codes: [], text: 'pen' },
        ingredients: [{ concept: { codes: [], text: 'insulin glargine' }, strength: '100 U / 1 mL' }],
      },
    })
  })
  it('a contained result without a subject is about the one its report is about', () => {
    const [, result] = readOne({
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      code: { text: 'panel' },
      subject: { reference: 'Patient/p' },
      contained: [{ ...weight, id: 'w', valueString: 'heavy' }],
    })
    expect(result).toMatchObject({
      fact: { identity: 'DiagnosticReport/r#w@clinic', patient: 'Patient/p@clinic' },
    })
  })
  it('what is contained and cannot be read is left unread in its holder, which it does not cost', () => {
    const broken = { resourceType: 'Observation', id: 'w', code: { text: 'weight' } }
    const [found, ...more] = readOne({ ...holder, subject: { reference: 'Patient/p' }, contained: [broken] })
    expect(more).toEqual([])
    expect(found).toMatchObject({
      fact: { unread: [{ path: 'contained.Observation', text: JSON.stringify(broken) }] },
    })
  })
})
