import { isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import type { Random } from '../../../shared/domain/random.ts'

const icd10 = 'http://hl7.org/fhir/sid/icd-10'
const atc = 'http://www.whocc.no/atc'
const cvx = 'http://hl7.org/fhir/sid/cvx'
const loinc = 'http://loinc.org'
const snomed = 'http://snomed.info/sct'
const ucum = 'http://unitsofmeasure.org'
const terms = 'http://terminology.hl7.org/CodeSystem'

const concept = (system: string, code: string) => ({ coding: [{ system, code }] })
const quantity = (value: number, unit: string) => ({ value, unit, system: ucum, code: unit })

export const PHQ_9 = '44261-6'

/** How a resource says that it did not happen, or that it does not count. */
const notSo = {
  Condition: [
    { verificationStatus: concept(`${terms}/condition-ver-status`, 'refuted') },
    { verificationStatus: concept(`${terms}/condition-ver-status`, 'provisional') },
    { verificationStatus: concept(`${terms}/condition-ver-status`, 'entered-in-error') },
  ],
  Observation: [{ status: 'entered-in-error' }, { status: 'cancelled' }],
  MedicationRequest: [{ status: 'draft' }, { intent: 'plan' }, { doNotPerform: true }],
  Procedure: [{ status: 'not-done' }, { status: 'preparation' }],
  Immunization: [{ status: 'not-done' }],
  Encounter: [{ status: 'planned' }, { status: 'cancelled' }],
} as const satisfies Record<string, readonly object[]>

export interface Life {
  birth: number
  sex: 'female' | 'male'
  death: number | undefined
}

/**
 * What happens to one person, written down as FHIR R4 resources, each on a day. `odd`: what share of them comes a
 * second time in a form that does not count: planned, refused, refuted, entered in error, or on a day nobody knows.
 */
export function chartOf(name: string, random: Random, odd: number) {
  const facts: { on: number; isContact: boolean; line: string }[] = []
  let written = 0
  const life: Life = {
    birth: 0,
    sex: random.uniform() < 0.5 ? 'female' : 'male',
    death: undefined,
  }
  const subject = { reference: `Patient/${name}` }

  function write(resourceType: keyof typeof notSo, on: number, body: object): void {
    const id = `${name}-${++written}`
    const about = resourceType === 'Immunization' ? 'patient' : 'subject'
    const push = (isContact: boolean, ...more: object[]) =>
      facts.push({
        on,
        isContact,
        line: JSON.stringify(Object.assign({ resourceType, id, [about]: subject }, body, ...more)),
      })
    push(resourceType !== 'Condition' && resourceType !== 'Immunization')
    if (random.uniform() >= odd) return
    const ways = notSo[resourceType]
    push(false, { id: `${id}-not` }, ways[random.integer(ways.length)]!)
  }
  const time = (on: number) => `${isoOfDay(on)}T${String(8 + (written % 9)).padStart(2, '0')}:00:00Z`

  const patient = (death: number | undefined) =>
    JSON.stringify({
      resourceType: 'Patient',
      id: name,
      name: [{ family: name, given: ['Invented'] }],
      gender: life.sex,
      birthDate: isoOfDay(life.birth),
      ...(death !== undefined && { deceasedDateTime: isoOfDay(death) }),
    })

  return {
    life,
    die(on: number) {
      life.death = Math.min(on, life.death ?? Infinity)
    },
    /** What is known of her after a day on which the data end, and another on which nobody saw her again. */
    upTo(end: number, gone: number) {
      const death = life.death !== undefined && life.death <= end ? life.death : undefined
      const last = Math.min(end, gone, death ?? Infinity)
      const known = facts.filter(({ on }) => on <= last)
      const lastSeen = known.reduce(
        (day, { on, isContact }) => (isContact ? Math.max(day, on) : day),
        -Infinity,
      )
      const scored = known.flatMap(({ on, isContact, line }) =>
        isContact && line.includes(PHQ_9) ? [on] : [],
      )
      return { death, lastSeen, scored, lines: [patient(death), ...known.map(({ line }) => line)] }
    },
    visit(on: number, kind: 'AMB' | 'IMP' = 'AMB', days = 0) {
      write('Encounter', on, {
        status: 'finished',
        class: { system: `${terms}/v3-ActCode`, code: kind },
        period: { start: time(on), end: `${isoOfDay(on + days)}T18:00:00Z` },
      })
    },
    diagnosis: (on: number, code: string) =>
      write('Condition', on, {
        verificationStatus: concept(`${terms}/condition-ver-status`, 'confirmed'),
        code: concept(icd10, code),
        onsetDateTime: isoOfDay(on),
      }),
    result(on: number, code: string, [value, unit]: readonly [number, string], less?: boolean) {
      write('Observation', on, {
        status: 'final',
        code: concept(loinc, code),
        effectiveDateTime: time(on),
        valueQuantity: { ...quantity(value, unit), ...(less && { comparator: '<' }) },
      })
    },
    pressure(on: number, systolic: number, diastolic: number) {
      write('Observation', on, {
        status: 'final',
        code: concept(loinc, '85354-9'),
        effectiveDateTime: time(on),
        component: [
          { code: concept(loinc, '8480-6'), valueQuantity: quantity(systolic, 'mm[Hg]') },
          { code: concept(loinc, '8462-4'), valueQuantity: quantity(diastolic, 'mm[Hg]') },
        ],
      })
    },
    smoking(on: number) {
      write('Observation', on, {
        status: 'final',
        code: concept(loinc, '72166-2'),
        effectiveDateTime: time(on),
        valueCodeableConcept: concept(snomed, '266919005'),
      })
    },
    medicine(on: number, code: string) {
      write('MedicationRequest', on, {
        status: 'completed',
        intent: 'order',
        medicationCodeableConcept: concept(atc, code),
        authoredOn: isoOfDay(on),
      })
    },
    operation(on: number, code: string) {
      write('Procedure', on, {
        status: 'completed',
        code: concept(snomed, code),
        // Now and then only the month is known, and then it stands in no period.
        performedDateTime: random.uniform() < odd ? isoOfDay(on).slice(0, 7) : isoOfDay(on),
      })
    },
    vaccine: (on: number, code: string) =>
      write('Immunization', on, {
        status: 'completed',
        vaccineCode: concept(cvx, code),
        occurrenceDateTime: isoOfDay(on),
      }),
  }
}
export type Chart = ReturnType<typeof chartOf>
