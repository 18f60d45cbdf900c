/** Sets of keys that only grow together (union-find); a key not met before is a set of its own. */
export class DisjointSets {
  readonly #setOf = new Map<string, string[]>()

  /** The keys in one set with this one. */
  of(key: string): readonly string[] {
    return this.#setOf.get(key) ?? [key]
  }

  join(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)]
    if (a.includes(other)) return
    const joined = [...a, ...b]
    for (const key of joined) this.#setOf.set(key, joined)
  }

  /** Every set of two or more, sorted within and among one another. */
  all(): string[][] {
    return [...new Set(this.#setOf.values())]
      .map(set => set.toSorted())
      .toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1))
  }
}
