import { choice, count, text, type Area } from '../values.ts'

/** What the rules of a chart say: what is missing, and what makes a result doubtful. */
export const chartRules = {
  'due.allergies': {},
  'due.never': { what: choice('pressure', 'hba1c', 'kidney') },
  'due.since': { what: choice('pressure', 'hba1c', 'kidney'), years: count },
  'result.jump': { from: text, to: text, days: count },
} as const satisfies Area
