import type { doors as area } from '../areas/doors.ts'
import type { Sentences } from '../language.ts'

export const doors: Sentences<typeof area> = {
  'doors.release': 'Publishing and sharing are shut: what may leave is not yet safe.',
  'doors.opens-later': 'It opens with a later version.',
  'doors.files':
    'This is the demonstration, and it takes in no file: real patients do not belong among invented ones.',
  'doors.begin-your-own': 'Begin your own casebook, and bring the file in there.',
  'doors.entry':
    'This is the demonstration, and nothing is entered in it by hand: real patients do not belong among invented ones.',
  'doors.enter-in-your-own': 'Begin your own casebook, and enter it there.',
  'doors.invented-practice': 'This is your own casebook: invented people do not belong among real ones.',
  'doors.offered-before': 'The demonstration is offered before a casebook is made.',
}
