import type { pageFrame as area } from '../areas/page-frame.ts'
import type { Sentences } from '../language.ts'

export const pageFrame: Sentences<typeof area> = {
  'frame.views': 'Views',
  'frame.demonstration': 'Demonstration: invented people',
  'frame.find': 'Find a patient, go to a view',
  'frame.keys': 'Keys',
  'frame.lock': 'Lock',
  'frame.locking': 'Locking',
  'frame.title': '{view} - Casebook',
  'frame.starting': 'Starting',
  'frame.try-again': 'Try again',
  'frame.close': 'Close',
  'frame.cancel': 'Cancel',
  'frame.show-typed': 'Show or hide what is typed',
  'frame.services-asking': 'Services: asking',
  'frame.services-ready': 'All services ready',
  'frame.service-state':
    '{service} {state, select, starting {starting} ready {ready} restarting {restarting} other {stopped}}',
  'frame.nothing-leaves': 'Nothing leaves this machine unless you approve it',
  'frame.jobs': 'What is running',
  'frame.cancel-job': 'Cancel: {job}',
  'palette.title': 'Find',
  'palette.placeholder': 'Name, identifier, diagnosis, words in a note, or a view',
  'palette.found': 'Found',
  'palette.nobody': 'Nobody found',
  'palette.lock-detail': 'Hides everything until the passphrase is given',
  'progress.counted': '{phase}, {done} of {of}',
  'person.age':
    '{unit, select, day {{most, plural, one {# day} other {# days}}} month {{most, plural, one {# month} other {# ' +
    'months}}} other {{most, plural, one {# year} other {# years}}}}',
  'person.age-short': '{unit, select, day {{most} d} month {{most} mo} other {{most}}}',
  'person.open-age': '{least} or {most} {unit, select, month {months} other {years}}',
  'person.open-age-short': '{least}–{most}{unit, select, month { mo} other {}}',
  'person.sex': '{sex, select, female {female} male {male} other {other} unknown {unknown}}',
  'person.sex-unknown': 'sex not recorded',
  'person.not-recorded': 'not recorded',
}
