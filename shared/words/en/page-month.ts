import type { pageMonth as area } from '../areas/page-month.ts'
import type { Sentences } from '../language.ts'

export const pageMonth: Sentences<typeof area> = {
  'month.title': 'Counts of {month}',
  'month.open': 'Counts of a month',
  'month.back': 'Back to Outcomes',
  'month.choose': 'Month',
  'month.earlier': 'Month before',
  'month.later': 'Month after',
  'month.set': 'Set of measures',
  'month.all': 'All measures',
  'month.own-choice': 'A choice of my own',
  'month.measures': '{measures, plural, one {# measure} other {# measures}} in it',
  'month.name': 'Name of the set, for example who asks for it',
  'month.keep-set': 'Keep this set',
  'month.drop-set': 'Forget this set',
  'month.set-kept': 'Kept as “{name}”.',
  'month.set-dropped': '“{name}” is forgotten. No count of it is lost.',
  'month.none': 'Choose at least one measure.',
  'month.column':
    '{column, select, measure {Measure} numerator {With it} denominator {Of} value {Share or median} ' +
    'unknown {Unknown} excluded {Excluded} other {Too early}}',
  'month.not-looked-for': 'No code here for {concepts}: it cannot be counted.',
  'month.not-whole': 'not final yet',
  'month.nobody': 'nobody',
  'month.data-end': 'Data up to {upTo}.',
  'month.no-data': 'There are no data yet.',
  'month.save-pdf': 'Save as PDF',
  'month.save-csv': 'Save as CSV',
  'month.save-dictionary': 'Save what the columns mean',
  'month.file': 'counts {month} {set}',
  'month.dictionary-file': 'columns of counts {set}',
  'month.legend':
    'Intervals at 95 %. Unknown: not recorded, in neither number. Too early: the time in which it may still ' +
    'happen is not over, or not in the data; a later count will hold them.',
  'month.page': 'page {page, number} of {of, number}',
  'month.meaning':
    '{column, select, month {the calendar month that is counted} measure {name of the measure} title {what it is ' +
    'called} numerator {how many have it; of a quantity, how many were measured} denominator {of how many, without ' +
    'those excluded, unknown or early} excluded {left out by the rules of the measure} unknown {not recorded whether ' +
    'they have it} early {the time in which it may happen is not over, or not in the data} value {numerator over ' +
    'denominator; or the median} value_unit {what the value is} lower_95 {lower end of the 95 % interval of the ' +
    'share, after Wilson} upper_95 {upper end of the 95 % interval of the share, after Wilson} ' +
    'not_seen {how many of those counted nobody has seen since their time was over} ' +
    'least {the least that the share can be, whatever became of those not seen since and of the unknown} ' +
    'most {the most that it can be} whole {true where the ' +
    'data hold the whole month and it is too early for nobody} other {what it looks for and of which no ' +
    'code stands in this casebook: then nothing can be counted}}',
  'month.empty-cell': 'empty: nothing to say',
  'told.month-no-set': 'There is no set of measures called “{name}”.',
  'told.month-line': '{title}: {counted}',
  'command.no-month': 'A month is written like 2026-10, not “{month}”.',
}
