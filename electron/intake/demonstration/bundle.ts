import { createRandom } from '../../../shared/domain/random.ts'
import { writeOperation, writePlanned, writeReviews, writeShots } from './course.ts'
import { familyNames, givenNames } from './names.ts'
import type { Person } from './practice.ts'
import { operationOf } from './surgery.ts'

const DAY = 86_400_000
type Resource = Record<string, unknown> & { resourceType: string }

const snomed = 'http://snomed.info/sct'
const loinc = 'http://loinc.org'
const icd = 'http://hl7.org/fhir/sid/icd-10'
const atc = 'http://www.whocc.no/atc'
const concept = (system: string, code: string, display: string) => ({
  coding: [{ system, code, display }],
  text: display,
})

/** The two treatments, each by several substances. */
const substances: Record<
  'exposed' | 'comparator',
  ReadonlyArray<readonly [code: string, display: string]>
> = {
  exposed: [
    ['A10BK01', 'dapagliflozin'],
    ['A10BK02', 'canagliflozin'],
    ['A10BK03', 'empagliflozin'],
  ],
  comparator: [
    ['A10BB01', 'glibenclamide'],
    ['A10BB09', 'gliclazide'],
    ['A10BB12', 'glimepiride'],
  ],
}

/**
 * One invented person as a FHIR R4 transaction bundle: what decides treatment and outcome, and what a real chart would
 * hold beside it. The same seed and person always give the same text. `today` is the practice's last day (ISO).
 */
