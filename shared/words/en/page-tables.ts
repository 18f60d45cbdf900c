import type { pageTables as area } from '../areas/page-tables.ts'
import type { Sentences } from '../language.ts'

export const pageTables: Sentences<typeof area> = {
  'tables.as':
    '{as, select, ' +
    'left_out {nothing: leave it out} person_id {the number of the person} other_id {another number of ' +
    'the person} full_name {her whole name} given_name {her given name} family_name {her family name} ' +
    'birth {her birth date} birth_day {the day of her birth} birth_month {the month of her birth} ' +
    'birth_year {the year of her birth} sex {her sex} death {the date of her death} address {her ' +
    'address} phone {her telephone or e-mail} detail_person {something else about her} row_id {the id ' +
    'of the row} date {when it happened} time {the time of day} end {when it ended} visit {which visit, ' +
    'in words} recorded {when it was written down} changed {when it was last changed} result {a result} ' +
    'pressure {two blood pressures, as in 120/80} name {what was measured} value {the value} unit {the ' +
    'unit} low {the lower limit} high {the upper limit} flag {high or low} code {a code} code_system ' +
    '{the system of the code} dose {the dose} route {the route} reason {the reason} severity {how ' +
    'severe} reaction {the reaction} status {the status} remark {a remark on the row} text {a note or a ' +
    'letter} event_condition {a diagnosis} yes_no_condition {a diagnosis, yes or no} event_medication ' +
    '{a medicine} yes_no_medication {a medicine, yes or no} event_procedure {a procedure} ' +
    'yes_no_procedure {a procedure, yes or no} event_allergy {an allergy} yes_no_allergy {an allergy, ' +
    'yes or no} event_immunization {a vaccination} yes_no_immunization {a vaccination, yes or no} ' +
    'event_encounter {a visit} yes_no_encounter {a visit, yes or no} event_outcome {an outcome} ' +
    'yes_no_outcome {an outcome, yes or no} other {something else about the row}' +
    '}',
  'tables.columns': 'Columns, those in doubt first',
  'tables.column-option': '{header}: {as}{doubt, select, yes {, to be looked at} other {}}',
  'tables.what-is-it': 'What is it?',
  'tables.called': 'What it is called',
  'tables.unit': 'Unit',
  'tables.source-needed':
    'People have no birth date beside their name here. Say where it comes from, so that a later file is known to be ' +
    'of the same people.',
  'tables.still-open': 'Something is still to be said: a column, or where the table comes from.',
  'tables.keys':
    'Keys in the list: Enter, so it is, and on to the next in doubt; a, accept all that are sure; x, leave it out; ' +
    'e, change it.',
  'tables.books': 'A code book in a file of its own waits. Does it explain this table?',
  'tables.code': 'Its code',
  'tables.code-why':
    'By its code its course is one with what other sources say of it. Without one it goes by its own name.',
  'tables.code-option': '{display} (LOINC {code})',
  'tables.measured': '{as}, {display}',
  'tables.measured-in': '{as}, {display} in {unit}',
  'tables.measures': 'Names below it whose code is known; take out what is meant otherwise',
  'tables.measure': '{value}: {display} (LOINC {code})',
  'tables.date-order': 'Order of its dates',
  'tables.order': '{order, select, day {day before month: 31/12/2024} other {month before day: 12/31/2024}}',
  'tables.century': 'A year of two digits, such as 24',
  'tables.century-is':
    '{century, select, this {is of this century: 2024} last {is of the last century: 1924} ' +
    'other {may be of both: leave these births out}}',
  'tables.open-date':
    'Every date of this column can be read both ways, and some mean two different days. Say which it is.',
  'tables.samples':
    '{filled, plural, one {# cell} other {# cells}} with {distinct, plural, one {# value} other {# values}}, such as ' +
    '{samples}',
  'tables.accept': 'So it is (Enter)',
  'tables.accept-sure': 'Accept all that are sure (a)',
  'tables.keep': 'Keep this and read the table',
  'tables.left':
    '{columns, plural, =0 {All columns are decided.} one {# column to decide} other {# columns to decide}}',
  'tables.decimal': 'Decimal sign',
  'tables.decimal-is': '{sign, select, point {point: 4.7} other {comma: 4,7}}',
  'tables.same-day': 'Two values of one person, day and name',
  'tables.same-day-is':
    '{how, select, corrected {are one value that was corrected} other {stand beside each other}}',
  'tables.blank-person': 'Rows that name nobody',
  'tables.blank-person-why':
    '{rows, plural, =0 {Below a row that names somebody.} one {# row, below one that names somebody.} ' +
    'other {# rows, below one that names somebody.}}',
  'tables.say-first': 'This has to be said first.',
  'tables.blank-person-is':
    '{how, select, above {are about the person above} other {are about nobody known: set them aside}}',
  'tables.choose': 'Choose',
  'tables.source': 'Where do such tables come from?',
  'tables.source-why': 'Such as a laboratory. Then every such table is of it. It may stay empty.',
  'tables.outcome':
    'So far: {facts, plural, one {# fact} other {# facts}} of {people, plural, one {# person} other {# people}} in ' +
    '{rows, plural, one {# row} other {# rows}}. Nothing is kept yet.',
  'tables.problem': '{n, plural, =1 {Once, at} other {# times, first at}} {position}: {reason} {remedy}',
  'tables.problem-of-all': '{n, plural, one {} other {# times: }}{reason} {remedy}',
  'tables.sheet': 'Sheet {sheet}',
  'tables.none': 'No table to set up',
  'tables.none-why': 'This file was read, or holds no table.',
  'tables.recipes-why':
    'What was said once of tables with the same headings. It holds no patient. What is changed here holds for tables ' +
    'that come from now on; what was read before stays as it is.',
  'tables.no-recipes': 'No table was set up yet',
  'tables.no-recipes-why': 'Bring in a table, or a file in which a colleague saved what she said of hers.',
  'tables.recipe': '{title}: {columns, plural, one {# column} other {# columns}}',
  'tables.recipe-of': '{title}: {columns, plural, one {# column} other {# columns}}, of {source}',
  'tables.recipe-title': 'What it is called here',
  'tables.look': 'Look at {title}',
  'tables.forget': 'Forget it',
  'tables.forgotten': '“{title}” was forgotten: tables with its headings are asked about again.',
  'tables.undo-forget': 'Keep it after all',
  'tables.bring-recipe': 'Bring in a file',
  'tables.brought': '{recipes, plural, one {# table is known} other {# tables are known}} from this file.',
  'tables.exact-text': 'All that leaves in the file, word by word',
  'tables.save-recipe': 'Save it as a file',
  'tables.saved-recipe': 'Saved as {path}.',
  'tables.keep-recipe': 'Keep the change',
  'tables.kept-recipe': '“{title}” is kept.',
  'tables.to-set-up':
    '{tables, plural, one {# table needs to be set up.} other {# tables need to be set up.}}',
  'tables.open': 'Set up',
}
