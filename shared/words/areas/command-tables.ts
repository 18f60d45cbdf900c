import { choice, count, messageValue, term, text, type Area } from '../values.ts'

/** What the command `recipe` tells. */
export const commandTables = {
  'needed.recipe': {},
  'told.no-recipe': { path: text, place: term, issue: text },
  'told.recipe-kept': { title: text, columns: count },
  'told.recipe': { title: text, columns: count },
  'told.no-recipes': {},
  'told.no-tables': {},
  'told.table': { sheet: text, rows: count, people: count, facts: count, columns: count },
  'told.column': { header: text, as: text, because: messageValue, doubt: choice('yes', 'no') },
  'told.table-problem': { n: count, reason: messageValue, position: text },
} as const satisfies Area
