/**
 * The most that the page may send of anything, so that no call is larger than what a person could have meant. What
 * comes from files is bounded elsewhere (`electron/intake/budgets.ts`).
 */
export const most = {
  /** By what a program names something: a request, a draft, a key, a code of a code system. */
  nameCharacters: 500,
  /** One line that somebody types or carries over: an answer, an invitation, what a column means. */
  lineCharacters: 2_000,
  /** What stands in a file for whoever finds it. */
  textCharacters: 50_000,
  /** As long as Windows lets a path be. */
  pathCharacters: 32_767,
  /** Files that are chosen in one go. */
  files: 10_000,
  /** Tables of one file. */
  sheets: 500,
  /** Rows of the store that are named in one call. */
  rows: 100_000,
  /** What a question asks for, each of these by any of so many codes. */
  concepts: 40,
  codes: 2_000,
  /** What the formats of one import leave open. */
  answers: 50,
} as const
