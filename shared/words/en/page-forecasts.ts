import type { pageForecasts as area } from '../areas/page-forecasts.ts'
import type { Sentences } from '../language.ts'

const outcome =
  '{is, select, died {death} infection {surgical site infection} return {return to theatre} other {readmission}}'

export const pageForecasts: Sentences<typeof area> = {
  'forecast.no-share': 'This is not a percentage.',
  'forecast.no-share-remedy': 'Write a number from 0 to 100.',
  'forecasts.title': 'What you expected',
  'forecasts.none':
    'Nothing yet. Write down what you expect before you know: of an operation in the logbook (e), or of the next ' +
    'period here. It is graded by itself when it is known.',
  'forecasts.of': 'What you expect of {name} after {what}, {date}',
  'forecasts.expected': 'Expect, % (may stay empty)',
  'forecasts.percent': 'How likely, in %',
  'forecasts.outcome': 'Within 30 days',
  'forecasts.is':
    '{is, select, died {Death (d)} infection {Surgical site infection (i)} return {Return to theatre (t)} ' +
    'other {Readmission (r)}}',
  'forecasts.line': `Expected: ${outcome} {percent} %{times, plural, one {} other { (written # times)}}`,
  'forecasts.write': 'Expect',
  'forecasts.write-of': 'What you expect of {name}, operated on {date}',
  'forecasts.fixed':
    'It can be written anew until it is known; all are kept, and none is changed. It never leaves this casebook ' +
    'with a letter to a peer.',
  'forecasts.keep': 'Keep',
  'forecasts.kept': `Kept: ${outcome} {percent} %, {name}, {date}.`,
  'forecasts.closed':
    'Nothing of this operation can be foretold any more: it is known, or its 30 days are over.',
  'forecasts.not-kept': 'The operation is logged. What you expected of it is not kept:',
  'forecasts.next-period': 'What you expect from {from} to {to}, in %',
  'forecasts.period-kept': 'Kept: {percent} % from {from} to {to}.',
  'forecasts.whose':
    'Above the line more happened than you expected, below it less. An interval that reaches the line is as chance ' +
    'would have it.',
  'forecasts.news': '{n, plural, one {# forecast was graded} other {# forecasts were graded}}',
  'forecasts.look': 'See how what you expected came',
  'forecasts.all-graded': '{n, plural, one {#} other {#}} graded by now',
  'calibration.title': '{of}: what was expected and what came',
  'calibration.sentence':
    '{of}: what you expected and what came, {cases, plural, one {# operation} other {# operations}} in ' +
    '{groups, plural, one {# group} other {# groups}} of like forecasts, with exact 95 % intervals.',
  'calibration.expected': 'Expected, %',
  'calibration.cases': 'Operations',
  'calibration.happened': 'It happened to',
  'calibration.observed': 'Came, %',
  'calibration.came': 'Came, % (95 % interval)',
  'calibration.axis': 'Expected, %',
  'calibration.n': 'n = {cases, plural, one {#} other {#}}',
}
