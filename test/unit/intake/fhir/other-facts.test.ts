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
  snomed,
  status,
  withoutPlace,
} from './reading.ts'

/* FHIR R4 (4.0.1), each resource's page under https://hl7.org/fhir/R4/. Facts by hand. */

const subject = { reference: 'Patient/p' }
const words = (text: string) => ({ codes: [], text })
const amount = (value: number, unit: string) => ({ value, text: String(value), unit })
const read = (resource: object) => withoutPlace(factOf({ id: 'x', ...resource }))

describe('a condition', () => {
  const asthma = {
    resourceType: 'Condition',
    subject,
    code: coded(snomed, '195967001', 'Asthma'),
    clinicalStatus: status('condition-clinical', 'active'),
    verificationStatus: status('condition-ver-status', 'confirmed'),
  }
  const bare = {
    kind: 'condition',
    ...plain('Condition'),
    status: 'active',
    verification: 'confirmed',
    concept: concept(snomed, '195967001', 'Asthma'),
    categories: [],
    evidence: [],
  }
  it('says since when, how bad, where, at which stage, and what shows it', () =>
    expect(
      read({
        ...asthma,
        onsetDateTime: '2012-05',
        recordedDate: '2020-01-01',
        severity: { text: 'severe' },
        bodySite: [{ text: 'left lung' }],
        stage: [{ summary: { text: 'stage 2' }, assessment: [{ reference: 'Observation/a' }] }],
        evidence: [{ code: [{ text: 'wheeze' }], detail: [{ reference: 'Observation/b' }] }],
        category: [{ text: 'problem' }],
        asserter: { reference: 'Practitioner/d' },
        encounter: { reference: 'Encounter/e' },
      }),
    ).toEqual({
      ...bare,
      start: moment('2012-05-01T00:00:00', 'month'),
      recorded: day('2020-01-01'),
      modifiers: [
        { of: 'site', concept: words('left lung') },
        { of: 'severity', concept: words('severe') },
        { of: 'stage', concept: words('stage 2') },
      ],
      evidence: [words('wheeze')],
      categories: [words('problem')],
      parties: [{ role: 'informant', identity: 'Practitioner/d@clinic' }],
      links: [
        { role: 'encounter', identity: 'Encounter/e@clinic' },
        { role: 'evidence', identity: 'Observation/a@clinic' },
        { role: 'evidence', identity: 'Observation/b@clinic' },
      ],
    }))
  it.each([
    ['at an age', { onsetAge: { value: 12, unit: 'years' } }, { age: amount(12, 'years') }],
    ['in words', { onsetString: 'in childhood' }, { when: 'in childhood' }],
    [
      'between two ages',
      { onsetRange: { low: { value: 10, unit: 'a' }, high: { value: 12, unit: 'a' } } },
      { when: '10 a – 12 a' },
    ],
    [
      'and ended on a day',
      { onsetDateTime: '2012', abatementDateTime: '2013-06-01' },
      { start: moment('2012-01-01T00:00:00', 'year'), end: day('2013-06-01') },
    ],
    [
      'and ended in a period',
      { abatementPeriod: { start: '2013', end: '2014' } },
      { end: moment('2014-01-01T00:00:00', 'year') },
    ],
  ])('began %s', (_, more, expected) =>
    expect(read({ ...asthma, ...more })).toEqual({ ...bare, ...expected }),
  )
  it.each([
    ['abatementAge', { value: 56, unit: 'a' }, { kind: 'quantity', ...amount(56, 'a') }],
    ['abatementString', 'around Easter', { kind: 'text', text: 'around Easter' }],
  ])('%s is kept as it is, and is no date', (name, ended, value) =>
    expect(read({ ...asthma, [name]: ended })).toEqual({ ...bare, qualifiers: [{ name, value }] }),
  )
  it('an onset that lasted does not end the condition', () => {
    const found = read({ ...asthma, onsetPeriod: { start: '2012', end: '2013' } })
    expect(found.start).toEqual(moment('2012-01-01T00:00:00', 'year'))
    expect(found).not.toHaveProperty('end')
    expect(found.qualifiers.map(each => each.name)).toEqual(['onsetPeriod'])
  })
  it('that says nothing at all is turned away, one that says something is not', () => {
    const nothing = { resourceType: 'Condition', id: 'x', subject }
    expect(reasonOf(nothing)).toBe('quarantine.incomplete')
    expect(read({ ...nothing, note: [{ text: 'feels dizzy' }] }).notes).toEqual(['feels dizzy'])
    expect(
      read({ ...nothing, text: { status: 'generated', div: '<div>Dizzy <b>spells</b></div>' } }).notes,
    ).toEqual(['Dizzy spells'])
  })
  it('a narrative that says more than the data is a note, one made from them is not', () => {
    const told = (narrative: string) =>
      read({ ...asthma, text: { status: narrative, div: '<div>More</div>' } }).notes
    expect([told('additional'), told('generated'), told('extensions')]).toEqual([['More'], [], []])
  })
})

