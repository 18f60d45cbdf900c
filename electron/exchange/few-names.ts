/** Names that are worth remembering, but not for ever: of more than `most`, those that came first are forgotten. */
export function fewNames(most: number): Pick<Set<string>, 'has'> & { add(name: string): void } {
  const names = new Set<string>()
  return {
    has: name => names.has(name),
    add: name => {
      names.delete(name)
      names.add(name)
      if (names.size > most) names.delete(names.values().next().value!)
    },
  }
}
