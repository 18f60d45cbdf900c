import type { pageMix as area } from '../areas/page-mix.ts'
import type { Sentences } from '../language.ts'

export const pageMix: Sentences<typeof area> = {
  'mix.title': 'What lies behind it',
  'mix.hint':
    'This span against one before: who came, how it was done, and what the data themselves explain.',
  'mix.hint-special':
    'The chart says that chance alone seldom does this. Look at the data first, then at who came.',
  'mix.open': 'Break it down',
  'mix.close': 'Close',
  'mix.span-against': 'Against',
  'mix.now-point': 'The point: {period}',
  'mix.now-pattern': 'The pattern of {periods, number}: {period}',
  'mix.now-year': 'The year to {period}',
  'mix.now-part': 'Up to that day: {period}',
  'mix.now-own': 'The days chosen: {period}',
  'mix.day':
    '{field, select, from {These days, from} to {to} beforeFrom {Against those from} other {to (last day)}}',
  'mix.before-open': 'May stay empty: as long, just before.',
  'mix.compare': 'Compare',
  'mix.ends-first': 'It ends before it begins.',
  'mix.ends-first-remedy': 'Choose a later last day, or an earlier first one.',
  'mix.overlap-remedy': 'Choose a last day before the first of the others.',
  'mix.against':
    '{kind, select, previous {The one before} year {The same a year before} long {As long before} ' +
    'all {All before, on this chart} other {Days of my own}}',
  'mix.none-before':
    'Nothing before this point is on the chart. Any days can be compared with any others before them.',
  'mix.data-first': 'The data first',
  'mix.who': 'Who came',
  'mix.how': 'How it was done',
  'mix.factor':
    '{factor, select, age {Age} sex {Sex} known {First or returning} score {Score of the risk model} asa ' +
    '{ASA class} ' +
    'urgency {Urgency} procedure {Operation} clinician {By whom} place {Where} weekday {Day of the week} ' +
    'source {Source} other {Import}}',
  'mix.column':
    '{column, select, row {Group} before {Before} after {This span} difference {Difference (95 % interval)} ' +
    'mix {By its size} other {By its own share}}',
  'mix.parts': 'By sizes {mix}, by shares within {within}',
  'mix.parts-hint':
    'Percentage points. “By its size”: what the group growing or shrinking did to the whole; “by its own ' +
    'share”: what ' +
    'changed within it. All of a table together are the whole difference.',
  'mix.left': 'Nothing to tell apart by, or not recorded: {factors}.',
  'mix.factor-in-list':
    '{factor, select, age {age} sex {sex} known {first or returning} score {score} asa {ASA class} urgency ' +
    '{urgency} ' +
    'procedure {operation} clinician {by whom} place {where} weekday {day of the week} source {source} ' +
    'other {import}}',
  'mix.people-of': 'People of this row: {row}',
  'mix.beyond': 'its interval leaves out 0',
  'mix.few': 'few',
  'mix.points': '{by} ({lower} to {upper})',
  'mix.nobody-on-side': 'nobody on one side',
  'mix.doubts': 'What it does not say',
  'mix.write': 'Write a change',
  'mix.only': 'Only: {row}',
  'mix.all-again': 'Everybody again',
  'mix.for-change': '{title}: {after} ({afterPeriod}), before it {before} ({beforePeriod}).',
}
