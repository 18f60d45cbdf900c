import type { Random } from '../../../shared/domain/random.ts'
import type { CorpusFile } from './corpus.ts'

/** JSON with its numbers as they are written: `5.10` is not `5.1`. */
const parsed = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? rawJSON(context.source) : value,
  )
// Newer than the compiler's library.
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The entries of a file: of a bundle, each as a bundle of one; of lines, each; else nothing. */
function entriesOf({ text, ending }: CorpusFile): {
  entries: string[]
  join: (some: readonly string[]) => string
} {
  let whole: unknown
  try {
    whole = parsed(text.replace(/^\uFEFF/, ''))
  } catch {
    const entries = ending === '.ndjson' ? text.split(/\r?\n/).filter(line => line.trim() !== '') : []
    return { entries, join: some => some.map(line => `${line}\n`).join('') }
  }
  if (!isObject(whole) || whole['resourceType'] !== 'Bundle' || !Array.isArray(whole['entry']))
    return { entries: [], join: () => text }
  const { entry, ...bundle } = whole
  return {
    entries: entry.map(each => JSON.stringify(each)),
    join: some => JSON.stringify({ ...bundle, entry: '@' }).replace('"@"', () => `[${some.join(',')}]`),
  }
}

/** A list in another order. */
export const shuffled = <T>(list: readonly T[], random: Random): T[] =>
  list
    .map(each => ({ each, at: random.uniform() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ each }) => each)

/** The entries of a file in another order, spread over several files. Undefined where it is left as it is. */
export function cutFile(file: CorpusFile, random: Random): string[] | undefined {
  if (file.isWhole || random.uniform() < 0.4) return undefined
  const { entries, join } = entriesOf(file)
  if (entries.length < 2) return undefined
  const left = shuffled(entries, random)
  const most = 1 + Math.floor(random.uniform() * left.length)
  const parts: string[] = []
  while (left.length > 0) parts.push(join(left.splice(0, 1 + Math.floor(random.uniform() * most))))
  return parts
}
