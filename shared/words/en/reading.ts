import type { reading as area } from '../areas/reading.ts'
import type { Sentences } from '../language.ts'

export const reading: Sentences<typeof area> = {
  'reading.risks':
    'Of 100 {about, select, overlap {people for whom either treatment was a real choice} att {people like' +
    ' those who started the treatment} other {people like everybody in this study}}, {exposedRisk} ' +
    '({exposedLower} to {exposedUpper}) had {outcome} within {within} after starting {exposure} and ' +
    '{comparatorRisk} ({comparatorLower} to {comparatorUpper}) after starting {comparator}.',
  'reading.would-have':
    'Of {of} {people} {about, select, overlap {for whom either treatment was a real choice} att {like ' +
    'those who started the treatment} other {like everybody in this study}}, {exposedRisk} ({exposedLower} to ' +
    '{exposedUpper}) would have had {outcome} within {within} if all had started {exposure}, and ' +
    '{comparatorRisk} ({comparatorLower} to {comparatorUpper}) if all had started {comparator}.',
  'reading.not-told-apart':
    'Among {people}, {exposure} differs from {comparator} by {difference} in {of} ({lower} to ' +
    '{upper}): these data do not tell the two apart.',
  'reading.may-be-error':
    'Among {people}, {exposure} differs from {comparator} by {difference} in {of} ({lower} to {upper}), but the ' +
    'comparison errs nearly as much in outcomes that neither should change: this may be its error.',
  'reading.differs':
    'Among {people}, that is {size} in {of} {direction, select, more {more} other {fewer}} with ' +
    '{exposure} than with {comparator} (difference {lower} to {upper}): {outcome} within {within} in one ' +
    '{direction, select, more {more} other {fewer}} for every {needed} ({neededLower} to {neededUpper}) who ' +
    'start {exposure} rather than {comparator}.',
  'reading.from-people': 'From {patients} of your patients, all {people}: {events} of them had {outcome}.',
  'reading.not-a-trial':
    'No trial: who got which treatment was not left to chance, and the groups are alike only in what was recorded.',
  'reading.looks':
    '{looks, plural, one {Asked once here.} other {Asked # times here: a difference seen on one look may be chance.}}',
  'reading.no-difference':
    'The difference is {difference} in 100 ({lower} to {upper}): these data do not tell the two apart.',
  'reading.difference':
    'That is {size} in 100 {direction, select, more {more} other {fewer}} with {exposure} (difference ' +
    '{lower} to {upper}), one for every {people} people treated.',
  'reading.deaths':
    'In that time {exposedRisk} ({exposedLower} to {exposedUpper}) in 100 died without it after starting {exposure}, ' +
    '{comparatorRisk} ({comparatorLower} to {comparatorUpper}) after starting {comparator}.',
  'reading.from': 'From {people} of your patients, {events} of whom had the outcome.',
  'reading.hidden-factor':
    'A hidden factor would have to go with both treatment and outcome {estimate} times as often to ' +
    'explain this away, and {limit} times to make it uncertain.',
  'reading.no-hidden-factor': 'The interval holds no difference, so nothing hidden is needed to explain it.',
  'reading.controls':
    'In {counted} outcomes that neither treatment should change the comparison was off by a factor of {factor} on ' +
    'average. Allowing for that, the hazard ratio is {estimate} ({lower} to {upper}) and not {plain} ' +
    '({plainLower} to {plainUpper}).',
  'reading.controls-few':
    'Fewer than 10 outcomes that neither treatment should change had enough cases here ({counted}), so how far the ' +
    'comparison errs is not known.',
  'reading.changes-over-time':
    'The difference changes over time, so read the days gained or lost before the hazard ratio.',
  'reading.lost-bounds':
    '{people, plural, one {# person was} other {# people were}} lost. Whatever became of them, the difference in ' +
    '{outcome} within {within} between {exposure} and {comparator} lies between {lower} and {upper} in 100 people.',
  'reading.lost-weighted':
    'If who was lost depends on nothing but what is recorded, it is {difference} in 100 ({lower} to {upper}).',
  'reading.lost-unsure':
    '{people, plural, one {# person was} other {# people were}} lost; whatever became of them, the difference lies ' +
    'between {lower} and {upper} in 100.',
  'reading.lost-stands':
    '{people, plural, one {# person was} other {# people were}} lost; whatever became of them, the difference stands.',
  'reading.lost-stands-alone':
    '{people, plural, one {# person was} other {# people were}} lost; what became of them in one group alone could ' +
    'not make the difference unsure, in both it could.',
  'reading.lost-tips':
    '{people, plural, one {# person was} other {# people were}} lost. The difference would no longer be sure if, of ' +
    '100 of those lost after starting {group}, {per100} had had the outcome; as many as among the others would be ' +
    '{asFollowed}.',
  'reading.not-recorded':
    'Not recorded: {labels}; filled in ten ways from what is known, and the spread between them is in the intervals.',
  'reading.pooled':
    'Over {sites} sites with about {people} people the hazard ratio is {ratio} ({lower} to {upper}). At a' +
    ' new site like these it would lie between {newLower} and {newUpper}.',
}
