import type { outcomes as area } from '../areas/outcomes.ts'
import type { Sentences } from '../language.ts'

const onSide = '{direction, select, high {above} other {below}}'

export const outcomes: Sentences<typeof area> = {
  'outcome.counting': 'Counting',
  'outcome.share': '{numerator} of {denominator}: {percent} % ({lower} to {upper} %)',
  'outcome.nobody': 'Nobody was counted.',
  'outcome.median-days': 'Median {days} days, over {n, plural, one {# stay} other {# stays}}.',
  'outcome.excluded': '{n, plural, one {# was excluded.} other {# were excluded.}}',
  'outcome.unknown':
    'Of {n, plural, one {# it is} other {# it is}} not recorded here. Whatever became of them, the ' +
    'share lies between {lower} and {upper} %.',
  'outcome.unseen':
    '{n, number} of {denominator, number} not seen since{unknown, plural, =0 {} other {, # more not recorded}}: ' +
    'whatever became of them, {lower} to {upper} %.',
  'outcome.early':
    'Of {n, plural, one {# it is} other {# it is}} too early to say: the data end before the time is over.',
  'outcome.blurred':
    '{n, plural, one {# is} other {# are}} dated by month or year alone, or not at all, or without an end, and ' +
    'stand in no period.',
  'outcome.aside-ages':
    'Of {n, plural, one {# person} other {# people}} only the year or month of birth is known, and on some days not ' +
    'whether they are of the age asked: on these they are not counted.',
  'outcome.aside-deaths':
    '{n, plural, one {# person} other {# people}} died on a day that nobody wrote down, perhaps before the day on ' +
    'which they would be counted: on such a day they are not counted.',
  'outcome.aside-scores':
    '{n, plural, one {# score lies} other {# scores lie}} beyond what the form can give, and {n, plural, one {is} ' +
    'other {are}} not counted.',
  'outcome.aside-undated':
    '{n, plural, one {# person has} other {# people have}} what this measure asks for on a day that nobody wrote ' +
    'down, perhaps later than they would be counted: on such a day they are not counted.',
  'outcome.n-seen':
    'n: seen in the last {seen, plural, one {month} other {# months}}{sets, plural, =0 {} other {, with {measured}' +
    '{months, plural, =0 { recorded} one { in the last month} other { in the last # months}}}}',
  'outcome.n-measured': 'n: those with {measured} recorded',
  'definition.ever': '{what}, ever up to {to, plural, =0 {that day} other {day #}}',
  'definition.within': '{what}, day {from} to day {to}',
  'definition.times': '{what}, on at least {least, plural, one {# day} other {# days}}',
  'definition.without': 'without {what}',
  'definition.not-measured':
    '{missing, select, unknown {Whoever was not measured is unknown, and counts neither way.} ' +
    'other {Whoever was not measured counts as not having it.}}',
  'definition.not-recorded': 'What nobody recorded counts as not having happened.',
  'definition.at-end':
    'the last day of each period, of whoever is alive and was seen in the ' +
    '{months, plural, one {month} other {# months}} before it or later',
  'definition.at-age':
    'the day on which somebody is {months, plural, =0 {born} one {# month old} other {# months old}}',
  'definition.at-event':
    '{what}, {which, select, each {each time} other {the first time}}' +
    '{anchor, select, end {, by its last day} other {}}',
  'definition.age-from': 'from {years, plural, one {# year} other {# years}} of age',
  'definition.age-to': 'up to {years, plural, one {# year} other {# years}} of age',
  'definition.sex': '{sex, select, female {women} other {men}}',
  'definition.observed': 'known here for {days, plural, one {# day} other {# days}} before',
  'definition.stay-days': 'the days from its first to its last',
  'definition.list': '{by}',
  'outcome.no-codes':
    'No code of “{concept}” stands in this casebook. Either nobody has it, or it is written here ' +
    'under codes that the set does not hold.',
  'outcome.small':
    '{n, plural, one {# point rests} other {# points rest}} on fewer than 10: by itself such a point ' +
    'says next to nothing.',
  'outcome.few-marks':
    'Limits from {n, plural, one {# point} other {# points}}: with fewer than 12 they will still move.',
  'outcome.same-people':
    'Each point looks back over a year and counts mostly the same people as the one before, so ' +
    'points follow one another more closely than chance alone would have it. A run of points says ' +
    'less than on other charts.',
  'outcome.left':
    'Of {all, plural, one {# person} other {# people}} {left, plural, one {# was} other {# were}} last seen ' +
    'more than two years before the data end. What happened to them since is not known.',
  'outcome.variation':
    '{variation, select, common {{judged, select, limits {The latest point lies within the limits. A slow drift is ' +
    'not judged here.} few {This is too little to show a change, whatever has become of it.} other {The latest point ' +
    'shows no change beyond chance.}}} improvement {The ' +
    'latest point belongs to a change for the better.} concern {The latest point belongs to a change ' +
    'for the worse.} other {The latest point belongs to a change, which is neither good nor bad by ' +
    'itself.}}',
  'outcome.lifted':
    '{n, plural, one {One point, in {from} to {to}, lies} other {# points between {from} and {to} lie}} so far ' +
    '{direction, select, high {above the others that the centre is lifted} other {below the others that the centre ' +
    'is lowered}}: {centre}{share, select, yes { %} other {}} with, {without}{share, select, yes { %} other {}} ' +
    'without. Held against each other alone, the others show ' +
    '{others, select, nothing {no change} other {a change, too}}.',
  'outcome.beyond-limit': `{n, plural, one {# point is} other {# points are}} ${onSide} the limits.`,
  'outcome.together':
    '{n, plural, one {# point} other {# points in a row, taken together,}} lie {direction, select, high {higher} ' +
    'other {lower}} than chance leaves them.',
  'outcome.exact-limits':
    'Few events stand behind a point, {events} on average: limits are exact ones, and points are also judged ' +
    'several together.',
  'outcome.open-gap':
    'Since the last one: {n} {unit, select, days {{n, plural, one {day} other {days}}} other {{n, plural, one {case} ' +
    'other {cases}}}}. It has not ended, so it counts for being long, never for being short.',
  'outcome.latest-gaps':
    'Of more events than can be read the latest {n} are drawn, and judged. A chart of shares says more of so many.',
  'outcome.by-chance':
    'By chance alone, with nothing changed, about 1 chart in {n} of this length and these numbers shows such a mark.',
  'outcome.by-chance-often':
    'By chance alone, with nothing changed, about {n} of 10 charts of this length and these numbers show such a ' +
    'mark: look for a second sign before acting on one.',
  'outcome.by-chance-never':
    'By chance alone, with nothing changed, fewer than 1 chart in 100 of this length and these numbers shows ' +
    'such a mark.',
  'outcome.shift': `{n, plural, one {# point} other {# points}} in a row ${onSide} the centre.`,
  'outcome.trend':
    '{n, plural, one {# point} other {# points}} in a row {direction, select, high {rising} other ' +
    '{falling}}.',
  'outcome.near-limit': `{n, plural, one {# point} other {# points}} near the limit ${onSide} the centre.`,
  'outcome.long-run':
    'A run of {n, plural, one {# point} other {# points}} on one side of the median; by chance ' +
    'seldom more than {most, plural, one {#} other {#}}.',
  'outcome.few-crossings':
    'The line crosses the median {n, plural, one {# time} other {# times}}; by chance seldom fewer ' +
    'than {least, plural, one {#} other {#}}.',
  'outcome.overlapping':
    'Mostly the same results stand behind neighbouring points, so runs and trends come by themselves: only a point ' +
    'outside the limits is told, and a slow drift is not. Years one after the other show that.',
  'outcome.assurance':
    '{assurance, select, passes {Unless something changes, the target will be met.} fails {Unless ' +
    'something changes, the target will be missed.} other {Unless something changes, chance decides ' +
    'whether the target is met.}}',
  'outcome.no-chart-empty': 'There is nothing to chart: nobody was counted in any whole period.',
  'outcome.no-chart-few-periods':
    '{n, plural, one {There is only # point.} other {There are only # points.}} Limits need at least two.',
  'outcome.no-chart-few-events':
    '{n, plural, =0 {It has not happened here} one {It has happened once} other {It has happened # ' +
    'times}}: a chart of the gaps between needs three times.',
  'outcome.no-chart-on-median':
    '{n} of {of} points lie on the median itself, so a run on one side of it would say nothing.',
  'outcome.longer-or-gaps':
    'Longer periods hold more events; and a chart of the gaps between events says more while they are rare.',
  'outcome.no-chart-no-variation': 'All points are the same, so nothing can be said about their variation.',
  'outcome.longer-periods': 'Shorter periods give more points; more years of data do, too.',
  'outcome.wait': 'It appears by itself once there is enough.',
  'outcome.look-at-codes': 'Look at which codes its sets hold, and at what this casebook calls the same.',
  'outcome.other-chart':
    'A run chart or a chart of shares says more while events are this rare or this alike.',
  'outcome.rebased-already':
    'Limits are already made anew from {day} on. Take that back first, or choose another day.',
  'outcome.no-rebasing': 'These new limits were taken back already.',
  'outcome.rebase-not-drawn':
    'New limits from {day} on are kept, and not drawn: on one side of that day there is too little to reckon limits ' +
    'from, or this kind of chart takes all of its events together.',
  'outcome.no-own-name':
    'A measure of one’s own has a name that begins with “{prefix}”; “{id}” does not. Change the id in the file.',
  'outcome.measure-too-large':
    'The file is too large to be a measure. Choose one that was exported as a measure.',
  'outcome.no-measure-in-file':
    'The file holds no measure: at “{place}”, {issue}. Choose one that was exported as a measure.',
  'command.by-what': 'Measures go by month, quarter or year, not by “{by}”.',
  'told.no-measure': 'There is no measure called “{name}”. Without a name, the command lists them all.',
  'told.measure-total': 'All together: {counted}',
  'told.measure-last': 'At the end: {counted}',
  'told.measure-misses': 'May be missed: {missed}',
  'told.measure-source': 'Source: {source}',
}
