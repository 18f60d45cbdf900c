import type { Answer } from '../../shared/domain/answer.ts'
import { number, spoken, words } from '../ui/words.ts'
import type { TableTwin } from './table-twin.ts'

type Balance = Answer['balance']

/** What differed most before comes first. */
const byDifferenceBefore = (balance: Balance): Balance =>
  balance.toSorted((one, other) => Math.abs(other.before) - Math.abs(one.before))

/** What the model holds, then what it does not. */
export const balanceRows = (balance: Balance, beside: Balance = []): Balance => [
  ...byDifferenceBefore(balance),
  ...byDifferenceBefore(beside),
]

export const balanceTable = (balance: Balance, beside?: Balance): TableTwin => ({
  columns: [
    { title: words('balance.compared') },
    { title: words('balance.before-column'), numeric: true },
    { title: words('balance.after-column'), numeric: true },
  ],
  rows: balanceRows(balance, beside).map(({ label, before, after }) => [
    spoken(label),
    number(Math.abs(before), 2),
    number(Math.abs(after), 2),
  ]),
})