describe('an allergy', () => {
  it('says what it does, how it shows, and when it last did', () =>
    expect(
      read({
        resourceType: 'AllergyIntolerance',
        patient: subject,
        clinicalStatus: status('allergyintolerance-clinical', 'active'),
        code: coded(snomed, '91935009', 'Allergy to peanut'),
        type: 'allergy',
        category: ['food'],
        criticality: 'high',
        onsetDateTime: '2004',
        lastOccurrence: '2009-08-07',
        reaction: [
          {
            substance: { text: 'peanut oil' },
            manifestation: [{ text: 'hives' }, { text: 'cough' }],
            description: 'swelling of the lips',
            onset: '2009-08-07',
            severity: 'severe',
            exposureRoute: { text: 'by mouth' },
            note: [{ text: 'treated at home' }],
          },
        ],
      }),
    ).toEqual({
      kind: 'allergy',
      ...plain('AllergyIntolerance'),
      status: 'active',
      concept: concept(snomed, '91935009', 'Allergy to peanut'),
      type: 'allergy',
      categories: ['food'],
      criticality: 'high',
      start: moment('2004-01-01T00:00:00', 'year'),
      last: day('2009-08-07'),
      reactions: [
        {
          substance: words('peanut oil'),
          manifestations: [words('hives'), words('cough')],
          severity: 'severe',
          onset: day('2009-08-07'),
          route: words('by mouth'),
          notes: ['swelling of the lips', 'treated at home'],
        },
      ],
    }))
  it('without a code is of what was reacted to', () =>
    expect(
      read({
        resourceType: 'AllergyIntolerance',
        patient: subject,
        reaction: [{ substance: { text: 'latex' }, manifestation: [] }],
      }).concept,
    ).toEqual(words('latex')))
})

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

describe('a relative', () => {
  const aunt = {
    resourceType: 'FamilyMemberHistory',
    patient: subject,
    status: 'completed',
    relationship: { text: 'aunt' },
  }
  const bare = {
    kind: 'family-history',
    ...plain('FamilyMemberHistory'),
    about: 'relative',
    status: 'completed',
    concept: { codes: [] },
    relationship: words('aunt'),
    conditions: [],
  }
  it('had this and that, from some age on, and died of it', () =>
    expect(
      read({
        ...aunt,
        date: '2020-02-02',
        name: 'Aunt Ada',
        bornDate: '1930-12',
        deceasedAge: { value: 70, unit: 'a' },
        condition: [
          {
            code: coded(snomed, '254837009', 'Breast cancer'),
            contributedToDeath: true,
            onsetAge: { value: 60, unit: 'a' },
          },
          { code: { text: 'gout' }, outcome: { text: 'mild' }, note: [{ text: 'both feet' }] },
        ],
      }),
    ).toEqual({
      ...bare,
      recorded: day('2020-02-02'),
      name: 'Aunt Ada',
      born: moment('1930-12-01T00:00:00', 'month'),
      died: { kind: 'quantity', ...amount(70, 'a') },
      concept: { ...concept(snomed, '254837009', 'Breast cancer'), text: 'gout' },
      conditions: [
        {
          concept: concept(snomed, '254837009', 'Breast cancer'),
          contributedToDeath: true,
          onset: { kind: 'quantity', ...amount(60, 'a') },
          notes: [],
        },
        { concept: words('gout'), outcome: words('mild'), notes: ['both feet'] },
      ],
    }))
  it('lives', () =>
    expect(read({ ...aunt, deceasedBoolean: false })).toEqual({
      ...bare,
      qualifiers: [{ name: 'deceasedBoolean', value: { kind: 'boolean', value: false } }],
    }))
})

describe('a form', () => {
  it('gives its questions with their answers, in their order, those of a group after it', () =>
    expect(
      read({
        resourceType: 'QuestionnaireResponse',
        subject,
        status: 'completed',
        questionnaire: 'http://forms.example/mood',
        _questionnaire: {
          extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: 'Mood' }],
        },
        authored: '2022-05-04',
        author: { reference: 'Practitioner/d' },
        item: [
          {
            linkId: '1',
            text: 'Mood',
            item: [
              {
                linkId: '1.1',
                text: 'Sad?',
                answer: [
                  { valueBoolean: true, item: [{ linkId: '1.1.1', answer: [{ valueString: 'often' }] }] },
                ],
              },
            ],
          },
          { linkId: '2', answer: [{ valueCoding: { system: 'urn:a', code: 'b' } }, { valueInteger: 3 }] },
        ],
      }),
    ).toMatchObject({
      kind: 'questionnaire',
      concept: words('Mood'),
      form: 'http://forms.example/mood',
      recorded: day('2022-05-04'),
      items: [
        { item: '1', question: 'Mood', answers: [] },
        { item: '1.1', question: 'Sad?', answers: [{ kind: 'boolean', value: true }] },
        { item: '1.1.1', answers: [{ kind: 'text', text: 'often' }] },
        {
          item: '2',
          answers: [
            { kind: 'code', concept: concept('urn:a', 'b') },
            { kind: 'quantity', value: 3, text: '3' },
          ],
        },
      ],
    }))
})

