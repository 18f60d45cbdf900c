import { describe, expect, it } from 'vitest'
import { coded, concept, day, factOf, loinc, moment, plain, snomed, withoutPlace } from './reading.ts'

/* FHIR R4 (4.0.1), each resource's page under https://hl7.org/fhir/R4/. Facts by hand. */

const subject = { reference: 'Patient/p' }
const words = (text: string) => ({ codes: [], text })
const amount = (value: number, unit: string) => ({ value, text: String(value), unit })
const read = (resource: object) => withoutPlace(factOf({ id: 'x', ...resource }))

describe('a procedure', () => {
  it('says when, why, by whom, where, with what and what came of it', () =>
    expect(
      read({
        resourceType: 'Procedure',
        subject,
        status: 'completed',
        code: coded(snomed, '80146002', 'Appendectomy'),
        performedPeriod: { start: '2001-02-03T10:00:00Z', end: '2001-02-03T11:30:00Z' },
        performer: [
          {
            actor: { reference: 'Practitioner/s' },
            function: { text: 'surgeon' },
            onBehalfOf: { display: 'a hospital' },
          },
        ],
        location: { display: 'theatre 2' },
        reasonCode: [{ text: 'appendicitis' }],
        bodySite: [{ text: 'abdomen' }],
        outcome: { text: 'good' },
        complication: [{ text: 'bleeding' }],
        followUp: [{ text: 'stitches out' }],
        usedCode: [{ text: 'stapler' }],
        focalDevice: [{ manipulated: { reference: 'Device/d' } }],
      }),
    ).toEqual({
      kind: 'procedure',
      ...plain('Procedure'),
      status: 'completed',
      concept: concept(snomed, '80146002', 'Appendectomy'),
      start: moment('2001-02-03T10:00:00', 'second', 0),
      end: moment('2001-02-03T11:30:00', 'second', 0),
      parties: [
        { role: 'performer', identity: 'Practitioner/s@clinic', as: 'surgeon' },
        { role: 'performer', name: 'a hospital', as: 'onBehalfOf' },
        { role: 'location', name: 'theatre 2' },
      ],
      reasons: [words('appendicitis')],
      modifiers: [{ of: 'site', concept: words('abdomen') }],
      links: [{ role: 'device', identity: 'Device/d@clinic' }],
      categories: [],
      outcome: words('good'),
      complications: [words('bleeding')],
      followUp: [words('stitches out')],
      used: [words('stapler')],
    }))
})

describe('a vaccination', () => {
  it('says what, when, which dose of how many, against what, and from which batch', () =>
    expect(
      read({
        resourceType: 'Immunization',
        patient: subject,
        status: 'completed',
        vaccineCode: coded('http://hl7.org/fhir/sid/cvx', '140', 'Influenza'),
        occurrenceDateTime: '2022-10',
        recorded: '2022-11-01',
        primarySource: false,
        lotNumber: 'L1',
        expirationDate: '2023-01-01',
        manufacturer: { display: 'Maker' },
        site: { text: 'left deltoid' },
        route: { text: 'intramuscular' },
        doseQuantity: { value: 0.5, unit: 'mL' },
        protocolApplied: [
          {
            series: 'two doses',
            doseNumberPositiveInt: 1,
            seriesDosesString: 'two',
            targetDisease: [{ text: 'influenza' }],
          },
        ],
        reaction: [{ detail: { display: 'fever' } }],
      }),
    ).toEqual({
      kind: 'immunization',
      ...plain('Immunization'),
      status: 'completed',
      concept: concept('http://hl7.org/fhir/sid/cvx', '140', 'Influenza'),
      start: moment('2022-10-01T00:00:00', 'month'),
      recorded: day('2022-11-01'),
      primarySource: false,
      lot: 'L1',
      expires: day('2023-01-01'),
      parties: [{ role: 'manufacturer', name: 'Maker' }],
      modifiers: [
        { of: 'site', concept: words('left deltoid') },
        { of: 'route', concept: words('intramuscular') },
      ],
      dose: amount(0.5, 'mL'),
      protocols: [{ series: 'two doses', dose: '1', doses: 'two', against: [words('influenza')] }],
      links: [{ role: 'evidence', words: 'fever' }],
      reactions: [words('fever')],
    }))
  it('in words for when', () =>
    expect(
      read({
        resourceType: 'Immunization',
        patient: subject,
        status: 'completed',
        vaccineCode: words('BCG'),
        occurrenceString: 'as a child',
      }).when,
    ).toBe('as a child'))
})

