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
  'quarantine.no-such-patient': 'Nothing that was read describes the patient whom this {type} is about.',
  'quarantine.no-such-patient-remedy':
    'It is put on her chart by itself once a file with the patient is read.',
  'quarantine.two-people':
    'The same number stands for somebody with another name and birth date, who was read before.',
  'quarantine.two-people-remedy':
    'Nothing of the two was mixed. Import this file alone, and say which source it comes from.',
  'quarantine.incomplete': 'This {type} lacks {element}, without which nobody can say what it means.',
  'quarantine.incomplete-remedy': 'Ask the sender for it, or mend the file and retry.',
  'quarantine.unknown-status':
    'The {element} of this {type} is none of those that FHIR R4 knows, so nobody can say whether it happened.',
  'quarantine.unknown-status-remedy': 'Ask the sender what it means, or mend the file and retry.',
  'quarantine.unsafe':
    'This {type} carries a modifier that this version does not know. It may mean the opposite of what it seems ' +
    'to, so it cannot be read safely.',
  'quarantine.unsafe-remedy': 'Ask the sender what the modifier means.',
  'quarantine.unknown-type': 'This entry names a resourceType that is none of FHIR R4.',
  'quarantine.deletion':
    'This entry deletes a patient, or something it names by a search or a urn: what it takes back is still shown.',
  'quarantine.deletion-remedy':
    'Ask the sender what was deleted and why, or for the whole of it as it is now.',
  'quarantine.patch':
    'This entry changes a part of another one (PATCH), which this version does not read yet.',
  'quarantine.patch-remedy': 'Ask the sender for the whole of it as it is after the change.',
  'quarantine.not-json':
    '{unit, select, line {This line} other {This entry}} is not JSON: a brace, quote or comma is missing.',
  'quarantine.not-json-remedy': 'Ask the sender for the file again, or mend it and retry.',
  'quarantine.too-large': 'This entry is larger than {megabytes, number} MB, the most that is read at once.',
  'quarantine.text-too-long':
    'A text in this entry is longer than {megabytes, number} million characters, the most that is read.',
  'quarantine.too-deep':
    'This entry is nested more than {levels, number} levels deep, the most that is read.',
  'quarantine.too-many-values':
    'This entry has more than {values, number} values, the most that is read at once.',
  'quarantine.beyond-bounds-remedy':
    'Ask the sender for it in several entries. Its bytes are kept, and the other entries of the file were read.',
  'quarantine.failed': 'This entry has a form that this version cannot read.',
  'quarantine.failed-remedy': 'Retry it with a newer version; the other entries of the file were read.',
  'quarantine.broken-file': 'The file could not be read to its end: {why}',
  'quarantine.broken-file-remedy': 'Ask the sender for the file again.',
  'quarantine.beyond-budget-remedy':
    'What stands before is kept. Ask the sender for the rest in smaller files.',
  'quarantine.no-end-remedy':
    'What stands before is kept, and so are the bytes. Import it again with a newer version, and tell its makers.',
}