describe('a plan', () => {
  it('of care says what is to be done, and why', () =>
    expect(
      read({
        resourceType: 'CarePlan',
        subject,
        status: 'active',
        intent: 'plan',
        title: 'Diabetes care',
        category: [{ text: 'diabetes' }],
        period: { start: '2020' },
        addresses: [{ reference: 'Condition/c' }],
        activity: [{ detail: { code: { text: 'walk' }, status: 'in-progress', description: 'daily' } }],
      }),
    ).toEqual({
      kind: 'plan',
      of: 'care',
      ...plain('CarePlan'),
      standing: { is: 'planned', because: { element: 'intent', word: 'plan' } },
      status: 'active',
      intent: 'plan',
      title: 'Diabetes care',
      concept: words('Diabetes care'),
      categories: [words('diabetes')],
      start: moment('2020-01-01T00:00:00', 'year'),
      links: [{ role: 'reason', identity: 'Condition/c@clinic' }],
      activities: [{ concept: words('walk'), status: 'in-progress', words: 'daily' }],
    }))
  it('of a service says what is asked for, how soon, and for when', () =>
    expect(
      read({
        resourceType: 'ServiceRequest',
        subject,
        status: 'active',
        intent: 'order',
        code: { text: 'MRI' },
        priority: 'stat',
        occurrenceDateTime: '2030-01-01',
        authoredOn: '2022-05-04',
        requisition: { value: 'R1' },
        patientInstruction: 'Come fasting.',
      }),
    ).toEqual({
      kind: 'plan',
      of: 'service',
      ...plain('ServiceRequest'),
      standing: { is: 'planned' },
      status: 'active',
      intent: 'order',
      concept: words('MRI'),
      categories: [],
      start: day('2030-01-01'),
      recorded: day('2022-05-04'),
      modifiers: [{ of: 'priority', concept: concept('http://hl7.org/fhir/request-priority', 'stat') }],
      ids: [{ system: '', value: 'R1' }],
      notes: ['Come fasting.'],
      activities: [],
    }))
  it('of a goal says what is to be reached', () =>
    expect(
      read({
        resourceType: 'Goal',
        subject,
        lifecycleStatus: 'active',
        description: { text: 'lose weight' },
        startDate: '2020-01-01',
      }),
    ).toEqual({
      kind: 'plan',
      of: 'goal',
      ...plain('Goal'),
      standing: { is: 'planned' },
      status: 'active',
      concept: words('lose weight'),
      categories: [],
      start: day('2020-01-01'),
      activities: [],
    }))
})

describe('a device', () => {
  it('in her record is a fact', () =>
    expect(
      read({
        resourceType: 'Device',
        patient: subject,
        status: 'active',
        type: { text: 'insulin pump' },
        deviceName: [{ name: 'Pump 3', type: 'user-friendly-name' }],
        manufacturer: 'Maker',
        modelNumber: 'M3',
        lotNumber: 'L1',
        manufactureDate: '2019-01-01',
        expirationDate: '2029-01-01',
      }),
    ).toMatchObject({
      kind: 'device',
      concept: words('insulin pump'),
      names: ['Pump 3'],
      maker: 'Maker',
      model: 'M3',
      lot: 'L1',
      made: day('2019-01-01'),
      expires: day('2029-01-01'),
    }))
  it('that she uses is linked, and called as the reference calls it', () =>
    expect(
      read({
        resourceType: 'DeviceUseStatement',
        subject,
        status: 'active',
        timingPeriod: { start: '2019' },
        recordedOn: '2020-01-01',
        device: { reference: 'Device/h', display: 'hearing aid' },
        bodySite: { text: 'left ear' },
      }),
    ).toMatchObject({
      kind: 'device',
      concept: words('hearing aid'),
      start: moment('2019-01-01T00:00:00', 'year'),
      recorded: day('2020-01-01'),
      links: [{ role: 'device', identity: 'Device/h@clinic', words: 'hearing aid' }],
      modifiers: [{ of: 'site', concept: words('left ear') }],
    }))
})
