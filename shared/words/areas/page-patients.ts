import { choice, count, text, type Area } from '../values.ts'

/** The list of patients. */
export const pagePatients = {
  'patients.count': { people: count },
  'patients.pairs': { pairs: count },
  'patients.taken-out': { people: count },
  'patients.found-more': { people: count },
  'patients.found': { people: count },
  'patients.search': {},
  'patients.placeholder': {},
  'patients.none': {},
  'patients.bring-in': {},
  'patients.none-why': {},
  'patients.nobody': {},
  'patients.nobody-why': {},
  'patients.list-scroll': {},
  'patients.list': {},
  'patients.name': {},
  'patients.born': {},
  'patients.age': {},
  'patients.sex': {},
  'patients.identifier': {},
  'patients.last-seen': {},
  'patients.found-in': {},
  'patients.group': { by: choice('person', 'code', 'text'), people: count },
  'patients.deceased': { name: text },
} as const satisfies Area
