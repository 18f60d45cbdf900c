import type { Row } from './row.ts'

/** How rows that sum up others begin, in the languages whose headings are known. */
const sums = new RegExp(
  '^(?:(?:grand |sub-?)?totals?|sum|mean|average|median|count|min|max|minimum|maximum|sd|n(?= ?=|$)|gesamt|summe|' +
    'mittelwert|durchschnitt|anzahl|suma|media|promedio|moyenne|somme|soma|média)(?=[\\s:=(]|$)',
  'i',
)

/** Whether a row begins as one that sums up others does. People are called so as well (Suma, Soma, Min). */
export const beginsLikeSums = ({ cells: [first] }: Row): boolean =>
  first !== undefined && sums.test(first.text.trim())
/** Whether a text is such a beginning and more: in a column of names it is a test, "Total bilirubin". */
export const isMoreThanSums = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.trim().replace(sums, ''))
