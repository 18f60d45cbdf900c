import type { pagePrint as area } from '../areas/page-print.ts'
import type { Sentences } from '../language.ts'

export const pagePrint: Sentences<typeof area> = {
  'print.paper': 'Paper',
  'print.size': '{size, select, a4 {A4} letter {Letter} other {}}',
  'print.save': 'Save as PDF',
  'print.saved': 'Saved: {path}',
  'print.file-name': 'chart-summary.pdf',
  'print.warning': 'The file is not encrypted: whoever has it can read it. The log notes that it was made.',
  'print.allergies': 'Allergies and intolerances',
  'print.problems': 'Problems',
  'print.problems-at-death': 'Problems at death',
  'print.medicines': 'Medicines',
  'print.medicines-at-death': 'Medicines at death',
  'print.visits': 'Last visits',
  'print.taken': 'taken',
  'print.stopped': 'stopped',
  'print.unproven': 'said to be taken, not proven',
  'print.usual': 'usual in adults',
  'print.more': 'and {more, number} more',
  'print.up-to': 'Data up to {date}',
  'print.no-date': 'No dated entry',
  'print.printed': 'Printed {time} by {person}',
  'print.page': 'Page {page} of {pages}',
  'chart.back-to': 'Back to the chart',
}
