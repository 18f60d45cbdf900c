import type { pageExpected as area } from '../areas/page-expected.ts'
import type { Sentences } from '../language.ts'

export const pageExpected: Sentences<typeof area> = {
  'case-figure.case': 'Case',
  'case-figure.day': 'Day',
  'case-figure.cases': 'Cases in the order of their days',
  'case-figure.limit': 'limit {level}',
  'expected.published': 'Beside published figures',
  'expected.no-published': 'No published figure that ships with Casebook speaks of this measure.',
  'expected.source': 'Published in',
  'expected.people': 'Whose people, and what it is not for',
  'expected.title': 'Against the risk of each',
  'expected.by-score': 'By {score}',
  'expected.by-recorded': 'By a risk in the chart',
  'expected.how': 'What was to be expected is reckoned',
  'expected.score-of-model': 'Under which code does {score} stand here?',
  'expected.score-recorded': 'Under which code does the risk stand here?',
  'expected.score-explained':
    'The latest number of the year before each case counts, never one dated after it. Cases without one ' +
    'are left out and counted.',
  'expected.search': 'Search the results of this casebook',
  'expected.code-of': '{code} ({people, plural, one {# person} other {# people}})',
  'expected.no-code': 'No result here has such a name',
  'expected.searching': 'Searching',
  'expected.from': 'Read from: {score}',
  'expected.other-score': 'Choose another',
  'expected.counting': 'Holding each case against its risk',
  'expected.headline': '{observed, number} of {cases, number} had it; {expected} were to be expected',
  'expected.ratio': 'Observed over expected: {ratio} (95 % interval {lower} to {upper}, exact)',
  'expected.no-ratio': 'Nothing was to be expected, so no ratio can be told.',
  'expected.without':
    '{n, plural, one {# case has} other {# cases have}} no score and {n, plural, one {is} other {are}} left out.',
  'expected.vlad': 'VLAD',
  'expected.vlad-title': '{title}, fewer than expected (VLAD)',
  'expected.vlad-sentence':
    'After {cases, plural, one {# case} other {# cases}}, up to {until}: {value} {side, select, fewer ' +
    '{fewer} other {more}} ' +
    'than expected; chance alone stays within {reach} either way at this point nineteen times in twenty (shaded).',
  'expected.vlad-axis': 'Fewer than expected so far (VLAD); upwards is better',
  'expected.cusum-title': '{title}, risk-adjusted CUSUM',
  'expected.cusum-sentence':
    'Over {cases, plural, one {# case} other {# cases}} the chart for doubled odds signals ' +
    '{harm, plural, =0 {never} one {once} other {# times}}, that for halved odds ' +
    '{improvement, plural, =0 {never} one {once} other {# times}}. At its limit of {limit} it gives a ' +
    'false alarm once in ' +
    '{runLength, number} cases on average.',
  'expected.cusum-axis':
    'Evidence (log likelihood ratio): for doubled odds upwards, for halved odds downwards',
  'expected.harm': 'doubled odds',
  'expected.improvement': 'halved odds',
  'expected.run-length':
    'The limit is set by simulation on cases like these: {simulated, number} cases to a false alarm, ' +
    'reckoned another way ' +
    '{chain, number}. Doubled odds are told after {signal, plural, one {# case} other {# cases}} on average.',
  'expected.calibration': 'Do these risks fit here?',
  'expected.in-the-large': 'In the large: log odds {value} ({lower} to {upper}) too low; 0 fits.',
  'expected.slope': 'Slope: {value} ({lower} to {upper}); 1 fits, below 1 the risks lie too far apart.',
  'expected.untold': 'With so few this cannot be told.',
  'expected.brier': 'Mean square error (Brier) {brier}; telling everybody the same share, {share}.',
  'expected.group': 'Group by risk',
  'expected.group-cases': 'Cases',
  'expected.group-expected': 'Expected, %',
  'expected.group-observed': 'Observed, %',
  'expected.interval': '95 % interval',
  'expected.few-groups': 'With fewer than 40 cases they cannot be grouped by risk.',
  'expected.set-right': 'Set the risks right by the cases up to',
  'expected.set-right-do': 'Set right',
  'expected.set-right-not': 'Take the risks as published',
  'funnel-figure.title':
    '{title}, funnel {by, select, clinician {by whom} place {by where} other {by source}}',
  'funnel-figure.sentence':
    '{by, select, ' +
    'clinician {{units, plural, one {# clinician} other {# clinicians}}} ' +
    'place {{units, plural, one {# place} other {# places}}} ' +
    'other {{units, plural, one {# source} other {# sources}}}} ' +
    'by observed over expected: {beyond, plural, =0 {none lies} ' +
    'one {{which} lies} other {{which} lie}} outside the limits that chance alone leaves 998 times in 1,000 (exact).',
  'funnel-figure.small':
    '{small, plural, one {# of them has} other {# of them have}} fewer than 10 cases, where nothing but a gross ' +
    'difference can be seen.',
  'funnel-figure.dispersion':
    '{by, select, clinician {Clinicians} place {Places} other {Sources}} differ {dispersion} times as much as ' +
    'chance alone allows, so something else differs too; limits that ' +
    'allow for that are wider, and hide real differences as well.',
  'funnel-figure.unknown':
    'Of {n, plural, one {# more case} other {# more cases}} it is not recorded {by, select, clinician {who treated ' +
    'them} place {where} other {from which source}}: {observed, number} had it, {expected} were to be expected. ' +
    'They stand apart, in none of these.',
  'funnel-figure.names-in-table': 'All names stand in the table.',
  'funnel-figure.axis': 'Observed over expected; 1 is as the risks foretold',
  'funnel-figure.observed': 'Observed',
  'funnel-figure.expected': 'Expected events',
  'funnel-figure.limits-95': 'Chance alone, 95 %',
  'funnel-figure.limits-998': 'Chance alone, 99.8 %',
  'funnel-figure.widened-998': '99.8 %, allowing for differences',
  'funnel-figure.key': 'Exact limits: dashed 95 %, drawn through 99.8 %. Ringed: outside.',
  'funnel-figure.key-widened':
    'Exact limits: dashed 95 %, drawn through 99.8 %; dotted 99.8 % allowing for differences beyond chance. ' +
    'Ringed: outside the exact ones.',
  'expected.unit': '{by, select, clinician {By whom} place {Where} other {Source}}',
  'expected.funnel': 'Side by side',
  'expected.funnel-choice': '{by, select, clinician {By whom} place {Where} other {Source}}',
  'expected.no-funnel':
    'Here {by, select, clinician {fewer than two clinicians are recorded with these cases} ' +
    'place {fewer than two places are recorded with these cases} ' +
    'other {these cases come from fewer than two sources}}, so nothing stands side by side.',
  'expected.funnel-by-whom':
    'By whom is the first who is written as having done it. Who taught, who helped and who is given the ' +
    'hardest cases is not in it beyond the risk of each; it is no judgement of a person.',
  'expected.unit-ratio': 'Observed over expected',
  'expected.reading': 'What is seen',
  'expected.doubts': 'Doubts',
  'measure.export': 'Take the numbers along',
  'measure.export-explained':
    'Counts by period, of nobody by name. Where a count is small, whoever knows your patients may still ' +
    'know whom it is ' +
    'of. What is saved is noted in the log.',
  'measure.export-csv': 'Table (CSV)',
  'measure.export-dictionary': 'What its columns mean (CSV)',
  'measure.export-fhir': 'For other programs (FHIR MeasureReport)',
  'measure.export-definition': 'The definition (JSON)',
  'rebase.title': 'New limits from a day on',
  'rebase.proposed':
    'The latest {marks, plural, one {# point lies} other {# points lie}} {direction, select, high ' +
    '{above} other {below}} ' +
    'the centre, since {day}. If you know what was changed then, and it will stay, limits can be made anew from there.',
  'rebase.explained':
    'Limits are never made anew by themselves. Say from when on, and what was changed: the reason stands ' +
    'on the chart, ' +
    'and it can be taken back.',
  'rebase.from': 'From {day}:',
  'rebase.take-back': 'Take back',
  'rebase.take-back-of': 'Take back the new limits from {day}',
  'rebase.taken-back': 'The new limits from {day} on were taken back.',
  'rebase.day': 'From the beginning of',
  'rebase.reason': 'What was changed',
  'rebase.do': 'Make limits anew',
  'rebase.done': 'Limits are made anew from {day} on.',
  'rebase.needs-both': 'Say from when on, and what was changed.',
  'measure-csv.from': 'First day of the period',
  'measure-csv.to': 'Last day of the period',
  'measure-csv.numerator': 'How many had it',
  'measure-csv.denominator': 'How many were counted: with it and without',
  'measure-csv.excluded': 'How many were left out by the definition',
  'measure-csv.unknown': 'How many of whom it is not recorded; they count neither way',
  'measure-csv.early': 'How many of whom it is too early to say',
  'measure-csv.value': 'The share from 0 to 1, or the median in days; empty where nobody was counted',
  'measure-csv.lower': 'Lower end of the 95 % interval of the share (Wilson)',
  'measure-csv.upper': 'Upper end of the 95 % interval of the share (Wilson)',
  'measure-csv.not-seen': 'How many of those counted nobody has seen since their time was over',
  'measure-csv.least':
    'The least that the share can be, whatever became of those not seen since and of the unknown; empty for none',
  'measure-csv.most':
    'The most that the share can be, whatever became of those not seen since and of the unknown; empty for none',
  'measure-csv.whole': 'Whether the period is whole: nobody of it is too early to tell',
  'measure-csv.centre': 'Centre of the chart; empty where the period is on no chart',
  'measure-csv.lower-limit': 'Lower control limit; empty where there is none',
  'measure-csv.upper-limit': 'Upper control limit; empty where there is none',
}
