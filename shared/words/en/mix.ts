import type { mix as area } from '../areas/mix.ts'
import type { Sentences } from '../language.ts'

export const mix: Sentences<typeof area> = {
  'mix.counting': 'Counting who came and how it was done',
  'mix.age-band': '{from, number} to {to, number} years',
  'mix.age-from': '{from, number} years and over',
  'mix.sex': '{sex, select, female {Women} male {Men} other {Other}}',
  'mix.known-first': 'The first time here',
  'mix.known-again': 'It happened here before',
  'mix.known-new': 'Known here for less than a year',
  'mix.known-long': 'Known here for longer',
  'mix.score-below': 'Below {to}',
  'mix.score-band': '{from} to below {to}',
  'mix.score-from': '{from} and over',
  'mix.asa': 'ASA {class}',
  'mix.weekday':
    '{on, select, mon {Monday} tue {Tuesday} wed {Wednesday} thu {Thursday} fri {Friday} sat {Saturday} ' +
    'other {Sunday}}',
  'mix.import': 'Import {number, number} of {on}',
  'mix.others': '{n, plural, one {# other} other {# others}}',
  'mix.not-recorded': 'Not recorded',
  'mix.spans-overlap': 'The span before must end before the other begins.',
  'mix.span': '{side, select, before {Before} other {This span}}, {from} to {to}: {counted}',
  'mix.on-day': '{side, select, before {Before} other {This span}}, on {on}: {counted}',
  'mix.difference':
    '{way, select, higher {Higher} lower {Lower} other {No different}} than before: ' +
    '{unit, select, share {{by} percentage points (95 % interval {lower} to {upper})} ' +
    'other {{by} days (95 % interval {lower} to {upper})}}.',
  'mix.may-be-chance': 'Between these two spans alone chance could make such a difference, or hide one.',
  'mix.nobody':
    '{side, select, before {Nobody was counted in the span before} after {Nobody was counted in this span} ' +
    'other {Nobody was counted in either span}}: nothing can be compared.',
  'mix.looked':
    '{rows, plural, one {# row was} other {# rows were}} looked at; {beyond, plural, =0 {none differs} one ' +
    '{# differs} ' +
    'other {# differ}} with an interval that leaves out 0. By chance alone {chance} of so many would be ' +
    'expected to: ' +
    'about one in twenty.',
  'mix.not-closed':
    'The data end on {upTo}, {days, plural, =0 {with the span} one {# day after it} other {# days after it}}: ' +
    'what was written down or sent later is not here yet.',
  'mix.early':
    'Of some it is too early to say, so they are not counted yet: {before, number} before, {after, number} ' +
    'in this span.',
  'mix.source-began': 'A source began: {source}, on {on}. Whom it tells of was not counted from it before.',
  'mix.sources-began':
    '{n, number} of {of, number} sources begin after the first day of the span before. Whom they tell of was not ' +
    'counted from them until then.',
  'mix.source-ended': 'A source ended: {source}, on {on}. What came after is not told by it.',
  'mix.sources-ended': '{n, number} of {of, number} sources end before the last day of this span.',
  'mix.unknown-changed':
    'What is not recorded changed: {before, number} of {beforeOf, number} ({beforePercent} %) before, ' +
    '{after, number} ' +
    'of {afterOf, number} ({afterPercent} %) in this span. The share may have moved by that alone.',
  'mix.no-codes':
    'This record has no code at all for: {concepts}. What depends on it counts as not having happened.',
  'mix.data-explain-nothing':
    'Nothing in the data themselves stands out: no source began or ended, no more is missing than before, ' +
    'and the span ' +
    'has been over for a month.',
  'mix.no-cause':
    'This says where the difference lies, not why. A group that differs may differ by what nobody recorded.',
  'mix.overlap':
    'Everybody stands in each breakdown once, so what two breakdowns explain must not be added together.',
  'mix.same-people':
    'Mostly the same people are counted in both spans; the intervals allow for those who are.',
  'mix.median': 'A median has no parts that add up, so nothing is said of what groups that grew did to it.',
  'mix.known-from':
    'Records begin on {on}: who was here before that is not known, and too many count as new at first.',
  'mix.small':
    '{rows, plural, one {# row has} other {# rows have}} fewer than ten people on a side: such shares move ' +
    'a lot with ' +
    'one person.',
  'mix.visit': 'By whom, where and which import are those of the latest visit by the last day of each span.',
}
