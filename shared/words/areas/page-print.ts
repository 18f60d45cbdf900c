import { choice, count, text, type Area } from '../values.ts'

/** A chart on paper. */
export const pagePrint = {
  'print.paper': {},
  'print.size': { size: choice('a4', 'letter') },
  'print.save': {},
  'print.saved': { path: text },
  'print.file-name': {},
  'print.warning': {},
  'print.allergies': {},
  'print.problems': {},
  'print.problems-at-death': {},
  'print.medicines': {},
  'print.medicines-at-death': {},
  'print.visits': {},
  'print.taken': {},
  'print.stopped': {},
  'print.unproven': {},
  'print.usual': {},
  'print.more': { more: count },
  'print.up-to': { date: text },
  'print.no-date': {},
  'print.printed': { time: text, person: text },
  'print.page': { page: count, pages: count },
  'chart.back-to': {},
} as const satisfies Area
