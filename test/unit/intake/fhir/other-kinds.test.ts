import { describe, expect, it } from 'vitest'
import { coded, concept, day, factOf, moment, plain, snomed, withoutPlace } from './reading.ts'

/* FHIR R4 (4.0.1), each resource's page under https://hl7.org/fhir/R4/. Facts by hand. */

const subject = { reference: 'Patient/p' }
const words = (text: string) => ({ codes: [], text })
const amount = (value: number, unit: string) => ({ value, text: String(value), unit })
const read = (resource: object) => withoutPlace(factOf({ id: 'x', ...resource }))

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
