import { foundBy, type FoundBy, type FoundCounts } from '../../../shared/domain/found-by.ts'

/** A line of the list: somebody, by her place among all who were found, or the head of a group of them. */
export type ListLine =
  | { readonly kind: 'person'; readonly index: number }
  | { readonly kind: 'head'; readonly by: FoundBy; readonly people: number }

/**
 * People in groups by what they were found, each under its head. There are heads only where more was found than names:
 * what stands beside a name that was typed needs no word.
 */
export function linesOf(total: number, counts: FoundCounts | undefined) {
  const groups = counts && counts.code + counts.text > 0 ? foundBy.options.filter(by => counts[by] > 0) : []
  const heads = new Map<number, { by: FoundBy; people: number }>()
  const firsts: number[] = []
  for (const [n, by] of groups.entries()) {
    const before = groups.slice(0, n).reduce((sum, each) => sum + counts![each], 0)
    firsts.push(before)
    heads.set(before + n, { by, people: counts![by] })
  }
  return {
    length: total + groups.length,
    at(line: number): ListLine {
      const head = heads.get(line)
      if (head) return { kind: 'head', ...head }
      return { kind: 'person', index: line - [...heads.keys()].filter(each => each < line).length }
    },
    /** The last person on this line or before it; 0 where there is none. */
    lastPerson: (line: number): number =>
      Math.max(0, line - [...heads.keys()].filter(each => each <= line).length),
    /** On which line somebody stands. */
    ofPerson: (index: number): number => index + firsts.filter(first => first <= index).length,
  }
}
