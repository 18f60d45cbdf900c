import type { chartRules as area } from '../areas/chart-rules.ts'
import type { Sentences } from '../language.ts'

const what = '{what, select, pressure {blood pressure} hba1c {HbA1c} kidney {creatinine} other {}}'

export const chartRules: Sentences<typeof area> = {
  'due.allergies': 'Allergies never recorded',
  'due.never': `No ${what} recorded`,
  'due.since': `No ${what} for {years, plural, one {# year} other {# years}}`,
  'result.jump':
    'changes from {from} to {to} in {days, plural, =0 {one day} one {# day} other {# days}}: check the source',
}
