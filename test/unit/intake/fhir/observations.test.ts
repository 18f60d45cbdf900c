import { describe, expect, it } from 'vitest'
import {
  coded,
  concept,
  day,
  factOf,
  loinc,
  moment,
  plain,
  reasonOf,
  status,
  ucum,
  withoutPlace,
} from './reading.ts'

/* FHIR R4 (4.0.1), Observation: https://hl7.org/fhir/R4/observation.html. Facts by hand. */

const weight = {
  resourceType: 'Observation',
  id: 'x',
  status: 'final',
  code: coded(loinc, '29463-7', 'Body weight'),
  subject: { reference: 'Patient/p' },
}
const kilograms = (value: number) => ({ value, unit: 'kg', system: ucum, code: 'kg' })
const bare = {
  kind: 'observation',
  ...plain('Observation'),
  status: 'final',
  concept: concept(loinc, '29463-7', 'Body weight'),
  categories: [],
  ranges: [],
  interpretations: [],
  components: [],
}
const read = (more: object) => withoutPlace(factOf({ ...weight, ...more }))

describe('an observation', () => {
  it('says no more than its source', () => expect(read({})).toEqual(bare))

  it('keeps its value, its bounds, what they mean, and whom they apply to', () =>
    expect(
      read({
        effectiveDateTime: '2024-02-29',
        issued: '2024-03-01T08:00:00Z',
        category: [status('observation-category', 'vital-signs')],
        valueQuantity: kilograms(70.5),
        interpretation: [{ text: 'normal' }, status('v3-ObservationInterpretation', 'N')],
        referenceRange: [
          { low: kilograms(50), high: { value: 90, unit: 'kg' }, appliesTo: [{ text: 'women' }] },
          { text: 'above 40', type: { text: 'critical' }, age: { low: { value: 18, unit: 'a' } } },
        ],
      }),
    ).toEqual({
      ...bare,
      start: day('2024-02-29'),
      known: moment('2024-03-01T08:00:00', 'second', 0),
      categories: [concept('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs')],
      value: { kind: 'quantity', value: 70.5, text: '70.5', unit: 'kg', unitCode: 'kg' },
      interpretations: [
        { codes: [], text: 'normal' },
        concept('http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', 'N'),
      ],
      ranges: [
        {
          low: { value: 50, text: '50', unit: 'kg', unitCode: 'kg' },
          high: { value: 90, text: '90', unit: 'kg' },
          appliesTo: [{ codes: [], text: 'women' }],
        },
        {
          text: 'above 40',
          type: { codes: [], text: 'critical' },
          age: { low: { value: 18, text: '18', unit: 'a' } },
          appliesTo: [],
        },
      ],
    }))

  it('keeps who, where, how, with what and for what', () =>
    expect(
      read({
        identifier: [{ system: 'urn:filler', value: '4711', type: { text: 'filler' } }],
        performer: [{ reference: 'Practitioner/a', display: 'Dr. A' }, { display: 'a laboratory' }],
        bodySite: { text: 'left arm' },
        method: { text: 'scale' },
        specimen: { reference: 'Specimen/s' },
        device: { reference: 'Device/d' },
        encounter: { reference: 'Encounter/e' },
        basedOn: [{ reference: 'ServiceRequest/r' }],
        partOf: [{ reference: 'Procedure/q' }],
        hasMember: [{ reference: 'Observation/m' }],
        derivedFrom: [{ reference: 'DocumentReference/d' }],
        note: [{ text: 'with shoes' }, { text: 'and coat' }],
      }),
    ).toEqual({
      ...bare,
      aliases: ['Observation?identifier=urn:filler|4711@clinic'],
      ids: [{ system: 'urn:filler', value: '4711', label: 'filler' }],
      parties: [
        { role: 'performer', identity: 'Practitioner/a@clinic', name: 'Dr. A' },
        { role: 'performer', name: 'a laboratory' },
      ],
      modifiers: [
        { of: 'site', concept: { codes: [], text: 'left arm' } },
        { of: 'method', concept: { codes: [], text: 'scale' } },
      ],
      links: [
        { role: 'specimen', identity: 'Specimen/s@clinic' },
        { role: 'device', identity: 'Device/d@clinic' },
        { role: 'encounter', identity: 'Encounter/e@clinic' },
        { role: 'based-on', identity: 'ServiceRequest/r@clinic' },
        { role: 'member-of', identity: 'Procedure/q@clinic' },
        { role: 'derived-from', identity: 'DocumentReference/d@clinic' },
        { role: 'has-member', identity: 'Observation/m@clinic' },
      ],
      notes: ['with shoes', 'and coat'],
    }))

  it('keeps its parts, each measured or not, with the reason', () =>
    expect(
      read({
        component: [
          { code: coded(loinc, '8480-6'), valueQuantity: { value: 131, unit: 'mmHg' } },
          { code: coded(loinc, '8462-4'), dataAbsentReason: { text: 'cuff too small' } },
        ],
      }),
    ).toEqual({
      ...bare,
      components: [
        {
          concept: concept(loinc, '8480-6'),
          value: { kind: 'quantity', value: 131, text: '131', unit: 'mmHg' },
          ranges: [],
          interpretations: [],
        },
        {
          concept: concept(loinc, '8462-4'),
          absent: { codes: [], text: 'cuff too small' },
          ranges: [],
          interpretations: [],
        },
      ],
    }))
  it('a part that does not say what it is, is left unread', () => {
    const part = { valueString: 'lost' }
    expect(read({ component: [part] })).toEqual({
      ...bare,
      unread: [{ path: 'component', text: JSON.stringify(part) }],
    })
  })

  it('keeps extensions by their address, and what they extend', () =>
    expect(
      new Set(
        read({
          extension: [
            { url: 'urn:own', valueBoolean: true },
            { url: 'urn:nested', extension: [{ url: 'part', valueDate: '2020' }] },
          ],
          _status: { extension: [{ url: 'urn:beside', valueCode: 'c' }] },
          code: { ...weight.code, extension: [{ url: 'urn:inner', valueQuantity: kilograms(1) }] },
        }).qualifiers,
      ),
    ).toEqual(
      new Set([
        { name: 'urn:own', value: { kind: 'boolean', value: true } },
        {
          name: 'urn:nested#part',
          value: { kind: 'time', text: '2020', moment: moment('2020-01-01T00:00:00', 'year') },
        },
        { name: 'status urn:beside', value: { kind: 'text', text: 'c' } },
        {
          name: 'code urn:inner',
          value: { kind: 'quantity', value: 1, text: '1', unit: 'kg', unitCode: 'kg' },
        },
      ]),
    ))

  it('leaves unread what R4 does not know, and keeps what its head says', () =>
    expect(
      read({
        mood: 'happy',
        meta: { versionId: '3', lastUpdated: '2024-01-01T00:00:00Z', tag: [{ system: 'urn:t', code: 'T' }] },
      }),
    ).toEqual({
      ...bare,
      versionId: '3',
      updated: '2024-01-01T00:00:00Z',
      qualifiers: [{ name: 'meta.tag', value: { kind: 'code', concept: concept('urn:t', 'T') } }],
      unread: [{ path: 'mood', text: 'happy' }],
    }))

  it('without a code is turned away', () =>
    expect(reasonOf({ ...weight, code: { text: '' } })).toBe('quarantine.incomplete'))
})
