import type { pageLogbook as area } from '../areas/page-logbook.ts'
import type { Sentences } from '../language.ts'

export const pageLogbook: Sentences<typeof area> = {
  'logbook.add': 'Log an operation',
  'logbook.save-csv': 'Save as CSV',
  'logbook.save-dictionary': 'Save what its columns mean',
  'logbook.print': 'On paper',
  'logbook.none': 'Your operations would be here',
  'logbook.none-why':
    'Every operation in the records that you bring in stands here by itself, with what nobody recorded ' +
    'of it. You can also log one by hand: it takes half a minute.',
  'logbook.none-found': 'No operation is like that.',
  'logbook.head': '{operations, plural, one {# operation} other {# operations}}.',
  'logbook.lacks':
    '{lack, select, outcome {{operations, plural, one {# has} other {# have}} no outcome at 30 days} ' +
    'asa {{operations, plural, one {# has} other {# have}} no ASA class} ' +
    'role {{operations, plural, one {# has} other {# have}} no role} ' +
    'other {of {operations, plural, one {#} other {#}} the 30 days are not over}}',
  'logbook.lacks-nothing': 'Nothing is missing.',
  'logbook.show-all': 'Show all {operations, plural, one {#} other {#}}',
  'logbook.operation': 'Operation',
  'logbook.all-operations': 'All operations',
  'logbook.period': 'Year',
  'logbook.all-years': 'All years',
  'logbook.table': 'Operations, the newest first',
  'logbook.line': 'No.',
  'logbook.date': 'Date',
  'logbook.person': 'Person',
  'logbook.role': 'Role',
  'logbook.role-is':
    '{role, select, performed {Performed} supervisedScrubbed {Supervised, trainer scrubbed} ' +
    'supervisedUnscrubbed {Supervised, trainer unscrubbed} trainer {Trained a colleague} ' +
    'assisted {Assisted} other {Observed}}',
  'logbook.asa': 'ASA class',
  'logbook.outcome': 'Outcome',
  'logbook.outcome-at-30': 'Outcome at 30 days',
  'logbook.event':
    '{is, select, died {Died} return {Return to theatre} infection {Surgical site infection} ' +
    'readmission {Readmission} complication {Complication {grade}} other {Alive and well}}, {date}',
  'logbook.well': 'Alive and well, {date}',
  'logbook.due': 'Due on {date}',
  'logbook.not-recorded': 'Not recorded',
  'logbook.so-far-well': 'alive and well on {date}',
  'logbook.tell': 'Outcome of {name}, operated on {date}',
  'logbook.born': 'born {date}',
  'logbook.more': 'Show more',
  'logbook.shown': '{shown, plural, one {#} other {#}} of {of, plural, one {#} other {#}} are shown.',
  'logbook.counts': 'Counts by year',
  'logbook.counts-why': 'Each operation once for each person and day.',
  'logbook.all': 'All',
  'logbook.keys':
    'Keys: a logs an operation, j and k move, o says the outcome, e what you expect, Enter opens the chart.',
  'logbook.form': 'An operation',
  'logbook.new-person': 'Somebody new: {name}',
  'logbook.is-new': 'New here',
  'logbook.sex': 'Sex',
  'logbook.birth': 'Birth or age',
  'logbook.number': 'Number',
  'logbook.people': 'People',
  'logbook.what': 'Operation',
  'logbook.sign-operation': 'Sign',
  'logbook.close': 'Close',
  'logbook.logged': 'Logged: {what}, {name}, {date}.',
  'logbook.recorded': 'Recorded: {what}, {name}, {date}.',
  'logbook.undo': 'Undo',
  'logbook.undone': 'Taken back.',
  'logbook.is':
    '{is, select, died {Died (d)} return {Return to theatre (t)} infection {Surgical site infection (i)} ' +
    'readmission {Readmission (r)} complication {Complication (c)} other {Alive and well (w)}}',
  'logbook.outcome-of': 'What became of {name} after {what}, {date}',
  'logbook.grade': 'Clavien-Dindo grade',
  'logbook.grade-is':
    '{grade, select, I {I: no treatment but what is usual} II {II: drugs, transfusion or nutrition} ' +
    'IIIa {IIIa: intervention without general anaesthesia} IIIb {IIIb: intervention under general anaesthesia} ' +
    'IVa {IVa: intensive care, one organ failing} IVb {IVb: intensive care, several organs failing} ' +
    'other {V: death}}',
  'logbook.words': 'What it was',
  'logbook.day-after': 'Day {days, plural, one {#} other {#}} after the operation',
  'logbook.sign-outcome': 'Sign',
  'logbook.file': 'Logbook {date}',
  'logbook.dictionary-file': 'Logbook, what its columns mean',
  'logbook.sheet-page': 'Page {page, plural, one {#} other {#}} of {of, plural, one {#} other {#}}',
  'logbook.sheet-back': 'Back to the logbook',
  'logbook.age-sex': '{age} {sex, select, female {f} male {m} other {other} unknown {} }',
  'logbook.sheet-lacking':
    'Of {of, plural, one {# operation} other {# operations}} {outcome, plural, one {#} other {#}} ' +
    'lack an outcome at 30 days, {asa, plural, one {#} other {#}} an ASA class, {role, plural, one {#} ' +
    'other {#}} a role.',
  'logbook.column':
    '{column, select, number {Number of the line, the newest first; names nobody} ' +
    'date {Day of the operation, as exact as it is recorded} ' +
    'age {Age on that day in whole years, where day and birth are known} ' +
    'sex {Sex, as recorded} ' +
    'operation {What was done on that day, as its source calls it; several are divided by a semicolon} ' +
    'role {What whoever did it did: performed, supervisedScrubbed or supervisedUnscrubbed (by a ' +
    'trainer), trainer, assisted, observed; or the words of the source} ' +
    'asa {ASA physical status class, of that day or at most 90 days before} ' +
    'state {Outcome at 30 days. event: something happened in them; well: somebody said so on the 30th ' +
    'day or later; due: they are not over; missing: nobody recorded it} ' +
    'events {What happened within 30 days, with Clavien-Dindo grades of complications; several are ' +
    'divided by a semicolon} ' +
    'well {Last day on which she was said to be alive and well} ' +
    'other {Days from the operation to the first of these events}}',
}