describe('a report', () => {
  it('says what was concluded from which results', () =>
    expect(
      read({
        resourceType: 'DiagnosticReport',
        subject,
        status: 'final',
        code: coded(loinc, '24604-1', 'Mammogram'),
        effectivePeriod: { start: '2022-05-04' },
        issued: '2022-05-05T00:00:00Z',
        result: [{ reference: 'Observation/a', display: 'density' }],
        resultsInterpreter: [{ display: 'Dr. R' }],
        imagingStudy: [{ reference: 'ImagingStudy/i' }],
        conclusion: 'Nothing unusual.',
        conclusionCode: [{ text: 'normal' }],
        presentedForm: [{ contentType: 'text/plain', data: Buffer.from('As read.').toString('base64') }],
      }),
    ).toEqual({
      kind: 'report',
      ...plain('DiagnosticReport'),
      status: 'final',
      concept: concept(loinc, '24604-1', 'Mammogram'),
      start: day('2022-05-04'),
      known: moment('2022-05-05T00:00:00', 'second', 0),
      parties: [{ role: 'performer', name: 'Dr. R', as: 'resultsInterpreter' }],
      links: [
        { role: 'result', identity: 'Observation/a@clinic', words: 'density' },
        { role: 'image', identity: 'ImagingStudy/i@clinic' },
      ],
      categories: [],
      conclusion: 'Nothing unusual.',
      conclusions: [words('normal')],
      attachments: [{ contentType: 'text/plain', text: 'As read.' }],
    }))
})

describe('a visit', () => {
  it('says of which kind, when, with whom, where, why, from and to where', () =>
    expect(
      read({
        resourceType: 'Encounter',
        subject,
        status: 'finished',
        class: {
          system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
          code: 'IMP',
          display: 'inpatient',
        },
        type: [coded(snomed, '185349003', 'Check up'), { text: 'with tests' }],
        serviceType: { text: 'cardiology' },
        period: { start: '2022-05-04', end: '2022-05-09' },
        length: { value: 5, unit: 'd' },
        participant: [{ type: [{ text: 'attender' }], individual: { reference: 'Practitioner/d' } }],
        serviceProvider: { display: 'a hospital' },
        location: [{ location: { display: 'ward 3' } }],
        reasonCode: [{ text: 'chest pain' }],
        diagnosis: [{ condition: { reference: 'Condition/c' } }],
        hospitalization: { admitSource: { text: 'emergency' }, dischargeDisposition: { text: 'home' } },
      }),
    ).toEqual({
      kind: 'encounter',
      ...plain('Encounter'),
      status: 'finished',
      class: concept('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'IMP', 'inpatient'),
      concept: { ...concept(snomed, '185349003', 'Check up'), text: 'with tests' },
      service: words('cardiology'),
      start: day('2022-05-04'),
      end: day('2022-05-09'),
      length: amount(5, 'd'),
      parties: [
        { role: 'performer', identity: 'Practitioner/d@clinic', as: 'attender' },
        { role: 'performer', name: 'a hospital', as: 'serviceProvider' },
        { role: 'location', name: 'ward 3' },
      ],
      reasons: [words('chest pain')],
      links: [{ role: 'reason', identity: 'Condition/c@clinic' }],
      admittedFrom: words('emergency'),
      dischargedTo: words('home'),
    }))
})
