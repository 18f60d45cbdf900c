import type { pageForms as area } from '../areas/page-forms.ts'
import type { Sentences } from '../language.ts'

export const pageForms: Sentences<typeof area> = {
  'form.fill-in': 'Fill in a form',
  'form.which': 'Which form',
  'form.back': 'Back',
  'form.happened': 'Filled in on',
  'form.answer': '{score, number}, {label}',
  'form.keys':
    'A digit answers and goes on. Enter goes on without an answer, Backspace takes one back. A form on ' +
    'paper is typed in the same way: set its date first.',
  'form.open': '{answered, number} of {items, number} answered',
  'form.total': '{total, number} of {highest, number}',
  'form.before': 'Before: {totals}.',
  'form.before-one': '{total} on {date}',
  'form.never-before': 'No earlier total is recorded here.',
  'form.important':
    'People feel a change of {by} or more; {better, select, lower {lower} other {higher}} is better.',
  'form.not-whole':
    '{open, plural, one {# item has} other {# items have}} no answer. What is answered is stored, and no ' +
    'total: nothing is put in the place of what is missing.',
  'form.sign': 'Sign',
  'form.sign-answers': 'Sign the answers without a total',
  'form.clear': 'Clear',
  'form.print': 'On paper',
  'form.file': '{title}.pdf',
  'form.for-whom': 'For whom',
  'form.for': '{whom, select, person {For this person} other {Blank}}',
  'form.sheet-back': 'Back',
  'form.item': 'Item',
  'form.name': 'Name',
  'form.birth': 'Born',
  'form.date': 'Date',
  'form.mark-one': 'Please mark one number in each row.',
  'form.paper-total': 'Total: ______ of {highest, number}',
}
