import type { CitationKind, Work } from '../../../../shared/domain/citation.ts'
import type { Field } from './article-format.ts'
import { tidy } from './identifiers.ts'

/** A line of a record with its tag, and the lines that go on with it. */
export interface Tagged {
  readonly tag: string
  readonly value: string
}

/** The fields of a record of lines with tags; `unmarked`: lines before the first tag, which belong to none. */
export function taggedIn(text: string, mark: RegExp): { fields: Tagged[]; unmarked: number } {
  const found: Array<{ tag: string; lines: string[] }> = []
  let unmarked = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, tag, value = ''] = mark.exec(line) ?? []
    if (tag !== undefined) found.push({ tag, lines: [value] })
    else if (line.trim() !== '') {
      if (found.length === 0) unmarked++
      else found.at(-1)!.lines.push(line)
    }
  }
  return { fields: found.map(({ tag, lines }) => ({ tag, value: tidy(lines.join(' ')) })), unmarked }
}

/** Asks a record for its tags, and keeps account of which of them went into the citation. */
export class TaggedRecord {
  private readonly fields: readonly Tagged[]
  private readonly used = new Set<Tagged>()

  constructor(fields: readonly Tagged[]) {
    this.fields = fields
  }
  /** All values of the first of these tags that has any, in their order. */
  all(...tags: readonly string[]): string[] {
    for (const tag of tags) {
      const found = this.fields.filter(each => each.tag === tag && each.value !== '')
      for (const each of found) this.used.add(each)
      if (found.length > 0) return found.map(({ value }) => value)
    }
    return []
  }
  first(...tags: readonly string[]): string {
    return this.all(...tags)[0] ?? ''
  }
  /** What a value is read as, by the first value of any of the tags that says anything. */
  read<T>(read: (value: string) => T, isRead: (found: T) => boolean, ...tags: readonly string[]): T {
    for (const tag of tags)
      for (const each of this.fields.filter(one => one.tag === tag)) {
        const found = read(each.value)
        if (!isRead(found)) continue
        this.used.add(each)
        return found
      }
    return read('')
  }
  fates(known: ReadonlySet<string>): Field[] {
    return this.fields
      .filter(({ value }) => value !== '')
      .map(each => {
        if (this.used.has(each)) return { name: each.tag, fate: 'read' }
        return { name: each.tag, fate: known.has(each.tag) ? 'kept' : 'unknown' }
      })
  }
}

export type Kinds = ReadonlyArray<readonly [says: RegExp, kind: CitationKind]>

/** The first kind that one of the words of a record stands for: what says most of a study is asked first. */
export const kindOf = (words: readonly string[], kinds: Kinds): Work['kind'] =>
  kinds.find(([says]) => words.some(word => says.test(word)))?.[1] ?? 'other'
