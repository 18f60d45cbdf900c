import { choice, text, type Area } from '../values.ts'

/** Registering somebody. */
export const pageRegister = {
  'register.why': {},
  'register.name': {},
  'register.name-how': {},
  'register.other-names': {},
  'register.other-names-how': {},
  'register.sex': {},
  'register.sex-is': { sex: choice('female', 'male', 'other', 'unknown') },
  'register.birth': {},
  'register.birth-how': {},
  'register.birth-is': { date: text },
  'register.birth-about': { date: text },
  'register.identifier': {},
  'register.identifier-label': {},
  'register.identifier-label-how': {},
  'register.no-name': {},
  'register.no-name-remedy': {},
  'register.may-be': {},
  'register.like': { likeness: choice('number', 'name', 'birth') },
  'register.is-her': { name: text },
  'register.do': {},
  'register.do-all-the-same': {},
  'register.throw-away': {},
  'register.shut': {},
} as const satisfies Area
