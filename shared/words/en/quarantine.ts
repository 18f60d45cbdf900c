import type { quarantine as area } from '../areas/quarantine.ts'
import type { Sentences } from '../language.ts'

export const quarantine: Sentences<typeof area> = {
  'quarantine.no-type': 'This entry does not say what it is (no resourceType).',
  'quarantine.no-type-remedy': 'Ask the sender for FHIR R4.',
  'quarantine.other-version': 'This {type} is written for FHIR {version}, not R4.',
  'quarantine.other-version-remedy': 'Ask the sender to export FHIR R4.',
  'quarantine.no-id': 'This Patient has no id, so nothing can be connected to her.',
  'quarantine.no-id-remedy': 'Ask the sender for an export with ids.',
  'quarantine.no-patient': 'This {type} does not say which patient it is about.',
  'quarantine.no-patient-remedy': 'Ask the sender for an export with references to patients.',
  'quarantine.not-json':
    '{unit, select, line {This line} other {This entry}} is not JSON: a brace, quote or comma is missing.',
  'quarantine.not-json-remedy': 'Ask the sender for the file again, or mend it and retry.',
  'quarantine.broken-file': 'The file could not be read to its end: {why}',
  'quarantine.broken-file-remedy': 'Ask the sender for the file again.',
}
