import type { keys as area } from '../areas/keys.ts'
import type { Sentences } from '../language.ts'

export const keys: Sentences<typeof area> = {
  'keys.find': 'Find a patient, go to a view, lock',
  'keys.search': 'Search patients',
  'keys.next': 'Next and previous patient in the list (in the search field: arrow keys)',
  'keys.open': 'Open what is chosen',
  'keys.today-add': 'On today’s list: add somebody',
  'keys.today-seen': 'On today’s list: say that a person was seen, or take it back; take a person off',
  'keys.today-day': 'On today’s list: the day before and the day after',
  'keys.measure-point': 'The point before or after, of a measure',
  'keys.change': 'Of a measure: write down a change',
  'keys.follow-up': 'In the follow-up: reached, moved away, died, declined; take the last one back',
  'keys.logbook':
    'In the logbook: log an operation; say what became of the one that is chosen, or what you expect of it',
  'keys.findings': 'Of a finding in a note: yes, no, wrong from now on; take the last one back',
  'keys.today-planned': 'On today’s list: put on it whom the records planned',
  'keys.visit': 'On a chart: enter a visit',
  'keys.form': 'Fill in a form, on a chart or in Follow-up',
  'keys.note': 'In a chart: write a note',
  'keys.pages': 'In a chart: results, medicines, problems',
  'keys.print': 'In a chart: its summary on one page, to be saved as PDF',
  'keys.source': 'In a chart: the source of what has the focus',
  'keys.neighbours': 'In a chart: the previous and the next patient of the list it was opened from',
  'keys.escape': 'Back from a chart; close what lies over the view',
  'keys.way-back': 'Back and forward through what was shown',
  'keys.this-list': 'This list',
}
