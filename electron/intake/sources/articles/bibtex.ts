import { say } from '../../../../shared/words/message.ts'
import type { ArticleFormat, Cut, Field } from './article-format.ts'
import { textOf } from './decode.ts'
import { doiIn, drawnOf, pmidIn, yearIn } from './identifiers.ts'
import { plainLatex } from './latex.ts'
import { linesIn } from './lines.ts'
import { kindOf, type Kinds } from './tagged.ts'

const begins = /^\s*@\s*([A-Za-z]+)\s*([{(])/
const sign = (of: string) => of.charCodeAt(0)
const [OPEN, CLOSE, ROUND, ESCAPE] = [sign('{'), sign('}'), sign(')'), sign('\\')]

/** Where the entry that begins here ends: behind the brace that closes its first. -1 where none does before `limit`. */
function endOf(bytes: Uint8Array, from: number, limit: number): number {
  let depth = 0
  const first = Buffer.from(bytes.subarray(from, limit)).indexOf('(')
  const brace = bytes.indexOf(OPEN, from)
  const isRound = first >= 0 && (brace < 0 || from + first < brace)
  for (let at = isRound ? from + first + 1 : brace; at < limit; at++) {
    const each = bytes[at]!
    if (each === ESCAPE) at++
    else if (each === OPEN) depth++
    else if (each === CLOSE) depth--
    else if (!(isRound && each === ROUND && depth === 0)) continue
    if (depth <= 0 && each === (isRound ? ROUND : CLOSE)) return at + 1
  }
  return -1
}

/** An entry begins at the beginning of a line; one that is not closed ends where the next begins. */
function* cut(bytes: Uint8Array): Generator<Cut> {
  const starts = [...linesIn(bytes)].filter(({ text }) => begins.test(text)).map(({ from }) => from)
  let done = 0
  for (const [at, from] of starts.entries()) {
    if (from < done) continue
    const limit = starts[at + 1] ?? bytes.length
    const end = endOf(bytes, from, limit)
    done = end < 0 ? limit : end
    yield { from, to: done }
  }
}

/** Words that every BibTeX knows. */
const months = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '))

/** A value, and whether a word stands in it that only its file could explain. */
interface Value {
  readonly text: string
  readonly isWhole: boolean
}

/** The fields of an entry: names in small letters, values as written but for what encloses them. */
function fieldsOf(text: string): Map<string, Value> | undefined {
  const found = new Map<string, Value>()
  let at = text.search(/[{(]/) + 1
  const comma = text.indexOf(',', at)
  // An entry without a key is one all the same.
  if (comma < 0) return found
  if (!text.slice(at, comma).includes('=')) at = comma + 1
  const next = /[\s,]*([A-Za-z][\w:.+-]*)\s*=\s*/y
  for (;;) {
    next.lastIndex = at
    const named = next.exec(text)
    if (!named) break
    const value = valueAt(text, next.lastIndex)
    if (!value) return undefined
    const name = named[1]!.toLowerCase()
    if (!found.has(name)) found.set(name, value)
    at = value.to
  }
  return /^[\s,]*[})]/.test(text.slice(at, at + 2_000)) ? found : undefined
}

/** Values are pieces between braces or quotes, numbers and words, put together by `#`. */
function valueAt(text: string, from: number): (Value & { to: number }) | undefined {
  let [at, said, isWhole] = [from, '', true]
  const bare = /[^\s,#{}()"=]+/y
  for (;;) {
    const first = text[at]
    if (first === '{' || first === '"') {
      const end = closing(text, at)
      if (end < 0) return undefined
      said += text.slice(at + 1, end)
      at = end + 1
    } else {
      bare.lastIndex = at
      const word = bare.exec(text)?.[0]
      if (word === undefined) return undefined
      if (/^\d+$/.test(word) || months.has(word.toLowerCase())) said += word
      else isWhole = false
      at += word.length
    }
    while (/\s/.test(text[at] ?? '')) at++
    if (text[at] !== '#') return { text: said, isWhole, to: at }
    at++
    while (/\s/.test(text[at] ?? '')) at++
  }
}

function closing(text: string, from: number): number {
  const isQuoted = text[from] === '"'
  let depth = 0
  for (let at = from + (isQuoted ? 1 : 0); at < text.length; at++) {
    const each = text[at]
    if (each === '\\') at++
    else if (each === '{') depth++
    else if (each === '}') {
      depth--
      if (!isQuoted && depth === 0) return at
      if (depth < 0) return -1
    } else if (isQuoted && each === '"' && depth === 0) return at
  }
  return -1
}

/** People stand between `and`; what is held together by braces is one name. */
function peopleOf(text: string): string[] {
  const found: string[] = []
  let [depth, from] = [0, 0]
  const word = /\sand\s/iy
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}') depth--
    if (depth !== 0) continue
    word.lastIndex = at
    if (!word.test(text)) continue
    found.push(text.slice(from, at))
    from = word.lastIndex
  }
  return [...found, text.slice(from)].map(plainLatex).filter(name => name !== '' && name !== 'others')
}

const kinds: Kinds = [
  [/^(?:article|periodical|suppperiodical)$/, 'article'],
  [/^(?:book|mvbook|booklet|collection|proceedings|reference)$/, 'book'],
  [/^(?:inbook|incollection|inreference|bookinbook|suppbook)$/, 'chapter'],
  [/^(?:inproceedings|conference)$/, 'conference'],
  [/^(?:phdthesis|mastersthesis|thesis)$/, 'thesis'],
  [/^(?:techreport|report|manual)$/, 'report'],
  [/^unpublished$/, 'preprint'],
]
/** Entries that are of no work: they hold others together, or speak to the program. */
const passed = /^(?:comment|preamble|string|set|xdata)$/
/** Fields of BibTeX and biblatex, beside those that are read. */
const known = new Set(
  (
    'address annote annotation booktitle chapter crossref edition editor eprint eprinttype eprintclass file groups ' +
    'howpublished institution isbn issn issue key keywords langid language library location month note number ' +
    'organization pages pagetotal pmcid pmc publisher series school shortjournal shorttitle subtitle timestamp ' +
    'titleaddon translator type url urldate volume volumes abstractnote indextitle owner comment archiveprefix ' +
    'primaryclass day ids eid addendum pubstate version venue origdate entryset options'
  ).split(' '),
)

export const bibtex: ArticleFormat = {
  id: 'bibtex',
  cut,
  draw(bytes) {
    const text = textOf(bytes)
    const type = begins.exec(text)?.[1]?.toLowerCase() ?? ''
    if (passed.test(type)) return { passed: `@${type}` }
    const fields = fieldsOf(text)
    if (!fields) return { reason: say('articles.no-end'), remedy: say('articles.cut-remedy') }
    const used = new Set<string>()
    const first = (...names: readonly string[]): string => {
      const name = names.find(each => fields.get(each)?.isWhole)
      if (name === undefined) return ''
      used.add(name)
      return fields.get(name)!.text
    }
    const work = {
      title: plainLatex(first('title')),
      authors: peopleOf(first('author')),
      year: yearIn(first('year', 'date')),
      journal: plainLatex(first('journal', 'journaltitle', 'booktitle')),
      doi: doiIn(plainLatex(first('doi', 'url'))),
      pmid: pmidIn(first('pmid')),
      abstract: plainLatex(first('abstract')),
      kind: kindOf([type], kinds),
    }
    const fates = [...fields].map(([name, { isWhole }]): Field => {
      if (used.has(name)) return { name, fate: 'read' }
      return { name, fate: known.has(name) && isWhole ? 'kept' : 'unknown' }
    })
    return drawnOf(work, fates)
  },
}
