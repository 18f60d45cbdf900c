import type { forecasts as area } from '../areas/forecasts.ts'
import type { Sentences } from '../language.ts'

const expectedIn = 'From {from} to {to} you expected {percent} %'

export const forecasts: Sentences<typeof area> = {
  'forecast.not-of-operations': 'This measure is not one by which an operation is foretold.',
  'forecast.no-operation':
    'There is no operation of this person on that day in the record, or only its month is known.',
  'forecast.closed':
    '{why, select, known {This has happened already: nothing is left to foretell.} ' +
    'died {This person has died: nothing is left to foretell.} ' +
    'other {The 30 days are over: nothing is left to foretell.}}',
  'forecast.period-begun': 'The period began on {from}: only one that is still to come can be foretold.',
  'forecast.shares-only': 'Only a share can be foretold, and this measure counts days.',
  'forecast.none-graded': 'None is graded yet: of no operation it is known how it came.',
  'forecast.graded':
    'Of {n, plural, one {# forecast} other {# forecasts}} that {n, plural, one {is} other {are}} graded, ' +
    '{happened, plural, one {#} other {#}} came to happen; you expected {expected}.',
  'forecast.ratio': 'Observed over expected {ratio} (95 % interval {lower} to {upper}).',
  'forecast.too-early':
    'Too early to say how good they are: {n, plural, one {#} other {#}} graded, and a score of fewer than ' +
    '{least, plural, one {#} other {#}} says next to nothing.',
  'forecast.brier':
    'Brier score {brier} (95 % interval {lower} to {upper}): the mean square of what came less what was expected, 0 ' +
    'the best. Expecting of everybody the share that came would have scored {share}.',
  'forecast.beside-model':
    'Of the {n, plural, one {# operation} other {# operations}} that the risk model speaks of, you scored {own} ' +
    'and the model {model}: ' +
    '{better, select, own {you did better, beyond chance} model {the model did better, beyond chance} ' +
    'other {too close to tell who does better}}.',
  'forecast.model-early':
    'The risk model speaks of {n, plural, one {#} other {#}} of them: too few to compare, fewer than ' +
    '{least, plural, one {#} other {#}}.',
  'forecast.not-graded':
    '{state, select, waiting {Not graded yet, since the days in which it may happen are not over, or the data ' +
    'end before: } ' +
    'unknown {Not graded, since nobody recorded how it came: } ' +
    'excluded {Not graded, since the measure leaves them out: } ' +
    'late {Not graded, since it had happened before it was foretold: } ' +
    'other {Not graded, since the operation is no longer in the record: }}{n, plural, one {#} other {#}}.',
  'forecast.replaced':
    'Written anew before it was known: {n, plural, one {#} other {#}}. The last one counts, and all are kept.',
  'forecast.period-waits': `${expectedIn}: not known yet.`,
  'forecast.period-replaced': `${expectedIn}; written anew since.`,
  'forecast.period-came':
    `${expectedIn}: {numerator, plural, one {#} other {#}} of {denominator, plural, one {#} other {#}} came, ` +
    '{observed} % (95 % interval {lower} to {upper} %). {place, select, low {More than you expected, beyond chance.} ' +
    'high {Less than you expected, beyond chance.} other {What you expected is within chance of it.}}',
}
