import { describe, expect, it } from 'vitest'
import {
  coded,
  concept,
  day,
  factOf,
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
