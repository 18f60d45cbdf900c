import type { question as area } from '../areas/question.ts'
import type { Sentences } from '../language.ts'

export const question: Sentences<typeof area> = {
  'question.read-aloud':
    'Among {people} who started {exposure} or {comparator} for the first time in {washout}, how many of ' +
    '100 have {outcome} within {horizon} after starting {exposure}, compared with {comparator}, when the ' +
    'two groups are made alike in {alike}?',
  'question.people': '{who, select, women {women} men {men} other {people}}{age}{having}{without}',
  'question.nothing-said': '',
  'question.aged': ' aged {from} to {to}',
  'question.aged-from': ' aged {from} or more',
  'question.aged-to': ' aged up to {to}',
  'question.with': ' with {concepts}',
  'question.without': ' without {concepts}',
  'question.and-without': ' and without {concepts}',
  'question.bound': '{comparator, select, below {<} atMost {<=} atLeast {>=} other {>}} {threshold} {unit}',
  'question.result-within': '{label} {bounds}',
  'question.change-within': 'a change of {label} {bounds}',
  'question.not': 'no {concept}',
  'question.or-death': '{outcome} or death',
  'question.and-rules': '{question} Rules: {rules}.',
  'question.rule-observed': 'only people seen here for {days} before',
  'question.rule-free-ever': 'nobody who ever had {outcome} before',
  'question.rule-free': 'nobody who had {outcome} within {days} before',
  'question.rule-free-not-asked': 'also people who had {outcome} before',
  'question.rule-death-competing': 'a death before {outcome} is an end of its own',
  'question.rule-left': 'whoever was not seen for {days} has left',
  'question.alike-in': '{covariates}',
  'question.alike-in-nothing': 'nothing',

  'question.days': '{days, plural, one {a day} other {{days} days}}',
  'question.months': '{months, plural, one {a month} other {{months} months}}',
  'question.years': '{years, plural, one {a year} other {{years} years}}',

  'question.death': 'death',
  'question.age': 'age',
  'question.sex': 'sex',
  'question.sex-female': 'sex (female)',
  'question.index-year': 'year of starting',
  'question.history-of': 'history of {concept}',
  'question.latest': 'latest {concept} ({unit})',
  'question.result': '{concept} ({unit})',

  'question.short-washout':
    'A washout of {washout} may count people who were already treated. A year is usual.',
  'question.not-alike':
    'The groups are not made alike in anything: this compares the people as much as the treatments.',
  'question.without-age': 'Age is not among the things the groups are made alike in.',
  'question.without-index-year':
    'The year of starting is not among the things the groups are made alike in; practice may have changed over time.',
  'question.same-treatments': 'The treatment and its comparator are the same.',
  'question.no-outcome-code': 'The outcome names no code, so nobody can have it.',
  'question.outcome-as-covariate':
    'The groups are made alike in having had the outcome, but nobody who had it is counted: this does nothing.',

  'question.file-too-large':
    'The file is too large to be a question. Choose one that was saved as a question.',
  'question.not-in-file':
    'The file holds no question: at “{place}”, {issue}. Choose one that was saved as a question.',
  'question.unknown': 'This casebook does not know that question.',
}
