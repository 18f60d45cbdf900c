import type { changes as area } from '../areas/changes.ts'
import type { Sentences } from '../language.ts'

const inUnit = (value: string) =>
  `{unit, select, share {{${value}} percentage points} other {{${value}} days}}`
const rise = '{direction, select, higher {rise} lower {fall} other {change}}'
const rose = '{direction, select, higher {rose} lower {fell} other {changed}}'

export const changes: Sentences<typeof area> = {
  'change.unknown': 'There is no such change here.',
  'change.was-taken-back': 'This change was taken back, so nothing is kept of a look at it.',
  'change.span': '{side, select, before {Before} other {Since}}, {from} to {to}: {counted}',
  'change.on-day': '{side, select, before {Before} other {Since}}, on {on}: {counted}',
  'change.nobody-before': 'Nobody was counted before the change, so there is nothing to compare with.',
  'change.nobody-since': 'Nobody was counted since the change, so it cannot be told yet.',
  'change.no-data-since': 'The data end on {upTo}, before the change was made: nothing can be told yet.',
  'change.difference':
    '{of, select, fair {Held against that, {way, select, higher {higher} lower {lower} other {no different}} since ' +
    'the change} pairs {Among those counted both times, {way, select, higher {higher} lower {lower} other ' +
    '{no different}} since the ' +
    'change} other {{way, select, higher {Higher} lower {Lower} other {No different}} since the change}}: ' +
    '{unit, select, share {{by} percentage points (95 % interval {lower} to {upper})} ' +
    'other {{by} days (95 % interval {lower} to {upper})}}.',
  'change.pairs':
    '{people, plural, one {# person was} other {# people were}} counted both times: {gained, number} had it ' +
    'since and ' +
    'not before, {lost, number} before and not since, {both, number} both times, {neither, number} neither time.',
  'change.pairs-chance':
    '{changed, plural, =0 {Nobody of them changed.} one {Only the one who changed tells anything (McNemar’s ' +
    'exact test: p = {p}).} ' +
    'other {Only the # who changed tell anything: as many each way would be chance (McNemar’s exact test: p ' +
    '= {p}).}}',
  'change.in-one-span':
    'Apart from them, counted once: before alone {leftHad, number} of {left, number}, since alone {cameHad, ' +
    'number} of ' +
    '{came, number}. Who came and who left is no effect of the change on anybody, so they are not in the difference.',
  'change.as-expected': `As expected: it ${rose} beyond chance, and by the ${inUnit('expected')} expected or more.`,
  'change.any-as-expected': `As expected: it ${rose} beyond chance.`,
  'change.short':
    `Short of what was expected: it ${rose}, but by ${inUnit('most')} at the most, where ${inUnit('expected')} ` +
    'were expected.',
  'change.short-unmoved':
    `Short of what was expected: if there is a ${rise} at all, it is one of ${inUnit('most')} at the most, where ` +
    `${inUnit('expected')} were expected.`,
  'change.opposite':
    'The opposite of what was expected: it {direction, select, higher {fell} lower {rose} other {changed}} ' +
    'beyond chance.',
  'change.some-way': `It ${rose} beyond chance. Whether by the ${inUnit('expected')} expected cannot be told yet.`,
  'change.cannot-tell':
    'It cannot be told yet: with {before, number} before and {after, number} since, chance alone could make such ' +
    'a difference, or hide one.',
  'change.would-tell': 'With four times as many the interval would be about half as wide.',
  'change.beyond-chance': `It ${rose} beyond chance. Nothing was written down as expected, so nothing is graded.`,
  'change.held-moving':
    'It was {direction, select, higher {rising} lower {falling} other {changing}} before the change already, beyond ' +
    'chance. What was under way and the change cannot be told apart, so it is not graded as expected.',
  'change.held-spell':
    'Before the change, {from} to {to} stood out: {spell}. Changes are mostly made after such a spell, and it mostly ' +
    'passes by itself: that and the change cannot be told apart. Without it, in up to three years before: {others}',
  'change.held-year-earlier':
    'When the change was made it had just moved the other way: on {on}, {counted} What moves away by chance mostly ' +
    'comes back by itself: that and the change cannot be told apart by that day alone.',
  'change.not-a-trial':
    'Before and after is no trial: whatever else changed at that time is in this, too. A bad spell that led to the ' +
    'change would mostly have passed by itself.',
  'change.already-moving':
    'It was {direction, select, higher {rising} lower {falling} other {changing}} before the change already.',
  'change.small':
    'Few: {before, number} before and {after, number} since. One person more or less moves such shares a lot.',
  'change.not-recorded':
    'Not recorded, and so in neither number: {before, number} before and {after, number} since.',
  'change.too-early':
    'Of {n, plural, one {#} other {#}} it is too early to say; a later look will count them.',
  'change.same-people':
    'Some of the same people are counted before and since, but fewer than half. The interval takes all for ' +
    'different ' +
    'ones.',
  'change.repeated':
    '{events, number} were counted in {people, number} people. What happens to one person is alike, so the ' +
    'interval ' +
    'is narrower than it should be.',
  'change.season':
    'Since the change there are {days, plural, one {# day} other {# days}}, before it a whole year: the seasons ' +
    'are not the same.',
  'change.data-end':
    'The data end on {upTo}: they hold {days, plural, one {# day} other {# days}} since the change and ' +
    'nothing after.',
  'change.looks-back':
    'What is counted looks back over {window, plural, one {# day} other {# days}}, and only {days, number} have ' +
    'passed since the change: much of it is still from before.',
  'change.looks':
    'It was looked at {n, plural, one {once} other {# times}} before. Each look gives chance one more opportunity.',
}
