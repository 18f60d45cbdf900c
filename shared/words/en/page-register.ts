import type { pageRegister as area } from '../areas/page-register.ts'
import type { Sentences } from '../language.ts'

export const pageRegister: Sentences<typeof area> = {
  'register.why': 'Somebody whose records are on paper. Her chart opens when she is registered.',
  'register.name': 'Name',
  'register.name-how': 'Given names first.',
  'register.other-names': 'Other names',
  'register.other-names-how': 'Former or other names, with commas between them; may stay empty.',
  'register.sex': 'Sex',
  'register.sex-is': '{sex, select, female {female} male {male} unknown {not known} other {other}}',
  'register.birth': 'Birth date or age',
  'register.birth-how': 'As exactly as it is known: 4 Mar 1962, Mar 1962, 1962, or an age such as 64.',
  'register.birth-is': 'Born {date}',
  'register.birth-about': 'Born about {date}',
  'register.identifier': 'Number',
  'register.identifier-label': 'What kind of number it is',
  'register.identifier-label-how': 'Such as clinic number or insurance card.',
  'register.no-name': 'Nobody can be found without a name.',
  'register.no-name-remedy': 'Write the name, or what she is called.',
  'register.may-be': 'Perhaps she is here already',
  'register.like':
    '{likeness, select, number {the same number} name {the same name} ' +
    'other {born on the same day, with a similar name}}',
  'register.is-her': 'It is {name}: open the chart',
  'register.do': 'Register and open the chart',
  'register.do-all-the-same': 'Register somebody else and open the chart',
  'register.throw-away': 'Throw away',
  'register.shut': 'Nobody can be registered here.',
}
