import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportEverything } from '../../../electron/records/export/export-everything.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { exportTexts } from '../../../shared/words/export-texts.ts'
import { languages } from '../../../shared/words/languages.ts'
import { speaker } from '../../../shared/words/speaker.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'

const texts = exportTexts(speaker(languages[0]).words)

/** Every status that R4 (4.0.1) has for a resource, as its pages list them. */
const statuses: Readonly<Record<string, string>> = {
  Observation: 'registered preliminary final amended corrected cancelled entered-in-error unknown',
  DiagnosticReport:
    'registered partial preliminary final amended corrected appended cancelled entered-in-error unknown',
  MedicationRequest: 'active on-hold cancelled completed entered-in-error stopped draft unknown',
  MedicationStatement: 'active completed entered-in-error intended stopped on-hold unknown not-taken',
  MedicationAdministration: 'in-progress not-done on-hold completed entered-in-error stopped unknown',
  MedicationDispense:
    'preparation in-progress cancelled on-hold completed entered-in-error stopped declined unknown',
  Procedure: 'preparation in-progress not-done on-hold stopped completed entered-in-error unknown',
  Immunization: 'completed entered-in-error not-done',
  Encounter: 'planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown',
  DocumentReference: 'current superseded entered-in-error',
  FamilyMemberHistory: 'partial completed entered-in-error health-unknown',
  QuestionnaireResponse: 'in-progress completed amended entered-in-error stopped',
  CarePlan: 'draft active on-hold revoked completed entered-in-error unknown',
  ServiceRequest: 'draft active on-hold revoked completed entered-in-error unknown',
  Goal: 'proposed planned accepted active on-hold completed cancelled entered-in-error rejected',
  Device: 'active inactive entered-in-error unknown',
  DeviceUseStatement: 'active completed entered-in-error intended stopped on-hold',
}
const words = (text: string) => ({ coding: [{ system: 'http://example.org/codes', code: text }], text })
const subject = { reference: 'Patient/a' }
const dosage = {
  text: 'one in the morning',
  route: words('oral'),
  timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
  doseAndRate: [
    { doseQuantity: { value: 2.5, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
  ],
}
/** What of each type is its own. */
const own: Readonly<Record<string, object>> = {
  Observation: {
    subject,
    code: words('glucose'),
    effectivePeriod: { start: '2020-02-03T10:00:00Z', end: '2020-02-03T11:00:00Z' },
    issued: '2020-02-04T10:00:00.000Z',
    valueRatio: { numerator: { value: 1 }, denominator: { value: 64 } },
    interpretation: [words('H')],
    referenceRange: [{ low: { value: 3.9, unit: 'mmol/L' }, text: 'fasting' }],
    component: [{ code: words('part'), valueQuantity: { value: 120, unit: 'mmHg' } }],
    note: [{ text: 'a remark' }],
  },
  DiagnosticReport: {
    subject,
    code: words('culture'),
    effectiveDateTime: '2020-02',
    conclusion: 'no growth',
    presentedForm: [
      { contentType: 'text/plain; charset=utf-8', data: Buffer.from('no growth').toString('base64') },
    ],
  },
  MedicationRequest: {
    subject,
    intent: 'order',
    medicationCodeableConcept: words('enalapril'),
    authoredOn: '2020-02-03',
    dosageInstruction: [dosage],
    dispenseRequest: { expectedSupplyDuration: { value: 30, unit: 'd' }, numberOfRepeatsAllowed: 2 },
  },
  MedicationStatement: {
    subject,
    medicationCodeableConcept: words('enalapril'),
    effectivePeriod: { start: '2020' },
    dosage: [dosage],
  },
  MedicationAdministration: {
    subject,
    medicationCodeableConcept: words('enalapril'),
    effectiveDateTime: '2020-02-03',
    dosage: { dose: { value: 5, unit: 'mg' }, route: words('oral') },
  },
  MedicationDispense: {
    subject,
    medicationCodeableConcept: words('enalapril'),
    whenHandedOver: '2020-02-03',
    quantity: { value: 30, unit: 'tablet' },
  },
  Procedure: { subject, code: words('suture'), performedDateTime: '2020-02-03', outcome: words('healed') },
  Immunization: {
    patient: subject,
    vaccineCode: words('measles'),
    occurrenceString: 'as a child',
    lotNumber: 'L1',
    protocolApplied: [{ doseNumberPositiveInt: 2, targetDisease: [words('measles')] }],
  },
  Encounter: {
    subject,
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [words('visit')],
    period: { start: '2020-02-03T09:00:00+02:00', end: '2020-02-03T09:30:00+02:00' },
  },
  DocumentReference: {
    subject,
    type: words('letter'),
    description: 'A letter',
    date: '2020-02-03T09:00:00Z',
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          data: Buffer.from('dear').toString('base64'),
        },
      },
    ],
  },
  FamilyMemberHistory: {
    patient: subject,
    relationship: words('mother'),
    deceasedAge: { value: 70, unit: 'a' },
    condition: [{ code: words('diabetes'), onsetString: 'late', contributedToDeath: true }],
  },
  QuestionnaireResponse: {
    subject,
    questionnaire: 'http://example.org/form',
    authored: '2020-02-03',
    item: [
      { linkId: '1', text: 'Smokes', answer: [{ valueBoolean: false }] },
      { linkId: '2', answer: [{ valueDateTime: '2019-05' }, { valueString: 'or so' }] },
    ],
  },
  CarePlan: {
    subject,
    intent: 'plan',
    title: 'Foot care',
    period: { start: '2020-02-03' },
    activity: [{ detail: { status: 'scheduled', description: 'see the feet' } }],
  },
  ServiceRequest: { subject, intent: 'order', code: words('x-ray'), occurrenceDateTime: '2020-02-03' },
  Goal: { subject, description: words('walk'), startDate: '2020-02-03' },
  Device: {
    patient: subject,
    type: words('pump'),
    deviceName: [{ name: 'Pump', type: 'other' }],
    lotNumber: 'L2',
  },
  DeviceUseStatement: { subject, device: { display: 'Hearing aid' }, timingDateTime: '2020-02-03' },
}
const everyStatus = Object.entries(statuses).flatMap(([resourceType, known]) =>
  known.split(' ').map(status => ({
    resourceType,
    id: `${resourceType}-${status}`.toLowerCase().slice(0, 64),
    ...(resourceType === 'Goal' ? { lifecycleStatus: status } : { status }),
    ...own[resourceType],
  })),
)
const concept = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
})
/** What says in other ways than a status that it is not so. */
const otherwise = [
  ...['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error'].map(code => ({
    resourceType: 'Condition',
    id: `condition-${code}`,
    code: words('gout'),
    clinicalStatus: code === 'entered-in-error' ? undefined : concept('condition-clinical', 'remission'),
    verificationStatus: concept('condition-ver-status', code),
    onsetAge: { value: 50, unit: 'a' },
    abatementDateTime: '2021-03',
    subject,
  })),
  ...['unconfirmed', 'confirmed', 'refuted', 'entered-in-error'].map(code => ({
    resourceType: 'AllergyIntolerance',
    id: `allergy-${code}`,
    code: words('penicillin'),
    verificationStatus: concept('allergyintolerance-verification', code),
    reaction: [{ manifestation: [words('rash')], severity: 'mild' }],
    patient: subject,
  })),
  {
    resourceType: 'AllergyIntolerance',
    id: 'no-known-allergy',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' }] },
    verificationStatus: concept('allergyintolerance-verification', 'confirmed'),
    patient: subject,
  },
  {
    ...own['MedicationRequest'],
    resourceType: 'MedicationRequest',
    id: 'not',
    status: 'active',
    doNotPerform: true,
  },
  {
    ...own['ServiceRequest'],
    resourceType: 'ServiceRequest',
    id: 'never',
    status: 'active',
    doNotPerform: true,
  },
  {
    ...own['ServiceRequest'],
    resourceType: 'ServiceRequest',
    id: 'perhaps',
    status: 'active',
    intent: 'proposal',
  },
  {
    ...own['DocumentReference'],
    resourceType: 'DocumentReference',
    id: 'early',
    status: 'current',
    docStatus: 'preliminary',
  },
  {
    resourceType: 'Observation',
    id: 'unperformed',
    status: 'final',
    code: words('glucose'),
    dataAbsentReason: concept('data-absent-reason', 'not-performed'),
    subject,
  },
]

