import { allergy } from './allergy.ts'
import { condition } from './condition.ts'
import { device, deviceUse } from './device.ts'
import { document } from './document.ts'
import { encounter } from './encounter.ts'
import { familyHistory } from './family-history.ts'
import { immunization } from './immunization.ts'
import type { ResourceMap } from './kind.ts'
import {
  medicationAdministration,
  medicationDispense,
  medicationRequest,
  medicationStatement,
} from './medication.ts'
import { observation } from './observation.ts'
import { carePlan, goal, serviceRequest } from './plan.ts'
import { procedure } from './procedure.ts'
import { questionnaire } from './questionnaire.ts'
import { report } from './report.ts'

/** Every resource type that becomes a fact. A new one is a file beside this one, a line here and its status words. */
export const factTypes: ReadonlyMap<string, ResourceMap> = new Map([
  ['AllergyIntolerance', allergy],
  ['CarePlan', carePlan],
  ['Condition', condition],
  ['Device', device],
  ['DeviceUseStatement', deviceUse],
  ['DiagnosticReport', report],
  ['DocumentReference', document],
  ['Encounter', encounter],
  ['FamilyMemberHistory', familyHistory],
  ['Goal', goal],
  ['Immunization', immunization],
  ['MedicationAdministration', medicationAdministration],
  ['MedicationDispense', medicationDispense],
  ['MedicationRequest', medicationRequest],
  ['MedicationStatement', medicationStatement],
  ['Observation', observation],
  ['Procedure', procedure],
  ['QuestionnaireResponse', questionnaire],
  ['ServiceRequest', serviceRequest],
])

/** What facts name and that is no fact itself. A Device that stands in somebody's record is a fact. */
export const referentTypes: ReadonlySet<string> = new Set([
  'Binary',
  'Device',
  'Location',
  'Medication',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
  'Specimen',
])
