import { describe, expect, it } from 'vitest'
import { moment, readOne } from './reading.ts'

/* FHIR R4 (4.0.1): https://hl7.org/fhir/R4/patient.html and the pages of what facts name. By hand. */

const person = (more: object) => {
  const [reading] = readOne({ resourceType: 'Patient', id: 'p', ...more })
  if (reading?.kind !== 'person') throw new Error('This is nobody.')
  return reading.person
}
const referent = (resource: object) => {
  const [reading] = readOne({ id: 'x', ...resource })
  if (reading?.kind !== 'referent') throw new Error('This is no referent.')
  return reading.referent
}
const absent = [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }]

describe('a patient', () => {
  it.each<[string, object, object]>([
    [
      'the official name first, others after it',
      {
        name: [
          { use: 'maiden', family: 'Before' },
          { use: 'official', prefix: ['Dr.'], given: ['Zoë', 'Ada'], family: 'Müller', suffix: ['MD'] },
        ],
      },
      { name: 'Dr. Zoë Ada Müller MD', otherNames: ['Before'] },
    ],
    ['a name that is only words', { name: [{ text: '佐藤 花子' }] }, { name: '佐藤 花子', otherNames: [] }],
    ['no name', {}, { name: '', otherNames: [], sex: 'unknown', active: true, unread: [] }],
    [
      'a birth of which the month is known',
      { birthDate: '1950-02' },
      { birth: moment('1950-02-01T00:00:00', 'month') },
    ],
    [
      'a birth on a day that never was',
      { birthDate: '1950-02-30' },
      { birth: undefined, unread: [{ path: 'birthDate', text: '1950-02-30' }] },
    ],
    [
      'a sex that R4 does not know',
      { gender: 'F' },
      { sex: 'unknown', unread: [{ path: 'gender', text: 'F' }] },
    ],
    [
      'numbers that do not stand for good',
      {
        identifier: [
          { system: 'urn:mrn', value: '1', use: 'temp' },
          { system: 'urn:mrn', value: '2', use: 'old' },
          { system: 'urn:mrn', value: '3', use: 'usual' },
        ],
      },
      {
        identifiers: [
          { system: 'urn:mrn', value: '1', use: 'temp' },
          { system: 'urn:mrn', value: '2', use: 'old' },
          { system: 'urn:mrn', value: '3' },
        ],
      },
    ],
    ['another sex', { gender: 'other' }, { sex: 'other', unread: [] }],
    [
      'a death at a time',
      { deceasedDateTime: '2020-02-03T04:05:00+01:00' },
      { death: moment('2020-02-03T04:05:00', 'second', 60) },
    ],
    ['a death at no known time', { deceasedBoolean: true }, { death: 'deceased' }],
    [
      'a death at a time that cannot be read',
      { deceasedDateTime: 'in May' },
      { death: 'deceased', unread: [{ path: 'deceasedDateTime', text: 'in May' }] },
    ],
    [
      'a death of which only the time is not known',
      { _deceasedDateTime: { extension: absent } },
      { death: 'deceased' },
    ],
    ['that she lives', { deceasedBoolean: false }, { death: undefined }],
    ['a record that is kept no longer', { active: false }, { active: false }],
    [
      'numbers, those without a value kept as what else they say',
      {
        identifier: [
          { system: 'urn:invented', value: '17', type: { text: 'Chart number' } },
          { system: 'urn:none', _value: { extension: absent } },
        ],
      },
      {
        identifiers: [{ system: 'urn:invented', value: '17', label: 'Chart number' }],
        qualifiers: [
          { name: 'identifier.system', value: { kind: 'text', text: 'urn:none' } },
          {
            name: 'identifier.value http://hl7.org/fhir/StructureDefinition/data-absent-reason',
            value: { kind: 'text', text: 'unknown' },
          },
        ],
      },
    ],
    [
      'where she lives and how she is reached',
      {
        address: [
          { line: ['Street 1'], city: 'Turku', postalCode: '20100', state: 'Varsinais', country: 'FI' },
          { text: 'by the lake' },
        ],
        telecom: [{ system: 'phone', value: '+358 2' }],
      },
      { addresses: ['Street 1, 20100 Turku, Varsinais, FI', 'by the lake'], telecom: ['+358 2'] },
    ],
    [
      'what else is said of her',
      {
        maritalStatus: { text: 'married' },
        communication: [{ language: { text: 'Finnish' }, preferred: true }],
        link: [{ other: { reference: 'Patient/q' }, type: 'replaced-by' }],
      },
      {
        qualifiers: [
          { name: 'maritalStatus', value: { kind: 'code', concept: { codes: [], text: 'married' } } },
          {
            name: 'communication.language',
            value: { kind: 'code', concept: { codes: [], text: 'Finnish' } },
          },
          { name: 'communication.preferred', value: { kind: 'boolean', value: true } },
          { name: 'link.other', value: { kind: 'text', text: 'Patient/q@clinic' } },
          { name: 'link.type', value: { kind: 'text', text: 'replaced-by' } },
        ],
      },
    ],
  ])('has %s', (_, more, expected) => {
    const { qualifiers, ...found } = person(more)
    const byName = (list: typeof qualifiers) =>
      list.toSorted((one, other) => (one.name < other.name ? -1 : 1))
    const { qualifiers: said, ...rest } = expected as { qualifiers?: typeof qualifiers }
    expect({ death: undefined, birth: undefined, ...found }).toMatchObject(rest)
    if (said) expect(byName(qualifiers)).toEqual(byName(said))
  })
})