/** What a fact says, but for what names it and where it came from. */
function telling(fact: Said): string {
  const { links: _links, parties: _parties, qualifiers: _qualifiers, ...said } = fact
  return JSON.stringify({ ...said, unread: [], updated: undefined, versionId: undefined })
}
function toldBy({ store }: IntakeRoom): string[] {
  return store.takingOut
    .facts({ after: 0, limit: 1_000 })
    .map(row => telling(store.rows.shownIn(row)))
    .toSorted()
}

describe('facts as FHIR', () => {
  let folder = ''
  let room: IntakeRoom
  let again: IntakeRoom
  beforeEach(() => {
    folder = temporaryFolder()
    room = intakeRoom()
    again = intakeRoom()
  })
  afterEach(() => {
    room.end()
    again.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('read again say what they said, whatever their status and however it was said that it is not so', async () => {
    const lines = [
      {
        resourceType: 'Patient',
        id: 'a',
        name: [{ text: 'Ada Invented' }],
        gender: 'female',
        birthDate: '1950',
      },
      ...everyStatus,
      ...otherwise,
    ].map(each => JSON.stringify(each))
    const { quarantine } = await room.import([writeIn(folder, 'in/all.ndjson', lines.join('\n'))])
    expect(quarantine).toEqual([])
    const listening = { signal: new AbortController().signal, report: () => undefined }
    const out = path.join(folder, randomUUID())
    await exportEverything(room.store, { folder: out, texts }, listening)
    const { quarantine: refused } = await again.import([path.join(out, 'fhir')])
    expect(refused).toEqual([])
    expect(toldBy(again)).toHaveLength(everyStatus.length + otherwise.length)
    expect(toldBy(again)).toEqual(toldBy(room))
    // R4 asks that what was entered in error has no clinical status.
    for (const line of readFileSync(path.join(out, 'fhir', 'Condition.ndjson'), 'utf8')
      .trim()
      .split('\n'))
      if (line.includes('entered-in-error')) expect(line).not.toContain('clinicalStatus')
  })
})
