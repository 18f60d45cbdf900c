import type { Clinic, Practitioner } from './clinic.ts'
import type { Analyte, Coded, Medicine } from './codes.ts'
import { isoDay, isoMinute } from './days.ts'
import type { Registration } from './person.ts'
import {
  loinc,
  piecesOf,
  profiles,
  quoted,
  rxnorm,
  snomed,
  state,
  terms,
  type Style,
  type Visit,
} from './pieces.ts'

/*
 * FHIR R4 resources as JSON text. It is put together from ready-made pieces: JSON.stringify would take most
 * of the time of writing a practice. Whatever comes from a list of names goes through `quoted`.
 */

const clinical = {
  active: state('condition-clinical', 'active'),
  resolved: state('condition-clinical', 'resolved'),
  allergy: state('allergyintolerance-clinical', 'active'),
}
const confirmed = {
  condition: state('condition-ver-status', 'confirmed'),
  allergy: state('allergyintolerance-verification', 'confirmed'),
}
const laboratory = state('v2-0074', 'LAB')
const problemList = state('condition-category', 'problem-list-item')
const observed = {
  vital: state('observation-category', 'vital-signs'),
  lab: state('observation-category', 'laboratory'),
  social: state('observation-category', 'social-history'),
}
const ambulatory = quoted({ system: `${terms}/v3-ActCode`, code: 'AMB', display: 'ambulatory' })
const visitTypes = [
  { code: '185349003', display: 'Encounter for check up (procedure)' },
  { code: '185345009', display: 'Encounter for symptom' },
  { code: '390906007', display: 'Follow-up encounter' },
]
const bloodPressure = { code: '85354-9', display: 'Blood pressure panel with all children optional' }
const laboratoryReport = { code: '11502-2', display: 'Laboratory report' }
const progressNote = { code: '11506-3', display: 'Progress note' }
const smoking = { code: '72166-2', display: 'Tobacco smoking status NHIS' }

