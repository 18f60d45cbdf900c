import type { study as area } from '../areas/study.ts'
import type { Sentences } from '../language.ts'

export const study: Sentences<typeof area> = {
  'study.waiting': 'Waiting',
  'study.finding-people': 'Finding the people',
  'study.looking-up': 'Looking up what they had',
  'study.completing': 'Completing what was not recorded',
  'study.weighting': 'Making the groups alike',
  'study.comparing': 'Comparing',
  'study.done': 'Done',
  'study.cancelled': 'Cancelled. Nothing was kept; the question can be asked again.',
  'study.unknown-job': 'There is no study {job}.',

  'study.began': 'began {exposure} or {comparator}',
  'study.observed-before': 'had been seen here for {days, plural, one {# day} other {# days}} before',
  'study.new-users': 'had neither in the {days, plural, one {# day} other {# days}} before',
  'study.not-both': 'did not begin both on the same day',
  'study.start-known': 'have a first day that is known, not only its month or year',
  'study.in-population': 'met the population on that day',
  'study.plausible': 'have dates in an order that is possible',
  'study.no-outcome-before': 'had no {outcome} in the {days} days before',
  'study.no-outcome-ever': 'never had {outcome} before',
  'study.order-known': 'have an outcome whose order beside the first and the last day is known',

  'study.more-people': '+{people, plural, one {{people} person} other {{people} people}}',
  'study.fewer-people': '-{people, plural, one {{people} person} other {{people} people}}',
  'study.same-people': 'the same number of people',
  'study.still-none': '{people}; still no answer',
  'study.now-one': '{people}; there was no answer, now there is one',
  'study.now-none': '{people}; there was an answer, now there is none',
  'study.still-the-same': '{people}; the difference is still {now} in 100',
  'study.went-to': '{people}; the difference went from {before} to {now} in 100',

  'study.my-patients': 'My patients',
  'study.too-few-sites':
    '{sites, plural, =0 {No site has} one {One site has} other {{sites} sites have}} answered this ' +
    'question so far; {needed} are needed before answers are put together.',
  'study.meet-peers': 'Share the question with peers and meet them, or ask them for a file.',
  'study.answer-and-meet': 'Answer it here, and meet peers who have answered it.',
  'study.not-recorded-in': '{label} in {percent} %',
  'study.not-recorded-because': '{label} in {percent} % ({reasons})',
  'study.never-recorded': 'never measured {percent} %',
  'study.beyond-range': 'only below or above a limit {percent} %',
  'study.other-unit': 'in a unit that does not convert {percent} %',
  'study.rough-date': 'without a day {percent} %',
  'study.no-code-here':
    'No code of “{label}” is in this casebook: nobody here can have it on record under these codes.',
  'study.rough-outcomes':
    '{people, plural, one {# outcome has} other {# outcomes have}} only a month or a year, and count in its middle.',
}
