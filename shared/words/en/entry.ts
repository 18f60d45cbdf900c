import type { entry as area } from '../areas/entry.ts'
import type { Sentences } from '../language.ts'

export const entry: Sentences<typeof area> = {
  'entry.title': 'an entry by hand',
  'entry.no-date': 'There is no such date or time.',
  'entry.no-date-remedy': 'Write it as exactly as it is known, such as 2026, 2026-11-29 or 2026-11-29T14:30.',
  'entry.ends-before': 'It ends before it begins.',
  'entry.ends-before-remedy': 'Change one of the two dates.',
  'entry.no-number': 'This is no number.',
  'entry.no-number-remedy':
    'Write digits with a point, such as 7.2, and no thousands separator; what stands before it (<, >) apart.',
  'entry.no-unit': 'This is no unit, or it could be two.',
  'entry.no-unit-remedy':
    'Write it as laboratories do, such as mmol/L or mg/dL; leave it out where there is none.',
  'entry.no-result': 'A measurement needs one result: a number, words, or parts with a result each.',
  'entry.no-result-remedy': 'Enter what was found. A unit or a < goes with a number only.',
  'entry.no-name': 'It does not say what it is.',
  'entry.no-name-remedy': 'Name it in words, or choose a code.',
  'entry.same-key': 'Two statements of this entry have the same key.',
  'entry.same-key-remedy': 'Give each a key of its own.',
  'entry.nothing-stated': 'It states nothing.',
  'entry.nothing-stated-remedy':
    'State at least one fact. Only somebody new may be registered alone, and only a correction may state ' +
    'nothing: all of it was an error.',
  'entry.before-birth': 'The visit would be before the birth.',
  'entry.before-birth-remedy': 'Change one of the two dates.',
  'entry.no-form': 'This is no entry by hand that this version can read.',
  'entry.no-form-remedy': 'Read it with the version of Casebook that wrote it.',
}
