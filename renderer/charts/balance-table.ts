import type { Answer } from '../../shared/domain/answer.ts'
import type { TableTwin } from './table-twin.ts'
import { spoken } from '../ui/words.ts'

type Balance = Answer['balance']

/** What differed most before comes first. */
export const byDifferenceBefore = (balance: Balance): Balance =>
  balance.toSorted((one, other) => Math.abs(other.before) - Math.abs(one.before))

export const balanceTable = (balance: Balance): TableTwin => ({
  columns: [
    { title: 'What was compared' },
    { title: 'Difference before, standard deviations', numeric: true },
    { title: 'Difference after weighting', numeric: true },
  ],
  rows: byDifferenceBefore(balance).map(({ label, before, after }) => [
    spoken(label),
    Math.abs(before).toFixed(2),
    Math.abs(after).toFixed(2),
  ]),
})
