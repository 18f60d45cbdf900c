import type { pagePatients as area } from '../areas/page-patients.ts'
import type { Sentences } from '../language.ts'

export const pagePatients: Sentences<typeof area> = {
  'patients.count': '{people, plural, one {# patient} other {# patients}}',
  'patients.pairs': '{pairs, plural, one {# pair} other {# pairs}} may be one person',
  'patients.found-more': 'More than {people}: another letter finds fewer',
  'patients.taken-out':
    '{people, plural, one {# person has} other {# people have}} notes here and no records any more',
  'patients.found': '{people, plural, one {# found} other {# found}}',
  'patients.search': 'Search patients',
  'patients.placeholder': 'Name, identifier, diagnosis, medicine, or words in a note',
  'patients.none': 'No patients yet',
  'patients.bring-in': 'Bring in files',
  'patients.none-why':
    'Casebook reads FHIR R4 bundles and NDJSON exports. What it reads stays on this machine, encrypted.',
  'patients.nobody': 'Nobody found',
  'patients.nobody-why':
    'No name, identifier, diagnosis, medicine or note has words that begin like this. Birth dates and classes of ' +
    'medicines (“statins”) cannot be searched for yet: type the name, or one medicine.',
  'patients.list-scroll': 'Found patients',
  'patients.list': 'Patients',
  'patients.name': 'Name',
  'patients.born': 'Born',
  'patients.age': 'Age',
  'patients.sex': 'Sex',
  'patients.identifier': 'Identifier',
  'patients.last-seen': 'Last seen',
  'patients.found-in': 'Found in, or last seen',
  'patients.deceased': '**{name}** (deceased)',
}
