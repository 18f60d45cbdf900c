/**
 * What a table says of a word that somebody else wrote; undefined where it says nothing. A word such as `constructor`
 * is a member of every object, and of no table.
 */
export const lookUp = <V>(table: Readonly<Record<string, V>>, word: string): V | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined
