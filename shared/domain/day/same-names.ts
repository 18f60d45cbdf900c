interface Named {
  readonly patient?: number | undefined
  readonly name: string
}

/** The words of a name in any order, without accents and case: `Adler, Ánn` and `Ann Adler` are read alike. */
const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .toSorted()
    .join(' ')

/** Of a list of people, those whose name another person on it bears as well. A name that is empty is nobody's. */
export function sameNames<N extends Named>(rows: readonly N[]): ReadonlySet<N> {
  const bearers = new Map<string, Set<number | undefined>>()
  for (const { name, patient } of rows) {
    const key = folded(name)
    bearers.set(key, (bearers.get(key) ?? new Set()).add(patient))
  }
  return new Set(rows.filter(({ name }) => folded(name) !== '' && bearers.get(folded(name))!.size > 1))
}
