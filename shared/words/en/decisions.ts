import type { decisions as area } from '../areas/decisions.ts'
import type { Sentences } from '../language.ts'

const people = '{people, plural, one {{people} person} other {{people} people}}'

export const decisions: Sentences<typeof area> = {
  'decision.none': 'This decision was taken back, or is not in this casebook.',
  'decision.no-answer': 'There is no answer on this card, so nothing is decided beside it.',
  'decided.counted':
    '{decisions, plural, one {# decision} other {# decisions}} beside this answer, {eligible} of them for people ' +
    'who were known to be eligible.',
  'decided.compared':
    '{treatment}: of {known, plural, one {# person} other {# people}} whose outcome is known, {happened} had ' +
    '{outcome}; by the answers as they stood then it would have been {expected}.',
  'decided.ratio': 'Observed over expected {ratio} ({lower} to {upper}).',
  'decided.few': '{known} of {least}: so few say next to nothing yet.',
  'decided.not-counted':
    '{is, select, waiting {{n} not counted yet: the time of the question is not over} unseen {{n} not counted: not ' +
    'seen since, so nobody knows} other {{n} not counted: their dates are not exact enough}}.',
  'decided.no-cause':
    'This tells whether the answers fitted these people, not what the decisions did to them.',
  'reading.looks-of-variants':
    'Asked {looks, plural, one {once} other {# times}} here, in {variants} ways of comparing: a difference seen on ' +
    'one look may be chance.',
  'reading.always-valid':
    'However often one looks, the difference lies between {lower} {lowerIs, select, fewer {fewer} other {more}} and ' +
    '{upper} {upperIs, select, fewer {fewer} other {more}} in 100, 19 times of 20.',
  'reading.hidden-now': 'An answer stood here until it was asked again ({shown}). It is hidden now: {reason}',
  'revision.since': '{changes} since you last decided ({day}).',
  'revision.more-people': `+${people}`,
  'revision.fewer-people': `-${people}`,
  'revision.moved':
    '{is, select, same {still {now} {way, select, fewer {fewer} other {more}} in 100} other {the difference ' +
    '{is, select, grew {grew} other {shrank}} from {before} to {now} {way, select, fewer {fewer} other {more}} in ' +
    '100}}',
  'revision.turned':
    'the difference turned round, from {before} {way, select, fewer {fewer to {now} more} ' +
    'other {more to {now} fewer}} in 100',
  'revision.told-apart': 'the two are now told apart',
  'revision.not-told-apart': 'the two are no longer told apart',
  'revision.hidden': 'the answer is hidden now: {reason}',
}
