import {
  alternatives,
  choice,
  count,
  list,
  messageValue,
  quantity,
  term,
  text,
  type Area,
} from '../values.ts'

/** A question in words, what weakens it, and what covariates are called. */
export const question = {
  'question.read-aloud': {
    people: messageValue,
    exposure: term,
    comparator: term,
    outcome: term,
    washout: messageValue,
    horizon: messageValue,
    alike: messageValue,
  },
  'question.people': {
    who: choice('women', 'men', 'people'),
    age: messageValue,
    having: messageValue,
    without: messageValue,
  },
  'question.nothing-said': {},
  'question.aged': { from: count, to: count },
  'question.aged-from': { from: count },
  'question.aged-to': { to: count },
  'question.with': { concepts: list },
  'question.without': { concepts: alternatives },
  'question.and-without': { concepts: alternatives },
  'question.with-value': {
    label: text,
    comparator: choice('below', 'atMost', 'atLeast', 'above'),
    threshold: quantity,
    unit: text,
  },
  'question.alike-in': { covariates: list },
  'question.alike-in-nothing': {},

  'question.days': { days: count },
  'question.months': { months: count },
  'question.years': { years: count },

  'question.death': {},
  'question.age': {},
  'question.sex': {},
  'question.sex-female': {},
  'question.index-year': {},
  'question.history-of': { concept: term },
  'question.latest': { concept: term, unit: text },
  'question.result': { concept: term, unit: text },

  'question.short-washout': { washout: messageValue },
  'question.not-alike': {},
  'question.without-age': {},
  'question.without-index-year': {},
  'question.same-treatments': {},
  'question.no-outcome-code': {},

  'question.unknown': {},
} as const satisfies Area