export function bundleOf(seed: number, person: Person, today: string): object {
  const random = createRandom(BigInt(seed) * 1_000_003n + BigInt(person.number))
  const id = () => {
    const hex = random.bits().toString(16).padStart(16, '0') + random.bits().toString(16).padStart(16, '0')
    const [first, second, third] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16)]
    return `${first}-${second}-4${third}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
  const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!
  const { traits, exposed, indexDaysAgo, recordDaysBefore, treatedBefore, outcomeDay, lastDay } = person
  const index = Date.parse(`${today}T00:00:00Z`) - indexDaysAgo * DAY
  const day = (fromIndex: number) => new Date(index + fromIndex * DAY).toISOString().slice(0, 10)
  const twoDigits = (number: number) => String(number).padStart(2, '0')
  const at = (fromIndex: number) =>
    `${day(fromIndex)}T${twoDigits(8 + random.integer(9))}:${twoDigits(random.integer(60))}:00Z`

  const patient = id()
  const subject = { reference: `urn:uuid:${patient}` }
  const resources: Array<{ id: string; resource: Resource }> = []
  const add = (resource: Resource) => {
    const own = id()
    resources.push({ id: own, resource: { ...resource, id: own } })
    return own
  }
  const observe = (
    fromIndex: number,
    code: string,
    display: string,
    value: number,
    unit: string,
    ucum: string,
  ) =>
    add({
      resourceType: 'Observation',
      status: 'final',
      code: concept(loinc, code, display),
      subject,
      effectiveDateTime: at(fromIndex),
      valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: ucum },
    })
  const visit = (fromIndex: number, reason: string) => {
    const [start, end] = [at(fromIndex), at(fromIndex)].toSorted() // a visit ends after it began
    add({
      resourceType: 'Encounter',
      status: 'finished',
      class: {
        system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
        code: 'AMB',
        display: 'ambulatory',
      },
      type: [concept(snomed, '185349003', reason)],
      subject,
      period: { start, end },
    })
  }
  const condition = (fromIndex: number, coding: ReturnType<typeof concept>) =>
    add({
      resourceType: 'Condition',
      clinicalStatus: concept('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active', 'Active'),
      verificationStatus: concept(
        'http://terminology.hl7.org/CodeSystem/condition-ver-status',
        'confirmed',
        'Confirmed',
      ),
      code: coding,
      subject,
      onsetDateTime: day(fromIndex),
      recordedDate: day(fromIndex),
    })
  const prescribe = (fromIndex: number, code: string, display: string, dosage: string) =>
    add({
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: concept(atc, code, display),
      subject,
      authoredOn: at(fromIndex),
      dosageInstruction: [{ text: dosage }],
    })

  // Who she is.
  const operation = operationOf(seed, person)
  const deathDay = operation?.deathDay
  const birth = new Date(index - Math.round(traits.ageYears * 365.25) * DAY).toISOString().slice(0, 10)
  const sex = traits.female ? 'female' : 'male'
  resources.push({
    id: patient,
    resource: {
      resourceType: 'Patient',
      id: patient,
      gender: sex,
      birthDate: birth,
      ...(deathDay !== undefined && { deceasedDateTime: day(deathDay) }),
      name: [{ use: 'official', family: pick(familyNames), given: [pick(givenNames[sex])] }],
      identifier: [
        {
          system: 'urn:casebook:demonstration',
          value: `D${String(seed % 1000).padStart(3, '0')}-${String(person.number + 1).padStart(5, '0')}`,
          type: { text: 'Demonstration number' },
        },
      ],
    },
  })

  // What was known before the start. Someone treated before has a record that begins with that treatment.
  const recordStart = treatedBefore ? -230 : -recordDaysBefore
  visit(recordStart, 'first visit')
  condition(recordStart, concept(icd, 'E11.9', 'Type 2 diabetes mellitus'))
  if (traits.priorDisease)
    condition(recordStart + 5, concept(icd, 'I25.9', 'Chronic ischaemic heart disease'))
  if (treatedBefore) prescribe(-200, 'A10BB09', 'gliclazide', 'one tablet a day')
  prescribe(recordStart + 1, 'A10BA02', 'metformin', '850 mg twice a day')
  if (random.uniform() < 0.15)
    add({
      resourceType: 'AllergyIntolerance',
      clinicalStatus: concept(
        'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
        'active',
        'Active',
      ),
      code: concept(snomed, '294505008', 'Allergy to amoxicillin'),
      patient: subject,
      criticality: 'low',
      recordedDate: day(recordStart),
      reaction: [{ manifestation: [{ text: 'rash' }] }],
    })
  if (random.uniform() < 0.5)
    add({
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode: concept('http://hl7.org/fhir/sid/cvx', '140', 'Influenza vaccine'),
      patient: subject,
      occurrenceDateTime: day(recordStart + 20),
    })
  for (const [fromIndex, drift] of [
    [recordStart, 1],
    [-3, 0],
  ] as const) {
    observe(fromIndex, '62238-1', 'eGFR', traits.egfr + 3 * drift, 'mL/min/1.73m²', 'mL/min/{1.73_m2}')
    observe(fromIndex, '4548-4', 'Hemoglobin A1c', Number((traits.hba1c - 0.4 * drift).toFixed(1)), '%', '%')
    observe(fromIndex, '39156-5', 'Body mass index', traits.bmi, 'kg/m²', 'kg/m2')
  }
  add({
    resourceType: 'Observation',
    status: 'final',
    code: concept(loinc, '85354-9', 'Blood pressure'),
    subject,
    effectiveDateTime: at(-3),
    component: [
      ['8480-6', 'Systolic blood pressure', 118 + random.integer(45)],
      ['8462-4', 'Diastolic blood pressure', 66 + random.integer(28)],
    ].map(([code, display, value]) => ({
      code: concept(loinc, String(code), String(display)),
      valueQuantity: { value, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
    })),
  })

  // The start, and what came after.
  visit(0, 'treatment review')
  const [code, display] = pick(exposed ? substances.exposed : substances.comparator)
  prescribe(0, code, display, 'one tablet a day')
  const note =
    `Sugar above target on metformin alone. Discussed ${display}; started today. ` +
    `HbA1c ${traits.hba1c} %, eGFR ${traits.egfr}.`
  add({
    resourceType: 'DocumentReference',
    status: 'current',
    type: concept(loinc, '11506-3', 'Progress note'),
    subject,
    date: at(0),
    description: 'Visit note',
    content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(note).toString('base64') } }],
  })
  for (let month = 4; month * 30 < Math.min(lastDay, 720); month += 4) {
    visit(month * 30, 'follow-up')
    observe(
      month * 30,
      '4548-4',
      'Hemoglobin A1c',
      Number(Math.max(5.6, traits.hba1c - 0.9 + 0.4 * random.normal()).toFixed(1)),
      '%',
      '%',
    )
    observe(
      month * 30,
      '62238-1',
      'eGFR',
      Math.max(12, Math.round(traits.egfr - month * 0.25 + 3 * random.normal())),
      'mL/min/1.73m²',
      'mL/min/{1.73_m2}',
    )
  }
  if (outcomeDay !== undefined) {
    condition(outcomeDay, concept(icd, 'I50.9', 'Heart failure'))
    const echo = observe(
      outcomeDay,
      '10230-1',
      'Left ventricular ejection fraction',
      25 + random.integer(25),
      '%',
      '%',
    )
    add({
      resourceType: 'DiagnosticReport',
      status: 'final',
      code: concept(loinc, '34552-0', 'Echocardiogram'),
      subject,
      effectiveDateTime: at(outcomeDay),
      conclusion: 'Reduced ejection fraction.',
      result: [{ reference: `urn:uuid:${echo}` }],
    })
    add({
      resourceType: 'Procedure',
      status: 'completed',
      code: concept(snomed, '40701008', 'Echocardiography'),
      subject,
      performedDateTime: at(outcomeDay),
    })
  }
  // The last thing in the record: until here she was seen.
  visit(lastDay, 'last visit')

  // What else became of her; last, so that all above is the same without it.
  const writer = {
    subject,
    day,
    add,
    visit,
    condition,
    hba1c: (on: number, percent: number) => observe(on, '4548-4', 'Hemoglobin A1c', percent, '%', '%'),
    bodyMass: (on: number, index: number) =>
      observe(on, '39156-5', 'Body mass index', index, 'kg/m²', 'kg/m2'),
  }
  writeReviews(writer, seed, person)
  writeShots(writer, seed, person)
  if (operation) writeOperation(writer, operation)
  if (deathDay === undefined) writePlanned(writer, seed, person)

  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map(({ id: own, resource }) => ({
      fullUrl: `urn:uuid:${own}`,
      resource,
      request: { method: 'POST', url: resource.resourceType },
    })),
  }
}
