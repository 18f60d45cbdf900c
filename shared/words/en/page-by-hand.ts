import type { pageByHand as area } from '../areas/page-by-hand.ts'
import type { Sentences } from '../language.ts'

export const pageByHand: Sentences<typeof area> = {
  'visit.enter': 'Enter a visit',
  'visit.go-on': 'Go on with the visit',
  'visit.back': 'Back to the chart',
  'visit.template': 'Kind of visit',
  'visit.happened': 'Date of the visit',
  'visit.happened-how': 'As exactly as it is known: 29 Nov 2026, Nov 2026 or 2026.',
  'visit.is-day': 'That is {date}.',
  'visit.measured': 'Measured',
  'visit.add': 'Add',
  'visit.kind':
    '{kind, select, problem {Problem} medicine {Medicine} result {Result} plan {Plan} procedure {Procedure} ' +
    'outcome {Outcome} allergy {Allergy} other {No known allergy}}',
  'visit.remove':
    'Remove {kind, select, problem {problem} medicine {medicine} result {result} plan {plan} ' +
    'procedure {procedure} outcome {outcome} allergy {allergy} other {no known allergy}} {what}',
  'visit.part':
    '{part, select, what {{kind, select, problem {Problem} medicine {Drug} result {What was measured} ' +
    'plan {What is to be done} procedure {What was done} outcome {What became of her} allergy {Allergic to} ' +
    'other {What}}} certainty {How certain} happened {{kind, select, medicine {Start} problem {Since} other {Date}}} ' +
    'until {{kind, select, medicine {Stop} plan {Due} other {Until}}} role {How it is meant} dose {Dose} unit {Unit} ' +
    'route {Route} times {Times} per {Per} value {Result} outcome {How it went} complications {Complications} ' +
    'words {In words} reactions {Reactions} other {How dangerous}}',
  'visit.choice':
    '{value, select, none {not known} confirmed {certain} suspected {suspected} refuted {refuted} ' +
    'prescribed {prescribed} taken {taken} given {given here} hour {hour} day {day} week {week} month {month} ' +
    'low {low} other {high}}',
  'visit.field-unit': '{label} ({unit})',
  'visit.to-be-stored': 'What will be stored',
  'visit.nothing': 'Nothing yet.',
  'visit.faults': '{faults, plural, one {# field} other {# fields}} cannot be stored as written',
  'visit.sign': '{facts, plural, one {Sign # line} other {Sign # lines}}',
  'visit.throw-away': 'Throw away',
  'visit.thrown-away': 'Thrown away.',
  'visit.take-back': 'Take back',
  'visit.signed': 'Signed and stored: {what}{more, plural, =0 {} other {, and # more}}.',
  'visit.set-aside': 'Set aside, with the reason:',
  'visit.undo': 'Undo',
  'visit.undone':
    'Undone: what was stored is struck on the chart as entered in error. It is in the form again.',
  'visit.another': 'Enter another visit',
  'by-hand-here.title': 'Entered by hand on this chart',
  'by-hand-here.none-left': 'taken back',
  'by-hand-here.moved-away': 'moved to another chart',
  'by-hand-here.signed': 'signed {when}',
  'by-hand-here.move': 'Move',
  'by-hand-here.move-of': 'Move the entry of {date} to another chart',
  'by-hand-here.to-whom': 'To whom does it belong? Name or number',
  'by-hand-here.move-to': 'Move it to {name}, born {birth}',
  'by-hand-here.leave': 'Leave it here',
  'by-hand-here.moved': 'Moved to {name}. Here it stands struck.',
  'by-hand-here.open': 'Chart of {name}',
  'by-hand-here.undone': 'Undone: it stands here again.',
  'grid.open': 'Paper register',
  'grid.why':
    'One row a person and visit. Tab and Enter go on, arrows go to the row above or below, Ctrl D repeats the cell ' +
    'above, and rows of a spreadsheet can be pasted. Finished rows are kept at once and stored when you sign.',
  'grid.template': 'Kind of visit',
  'grid.template-rows': '{title}{rows, plural, =0 {} one { (# row)} other { (# rows)}}',
  'grid.person': 'Person',
  'grid.sex': 'Sex',
  'grid.birth': 'Born or age',
  'grid.number': 'Number',
  'grid.happened': 'Date',
  'grid.table': 'Rows of the register',
  'grid.cell': '{column}, row {row}',
  'grid.row-state':
    '{faults, plural, =0 {{state, select, empty {} waiting {being kept} kept {kept} other {being signed}}} ' +
    'other {# to mend}}',
  'grid.state-column': 'State',
  'grid.is-new': 'new',
  'grid.as-above': 'as in row {row}',
  'grid.choose': '{name}, {birth}, {identifier}',
  'grid.new-person': 'Somebody new: {name}',
  'grid.people': 'People',
  'grid.who': 'Somebody here is called so.',
  'grid.who-remedy': 'Go into the cell and choose her, or somebody new.',
  'grid.no-person': 'It does not say whose visit this is.',
  'grid.no-person-remedy': 'Write a name or a number.',
  'grid.no-sex': 'This is no sex.',
  'grid.no-sex-remedy': 'Write f, m, o (other), or leave it empty where it is not known.',
  'grid.no-facts': 'The row states nothing about her.',
  'grid.no-facts-remedy': 'Fill in a cell. Only somebody new may be registered alone.',
  'grid.above-first': 'She is registered by a row above that could not be stored.',
  'grid.above-first-remedy': 'Mend that row and sign again.',
  'grid.sign': '{rows, plural, one {Sign # row} other {Sign # rows}}',
  'grid.not-ready': '{rows, plural, one {# row stays} other {# rows stay}}: something in it is to be mended',
  'grid.signing': 'Signing rows',
  'grid.stopped': 'Stopped. {stored} of {of} rows are stored, the others are here.',
  'grid.signed': '{stored} of {of} rows are stored.',
  'grid.remove': 'Remove row {row}',
  'grid.removed': 'Row {row} is removed.',
  'grid.put-back': 'Put it back',
  'grid.to-mend': '{cells, plural, one {# cell} other {# cells}} to mend',
  'grid.again-remedy': 'Look at the row and sign again.',
}