/** The writers of one style. Each answers the text of a resource. */
export function resourceTexts(style: Style) {
  const { full, concept, reference, quantity, begin, narrative } = piecesOf(style)

  const during = ({ subject, encounter }: Visit) => `,"subject":${subject},"encounter":${encounter}`

  const range = ({ range: known, unit }: Analyte) =>
    known === undefined || !full
      ? ''
      : `,"referenceRange":[{"low":{"value":${known[0]},"unit":${quoted(unit)}},` +
        `"high":{"value":${known[1]},"unit":${quoted(unit)}},"text":"${known[0]} - ${known[1]}"}]`

  /** The members of an observation up to its value. */
  const observation = (id: string, visit: Visit, category: keyof typeof observed, code: string) => {
    const at = isoMinute(visit.day, visit.minute)
    const profile = { lab: 'observation-lab', vital: 'vital-signs', social: 'smokingstatus' }[category]
    const issued = full
      ? `,"issued":"${isoDay(visit.day)}T23:00:00.000+00:00","performer":[${visit.practitioner}]`
      : ''
    return (
      `${begin('Observation', id, profile, visit.day)},"status":"final","category":[${observed[category]}],` +
      `"code":${code}${during(visit)},"effectiveDateTime":"${at}"${issued}`
    )
  }

  return {
    reference,

    organization({ id, name }: Clinic): string {
      return quoted({
        resourceType: 'Organization',
        id,
        active: true,
        type: [
          {
            coding: [{ system: `${terms}/organization-type`, code: 'prov', display: 'Healthcare Provider' }],
          },
        ],
        name,
      })
    },

    practitioner({ id, family, given }: Practitioner): string {
      const name = [{ family, given: [given], prefix: ['Dr.'] }]
      return quoted({ resourceType: 'Practitioner', id, active: true, name })
    },

    patient(registered: Registration, clinic: Clinic): string {
      const { id, family, given, suffix, maiden, sex, birthDate, death, address, phone, email } = registered
      const number = {
        coding: [{ system: `${terms}/v2-0203`, code: 'MR', display: 'Medical Record Number' }],
      }
      const telecom = [
        ...(phone === undefined ? [] : [{ system: 'phone', value: phone, use: 'home' }]),
        ...(email === undefined ? [] : [{ system: 'email', value: email }]),
      ]
      const text = quoted({
        resourceType: 'Patient',
        id,
        ...(full && { meta: { versionId: '1', profile: [`${profiles}/us-core-patient`] } }),
        identifier: [
          {
            type: { ...number, text: 'Medical Record Number' },
            system: clinic.system,
            value: registered.recordNumber,
          },
        ],
        active: true,
        name: [
          { use: 'official', family, given, ...(suffix !== undefined && { suffix: [suffix] }) },
          ...(maiden === undefined ? [] : [{ use: 'maiden', family: maiden, given }]),
        ],
        ...(telecom.length > 0 && { telecom }),
        ...(sex !== undefined && { gender: sex }),
        ...(birthDate !== undefined && { birthDate }),
        ...(death !== undefined && { deceasedDateTime: death }),
        ...(address && {
          address: [
            {
              line: [address.line],
              city: address.city,
              state: address.state,
              postalCode: address.postalCode,
              country: 'US',
            },
          ],
        }),
        ...(full && {
          communication: [
            {
              language: {
                coding: [{ system: 'urn:ietf:bcp:47', code: 'en-US', display: 'English' }],
                text: 'English',
              },
            },
          ],
        }),
      })
      return `${text.slice(0, -1)},"managingOrganization":${reference('Organization', clinic.id)}}`
    },

    encounter(id: string, visit: Visit, { kind, clinic }: { kind: number; clinic: string }): string {
      const { subject, practitioner, day, minute } = visit
      const type = visitTypes[kind % visitTypes.length]!
      return (
        `${begin('Encounter', id, 'encounter', day)}${narrative(type.display)},"status":"finished",` +
        `"class":${ambulatory},"type":[${concept(snomed, type)}],"subject":${subject},` +
        `"participant":[{"individual":${practitioner}}],` +
        `"period":{"start":"${isoMinute(day, minute)}","end":"${isoMinute(day, minute + 20)}"},` +
        `"serviceProvider":${clinic}}`
      )
    },

    condition(
      id: string,
      visit: Visit,
      { what, onset, abated }: { what: Coded; onset: number; abated?: number },
    ): string {
      const over = abated === undefined ? '' : `,"abatementDateTime":"${isoDay(abated)}"`
      return (
        `${begin('Condition', id, 'condition', visit.day)}${narrative(what.display)},` +
        `"clinicalStatus":${over === '' ? clinical.active : clinical.resolved},` +
        `"verificationStatus":${confirmed.condition},"category":[${problemList}],` +
        `"code":${concept(snomed, what)}${during(visit)},"onsetDateTime":"${isoDay(onset)}"${over},` +
        `"recordedDate":"${isoDay(visit.day)}"}`
      )
    },

    /** `value` in the analyte's own unit; `second` writes it in the other. */
    result(id: string, visit: Visit, { of, value, vital, second }: Result): string {
      const other = second ? of.second : undefined
      const { times, plus, digits } = other ?? { times: 1, plus: 0, digits: of.digits }
      const shown = rounded(Math.max(of.least, value) * times + plus, digits)
      return (
        `${observation(id, visit, vital ? 'vital' : 'lab', concept(loinc, other ?? of))},` +
        `"valueQuantity":${quantity(shown, other ?? of)}${other ? '' : range(of)}}`
      )
    },

    bloodPressure(id: string, visit: Visit, parts: ReadonlyArray<Pick<Result, 'of' | 'value'>>): string {
      const components = parts.map(({ of, value }) => {
        const shown = rounded(Math.max(of.least, value), of.digits)
        return `{"code":${concept(loinc, of)},"valueQuantity":${quantity(shown, of)}}`
      })
      const panel = concept(loinc, bloodPressure)
      return `${observation(id, visit, 'vital', panel)},"component":[${components.join(',')}]}`
    },

    smoking(id: string, visit: Visit, what: Coded): string {
      const code = concept(loinc, smoking)
      return `${observation(id, visit, 'social', code)},"valueCodeableConcept":${concept(snomed, what)}}`
    },

    report(id: string, visit: Visit, results: readonly string[]): string {
      const listed = results.map(result => reference('Observation', result))
      return (
        `${begin('DiagnosticReport', id, 'diagnosticreport-lab', visit.day)}` +
        `${narrative('Laboratory report')},"status":"final","category":[${laboratory}],` +
        `"code":${concept(loinc, laboratoryReport)}` +
        `${during(visit)},"effectiveDateTime":"${isoMinute(visit.day, visit.minute)}",` +
        `"issued":"${isoDay(visit.day)}T23:00:00.000+00:00","result":[${listed.join(',')}]}`
      )
    },

    medication(id: string, visit: Visit, { what, stopped }: { what: Medicine; stopped: boolean }): string {
      const { sig, dose, perDay, unit } = what
      const timing = `"timing":{"repeat":{"frequency":${perDay},"period":1,"periodUnit":"d"}}`
      return (
        `${begin('MedicationRequest', id, 'medicationrequest', visit.day)}${narrative(what.display)},` +
        `"status":"${stopped ? 'stopped' : 'active'}","intent":"order",` +
        `"medicationCodeableConcept":${concept(rxnorm, what)}${during(visit)},` +
        `"authoredOn":"${isoMinute(visit.day, visit.minute)}","requester":${visit.practitioner},` +
        `"dosageInstruction":[{"text":"${sig}",${timing},` +
        `"doseAndRate":[{"doseQuantity":{"value":${dose},"unit":"${unit}"}}]}]}`
      )
    },

    procedure(id: string, visit: Visit, what: Coded): string {
      const start = isoMinute(visit.day, visit.minute)
      return (
        `${begin('Procedure', id, 'procedure', visit.day)}${narrative(what.display)},"status":"completed",` +
        `"code":${concept(snomed, what)}${during(visit)},` +
        `"performedPeriod":{"start":"${start}","end":"${isoMinute(visit.day, visit.minute + 15)}"}}`
      )
    },

    immunization(id: string, visit: Visit, what: Coded): string {
      return (
        `${begin('Immunization', id, 'immunization', visit.day)}${narrative(what.display)},` +
        `"status":"completed","vaccineCode":${concept('http://hl7.org/fhir/sid/cvx', what)},` +
        `"patient":${visit.subject},"encounter":${visit.encounter},` +
        `"occurrenceDateTime":"${isoMinute(visit.day, visit.minute)}",` +
        `"primarySource":true}`
      )
    },

    allergy(
      id: string,
      visit: Visit,
      {
        what,
        category,
        severe,
        reaction,
      }: { what: Coded; category: string; severe: boolean; reaction: Coded },
    ): string {
      return (
        `${begin('AllergyIntolerance', id, 'allergyintolerance', visit.day)}${narrative(what.display)},` +
        `"clinicalStatus":${clinical.allergy},"verificationStatus":${confirmed.allergy},"type":"allergy",` +
        `"category":["${category}"],"criticality":"${severe ? 'high' : 'low'}",` +
        `"code":${concept(snomed, what)},"patient":${visit.subject},"recordedDate":"${isoDay(visit.day)}",` +
        `"reaction":[{"manifestation":[${concept(snomed, reaction)}]}]}`
      )
    },

    document(id: string, visit: Visit, words: string): string {
      return (
        `${begin('DocumentReference', id, 'documentreference', visit.day)},"status":"current",` +
        `"type":${concept(loinc, progressNote)},"subject":${visit.subject},` +
        `"date":"${isoDay(visit.day)}T18:00:00+00:00","author":[${visit.practitioner}],` +
        `"content":[{"attachment":{"contentType":"text/plain; charset=utf-8",` +
        `"data":"${Buffer.from(words).toString('base64')}"}}],"context":{"encounter":[${visit.encounter}]}}`
      )
    },
  }
}

export type ResourceTexts = ReturnType<typeof resourceTexts>

/** One measurement. */
export interface Result {
  readonly of: Analyte
  readonly value: number
  readonly vital: boolean
  /** Written in the analyte's second unit. */
  readonly second: boolean
}

const powers = [1, 10, 100]
const rounded = (value: number, digits: number) => Math.round(value * powers[digits]!) / powers[digits]!
