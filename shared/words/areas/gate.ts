import { choice, count, decimal, messageValue, text, type Area } from '../values.ts'

const arm = choice('exposed', 'comparator')

/** What the gate says: why something may not leave, what would help, and what leaves where it may. */
export const gate = {
  'gate.sentences': { first: messageValue, rest: messageValue },
  'gate.changed-since-read': {},
  'gate.read-again': {},
  'gate.own-fault': {},
  'gate.not-the-form': {},

  'gate.few-in-cell': { least: count, arm, outcome: choice('with', 'without') },
  'gate.few-in-cell-remedy': {},
  'gate.few-in-arm': { least: count, arm },
  'gate.few-in-arm-remedy': {},
  'gate.empty-or-full': { arm },
  'gate.empty-or-full-remedy': {},

  'gate.complement': { who: messageValue, narrowest: count },
  'gate.complement-remedy': {},
  'gate.people-without-outcome': { arm },
  'gate.people-that-differ': { arm },
  'gate.outcomes-that-differ': { arm },
  'gate.people-without-outcome-that-differ': { arm },

  'gate.not-rounded': { arm, block: count },
  'gate.revision-few': { least: count },
  'gate.revision-few-remedy': {},
  'gate.revision-soon': { days: count },
  'gate.revision-soon-remedy': { days: count },
  'gate.released-already': {},
  'gate.nothing-to-do': {},
  'gate.never-sent': { path: text },

  'gate.withheld': {},
  'gate.diagnostic-failed': { label: messageValue },
  'gate.effect-not-finite': {},
  'gate.effect-not-finite-remedy': {},

  'gate.years-untold': { least: count },
  'gate.years-untold-remedy': {},
  'gate.age-bands': { years: count, oldest: count },
  'gate.age-bands-remedy': { years: count, adult: count },

  'gate.text-in-it': {},
  'gate.no-code': { label: text },
  'gate.no-code-remedy': {},
  'gate.not-public-code': { label: text },
  'gate.not-public-code-remedy': {},
  'gate.not-public-unit': {},
  'gate.not-public-unit-remedy': {},
  'gate.long-threshold': { digits: count },
  'gate.long-threshold-remedy': {},
  'gate.long-window': {},
  'gate.long-window-remedy': {},

  'gate.own-question': {},
  'gate.own-question-remedy': {},
  'gate.round-one-person': { years: count },
  'gate.round-one-person-remedy': { years: count },

  'gate.tells-question': { hash: text },
  'gate.tells-arm': { arm, people: count, events: count, risk: decimal(1), block: count },
  'gate.tells-effect': { ratio: decimal(2), error: decimal(2) },
  'gate.tells-year': { year: count },
  'gate.tells-years': { from: count, to: count },
  'gate.tells-method': { name: text, version: text },
  'gate.tells-nothing-else': {},
  'gate.tells-codes': { title: text },
  'gate.tells-definition': { covariates: count },
  'gate.tells-no-words': {},
} as const satisfies Area
