import type { pageOutcomes as area } from '../areas/page-outcomes.ts'
import type { Sentences } from '../language.ts'

export const pageOutcomes: Sentences<typeof area> = {
  'outcomes.none': 'Your own outcomes would be here',
  'outcomes.none-why':
    'Some thirty measures, from blood pressure to operations, are counted from what you bring in: each with its ' +
    'doubt, over time, and with the people behind every point.',
  'outcomes.bring-in': 'Bring files in',
  'outcomes.log-operation': 'Log an operation',
  'outcomes.counted': '{done, number} of {of, number} measures counted',
  'outcomes.all-counted': '{measures, plural, one {# measure} other {# measures}}, data up to {upTo}',
  'outcomes.stopped': 'Stopped: {done, number} of {of, number} measures were counted.',
  'outcomes.stop': 'Stop',
  'outcomes.go-on': 'Go on counting',
  'outcomes.topic.long-term': 'Long-term conditions',
  'outcomes.topic.operations': 'Operations and transplants',
  'outcomes.topic.stays': 'Stays in hospital',
  'outcomes.topic.births': 'Mothers and newborns',
  'outcomes.topic.prevention': 'Vaccination and prevention',
  'outcomes.topic.infections': 'Infections',
  'outcomes.topic.mind': 'Mental health',
  'outcomes.topic.other': 'Others',
  'outcomes.topics': 'Topics',
  'outcomes.every-topic': 'All topics',
  'outcomes.need':
    '{need, select, worse {Worse, beyond chance} missed {Target missed, beyond chance} moved {Moved, beyond chance} ' +
    'other {Nothing stands out}}',
  'outcomes.need-why':
    '{need, select, worse {The latest point belongs to a change for the worse.} ' +
    'missed {All of the interval of the latest period lies on the wrong side of the target.} ' +
    'moved {The latest point belongs to a change for the better, or to one that is neither good nor bad.} ' +
    'other {No change is told of, and no target is surely missed. Where few were counted, that may be for want of ' +
    'numbers.}}',
  'outcomes.off-target': 'Target {target}: the whole interval misses it',
  'outcomes.measure': 'Measure',
  'outcomes.latest': 'Latest whole {by, select, month {month} quarter {quarter} other {year}}',
  'outcomes.course': '{by, select, month {Two years} quarter {Three years} other {Ten years}}',
  'outcomes.seen': 'What is seen',
  'outcomes.doubt': 'Doubt',
  'outcomes.in-period': '{period}',
  'outcomes.nothing-whole':
    'The data end on {upTo}, and no {by, select, month {month} quarter {quarter} other {year}} of them is over yet. ' +
    'It is counted here once there is something of a later day.',
  'outcomes.none-whole': 'no {by, select, month {month} quarter {quarter} other {year}} is whole yet',
  'outcomes.few':
    'So few that a {by, select, month {month} quarter {quarter} other {year}} says next to nothing by itself.',
  'outcomes.few-together':
    'So few that a {by, select, month {month} quarter {quarter} other {year}} says next to nothing. ' +
    'All together: {counted}.',
  'outcomes.unknown-share': 'Of {unknown, number} it is not recorded.',
  'outcomes.waiting': 'not counted yet',
  'outcomes.failed': 'could not be counted',
  'outcomes.cannot':
    'This record cannot answer {measures, plural, one {# more measure} other {# more measures}}',
  'outcomes.cannot-why': 'Why not',
  'outcomes.no-code': 'No code here for: {concepts}.',
  'measure.back': 'Back to Outcomes',
  'measure.none': 'There is no such measure here',
  'measure.none-why': 'Another version of Casebook may have had it. What there is stands under Outcomes.',
  'measure.chart': 'Kind of chart',
  'measure.chart-what':
    '{is, select, run {Run chart} xmr {XmR chart} p {p chart: shares} u {u chart: rates} c {c chart: counts} ' +
    'g {g chart: cases between} t {t chart: days between} other {EWMA: fading memory}}',
  'measure.by': 'Counted by',
  'measure.by-what': '{by, select, month {Month} quarter {Quarter} other {Year}}',
  'measure.counting': 'Counting: {title}',
  'measure.stopped': 'Counting was stopped',
  'measure.stopped-why': 'Nothing was changed. It can be counted again at any time.',
  'measure.again': 'Count it',
  'measure.latest': '{period}, the latest that is whole',
  'measure.together': 'All together, {first} to {last}: {counted}',
  'measure.no-code':
    'No code here for {concepts}: what is counted says something of the record, not of people.',
  'measure.rule':
    '{is, select, counted {Counted from (day 0)} of {Of whom} without {Not of} excluded {Left out} ' +
    'other {What is looked for}}',
  'measure.codes-shown': 'Codes',
  'measure.code-below': '{code} and below',
  'measure.no-chart': 'No centre and limits yet',
  'measure.reading': 'What is seen',
  'measure.point': 'Point',
  'measure.point-value': '{period}: {value}; {remarks}',
  'measure.point-alone': '{period}: {value}',
  'measure.earlier': 'Earlier point',
  'measure.later': 'Later point',
  'measure.keys': '← → choose a point, Enter shows who is behind it',
  'measure.behind': 'Behind {period}',
  'measure.people-behind': 'Who is behind the point',
  'measure.behind-none': 'Choose a point to see who is behind it.',
  'measure.part':
    '{part, select, numerator {With it} without {Without} excluded {Excluded} unknown {Unknown} other {Too early}}',
  'measure.part-count':
    '{part, select, numerator {With it} without {Without} excluded {Excluded} unknown {Unknown} ' +
    'other {Too early}} {people, number}',
  'measure.nobody-in-part': 'Nobody.',
  'measure.more': 'Show more ({shown, number} of {of, number})',
  'measure.name': 'Name',
  'measure.born': 'Born',
  'measure.on': 'Counted on',
  'measure.days': 'Days',
  'measure.deceased': 'died',
  'measure.doubts': 'Doubts',
  'measure.no-doubts': 'Nothing beyond what every record misses.',
  'measure.misses': 'What a record may miss of it',
  'measure.definition': 'Definition',
  'measure.source': 'Source:',
  'measure.sets': 'What is looked for, and what of it stands here',
  'measure.set': 'Looked for',
  'measure.codes': 'Its codes here',
  'measure.people': 'People with one',
  'measure.codes-listed': 'Codes it holds',
  'measure.every-code': 'any',
  'measure.up-to': 'Data up to {date}',
  'measure.print': 'Print on one page',
  'measure-sheet.file': '{title}.pdf',
  'measure-sheet.save': 'Save as PDF',
  'measure-sheet.back': 'Back to the measure',
  'measure-sheet.printed': 'Printed {date}',
  'measure-sheet.page': 'Page 1 of 1',
  'measure-sheet.table': 'By period',

  'chart.back-to-measure': 'Back to the measure',
}