describe('what facts name', () => {
  it.each<[string, object, object]>([
    [
      'a practitioner by her name',
      { resourceType: 'Practitioner', name: [{ given: ['Dora'], family: 'Doe' }] },
      { name: 'Dora Doe' },
    ],
    [
      'a role by who has it',
      { resourceType: 'PractitionerRole', practitioner: { display: 'Dr. D' }, code: [{ text: 'surgeon' }] },
      { name: 'Dr. D', concept: { codes: [], text: 'surgeon' } },
    ],
    [
      'an organisation',
      { resourceType: 'Organization', name: 'Clinic', identifier: [{ value: '7' }] },
      { name: 'Clinic', aliases: ['Organization?identifier=|7@clinic'] },
    ],
    ['a place', { resourceType: 'Location', name: 'Ward 3' }, { name: 'Ward 3' }],
    [
      'a specimen by what it is',
      { resourceType: 'Specimen', type: { text: 'blood' } },
      { concept: { codes: [], text: 'blood' } },
    ],
    [
      'a relative',
      {
        resourceType: 'RelatedPerson',
        patient: { reference: 'Patient/p' },
        relationship: [{ text: 'mother' }],
      },
      { concept: { codes: [], text: 'mother' } },
    ],
    [
      'a device that is in nobody’s record',
      { resourceType: 'Device', deviceName: [{ name: 'Scale' }] },
      { name: 'Scale', type: 'Device' },
    ],
    [
      'a medication with what is in it',
      {
        resourceType: 'Medication',
        code: { text: 'tablet' },
        ingredient: [
          {
            itemCodeableConcept: { text: 'metformin' },
            strength: { numerator: { value: 500, unit: 'mg' }, denominator: { value: 1, unit: 'tablet' } },
          },
        ],
      },
      { ingredients: [{ concept: { codes: [], text: 'metformin' }, strength: '500 mg / 1 tablet' }] },
    ],
    [
      'a file by its words',
      {
        resourceType: 'Binary',
        contentType: 'text/html',
        data: Buffer.from('<p>H<sub>2</sub>O</p>').toString('base64'),
      },
      { text: 'H2O' },
    ],
  ])('%s', (_, resource, expected) => {
    const found = referent(resource)
    expect(found).toMatchObject({ identity: `${found.type}/x@clinic`, ...expected })
  })
  it('a picture has no words', () =>
    expect(
      referent({
        resourceType: 'Binary',
        contentType: 'image/png',
        data: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64'),
      }),
    ).not.toHaveProperty('text'))
  it.each([
    'Media',
    'ImagingStudy',
    'Communication',
    'Claim',
    'OperationOutcome',
    'Questionnaire',
    'Composition',
  ])('%s is counted', resourceType =>
    expect(readOne({ resourceType, id: 'x' })).toEqual([{ kind: 'other', type: resourceType }]),
  )
  it.each([{ resourceType: 'Observaton' }, { resourceType: 7 }, {}, { resourceType: 'constructor' }])(
    '%j is turned away',
    resource => expect(readOne({ id: 'x', ...resource })).toMatchObject([{ kind: 'reject' }]),
  )
})
