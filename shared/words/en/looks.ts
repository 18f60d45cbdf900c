import type { looks as area } from '../areas/looks.ts'
import type { Sentences } from '../language.ts'

const spans =
  '{by, select, month {{periods, plural, one {# month} other {# months}}} ' +
  'quarter {{periods, plural, one {# quarter} other {# quarters}}} ' +
  'other {{periods, plural, one {# year} other {# years}}}}'
const aSpan = '{by, select, month {a month} quarter {a quarter} other {a year}}'
const sized = `{size, number} {samples, select, people {people} other {cases}} ${aSpan}`

const percent = '{unit, select, share { %} rate { in 100} other {}}'
const within = (n: 'up' | 'down') =>
  `{${n}, plural, =0 {only after more than {most} {by, select, month {months} quarter {quarters} other {years}}} ` +
  `one {within {by, select, month {a month} quarter {a quarter} other {a year}}} ` +
  `other {within # {by, select, month {months} quarter {quarters} other {years}}}}`
const after = (n: 'up' | 'down') =>
  `{${n}, plural, =0 {only after more than {most, number} {unit, select, days {days} other {cases}}} ` +
  `other {within # {unit, select, days {days} other {cases}}}}`

export const looks: Sentences<typeof area> = {
  'look.by-chart':
    `With ${sized}, as now, this chart shows such a shift within ${spans} in 80 of 100 futures drawn from your own ` +
    'points.',
  'look.by-gaps':
    `With ${sized}, as now, a gap long enough for this chart comes within ${spans} with 80 % probability, if it ` +
    'becomes so rare.',
  'look.by-chance': 'If nothing changed, it would show one by then in {percent} of 100.',
  'look.pace':
    'That is {cases, number} cases, about {months, plural, one {# month} other {# months}}, because you see about ' +
    '{monthly} a month.',
  'look.not-by-chart':
    'The chart by {by, select, month {month} quarter {quarter} other {year}} would mostly not show such a shift.',
  'look.by-counts':
    'Before against since tells it with 80 % power from {cases, number} cases on, against {before, number} ' +
    'in the year before.',
  'look.cannot-tell':
    `Within ${spans} such a shift is not told well enough from what now goes on: that is, in 80 of 100 where it is ` +
    'there, and in 20 at the most where it is not. Neither by the chart nor by before against since.',
  'look.a-year': 'Proposed is a year of closed periods, so that every season is in it once.',
  'look.no-size':
    'How long it takes depends on how large a change you expect. Write that down and a day is reckoned.',
  'look.nobody': 'Nobody is counted at present, so how long it takes cannot be reckoned.',
  'look.found':
    `Had it risen from {from} to {rise}${percent}, half of the charts like this one would show it ${within('up')}; ` +
    `had it fallen to {fall}${percent}, ${within('down')}.`,
  'look.found-gaps':
    'If it now happened twice as often, half of the charts like this one would show it ' +
    `${after('up')}; if half as often, ${after('down')}.`,
  'look.reach':
    'The last cases are known {days, plural, one {# day} other {# days}} after the period; the day allows for it.',
  'look.looks-back':
    'What is counted looks back over {days, plural, one {# day} other {# days}}, so a change shows bit by ' +
    'bit; that is in it.',
}
