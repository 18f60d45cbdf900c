import { choice, count, list, text, type Area } from '../values.ts'

/** Tables: why one waits, what of a row could not be read, and what would mend it. */
export const tables = {
  'tables.title': {},
  'tables.asks-for': {},
  'tables.looking': {},
  'tables.waits-no-more': {},
  'tables.set-up': {},
  'tables.changed': { title: text, added: list, gone: list },
  'tables.no-headings': {},
  'tables.by-heading': {},
  'tables.by-values': {},
  'tables.by-recipe': {},
  'tables.is-empty': {},
  'tables.counts-rows': {},
  'tables.no-person': {},
  'tables.no-person-remedy': {},
  'tables.cell-unread': {
    column: text,
    what: choice('date', 'past', 'time', 'number', 'sex', 'yesNo', 'pressure', 'formula', 'value'),
  },
  'tables.cell-unread-remedy': {
    what: choice('date', 'past', 'time', 'number', 'sex', 'yesNo', 'pressure', 'formula', 'value'),
  },
  'tables.undecided': {},
  'tables.undecided-remedy': {},
  'tables.another-table': {},
  'tables.another-table-remedy': {},
  'tables.two-births': { n: count },
  'tables.two-births-remedy': {},
  'tables.two-values': { n: count },
  'tables.two-values-remedy': {},
  'tables.not-set-up': {},
  'tables.not-set-up-remedy': {},
  'tables.too-many-cells': { cells: count },
} as const satisfies Area
