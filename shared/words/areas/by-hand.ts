import { choice, list, quantity, text, type Area } from '../values.ts'

const certainty = choice('confirmed', 'suspected', 'refuted')

/** What is typed by hand: why it cannot be, what is unlikely of it, and what it will be stored as. */
export const byHandWords = {
  'by-hand.no-date-remedy': {},
  'by-hand.two-dates': {},
  'by-hand.two-dates-remedy': {},
  'by-hand.ahead': {},
  'by-hand.ahead-remedy': {},
  'by-hand.before-birth': {},
  'by-hand.too-old': {},
  'by-hand.too-old-remedy': {},
  'by-hand.no-number-remedy': {},
  'by-hand.comma': {},
  'by-hand.comma-remedy': {},
  'by-hand.no-pressure': {},
  'by-hand.no-pressure-remedy': {},
  'by-hand.no-name-remedy': {},
  'by-hand.no-result-remedy': {},
  'by-hand.no-choice': {},
  'by-hand.no-choice-remedy': { choices: list },
  'by-hand.unlikely': { low: quantity, high: quantity },
  'by-hand.measurement': { what: text, result: text },
  'by-hand.condition': { what: text, certainty },
  'by-hand.medicine': { what: text, role: choice('prescribed', 'taken', 'given'), dose: text },
  'by-hand.allergy': { what: text, certainty, reactions: text },
  'by-hand.no-known-allergy': {},
  'by-hand.outcome': { what: text, words: text },
  'by-hand.procedure': { what: text, more: text },
  'by-hand.stay': { what: text, until: text },
  'by-hand.plan': { what: text, until: text },
} as const satisfies Area
