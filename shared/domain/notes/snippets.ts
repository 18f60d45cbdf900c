import { say, type Message, type PlainKey } from '../../words/message.ts'
import { analytesNamed } from '../by-hand/analytes.ts'
import type { Fault } from '../by-hand/fault.ts'
import { readLine, type LineKind, type LineTexts } from '../by-hand/lines.ts'
import { readField, type FieldRead, type Reading } from '../by-hand/read-field.ts'
import { templates } from '../by-hand/templates.ts'
import type { Statement } from '../entry.ts'

/** A short word that makes of the line behind it something that is stated and not only told. */
export interface Snippet {
  /** What is typed behind the slash. */
  readonly name: string
  readonly label: PlainKey
  /** How it is used, in signs that every reader of the language knows. */
  readonly example: string
  /** `text`: what stands behind the name; `key`: names what is stated. */
  read(text: string, key: string, reading: Reading): FieldRead
}

/** Reads as the field of this key is read, in whichever template asks for it. */
function asField(name: string, fieldKey: string, example: string): Snippet {
  const field = templates.flatMap(({ fields }) => fields).find(({ key }) => key === fieldKey)
  if (!field || typeof field.label === 'string') throw new Error(`No template asks for ${fieldKey}.`)
  return {
    name,
    label: field.label.key as PlainKey, // what a template asks for needs no values
    example,
    read: (text, key, reading) => readField({ ...field, key }, text, reading),
  }
}

/** Reads as a line of the form of a visit, whose parts `parts` finds in the text. */
function asLine(given: {
  readonly name: string
  readonly label: PlainKey
  readonly example: string
  readonly kind: LineKind
  readonly parts: (text: string) => LineTexts
}): Snippet {
  const { kind, parts, ...rest } = given
  return {
    ...rest,
    read(text, key, reading) {
      const found = readLine({ kind, key, texts: parts(text) }, reading)
      if (!found || 'statement' in found) return found
      const [first] = Object.values(found.faults)
      return first && { fault: first }
    },
  }
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean)

/** The words before and behind the last of these words, where a date may follow: `gout since 2019`. */
function cutAt(text: string, word: string): readonly [what: string, date: string | undefined] {
  const all = wordsOf(text)
  const at = all.slice(0, -1).findLastIndex(each => each.toLowerCase() === word)
  return at < 1 ? [text, undefined] : [all.slice(0, at).join(' '), all.slice(at + 1).join(' ')]
}

/** `?gout since 2019`: a question mark before it says that it is suspected. */
function partsOfProblem(text: string): LineTexts {
  const [what, happened] = cutAt(text.replace(/^\?\s*/u, ''), 'since')
  return {
    what,
    certainty: text.startsWith('?') ? 'suspected' : 'confirmed',
    ...(happened !== undefined && { happened }),
  }
}

/** A name, the first number behind it with its comparator, and the unit behind that: `troponin < 5 ng/L`. */
function cutAtNumber(text: string): { what: string; value?: string; unit?: string } {
  const all = wordsOf(text)
  const isNumber = (each = '') => /^[<>≤≥]?-?\d/u.test(each)
  const isComparator = (each = '') => /^[<>≤≥]$/u.test(each)
  const at = all.findIndex(
    (each, place) => place > 0 && (isNumber(each) || (isComparator(each) && isNumber(all[place + 1]))),
  )
  if (at < 0) return { what: text }
  const end = at + (isComparator(all[at]) ? 2 : 1)
  const unit = all.slice(end).join(' ')
  return {
    what: all.slice(0, at).join(' '),
    value: all.slice(at, end).join(' '),
    ...(unit !== '' && { unit }),
  }
}

/** `potassium 5.1 mmol/L`: a name that is one analyte's alone brings its code, and never a unit that nobody wrote. */
function partsOfResult(text: string): LineTexts {
  const { what, value, unit } = cutAtNumber(text)
  const named = analytesNamed(what)
  const exact = named.find(({ display }) => display.toLowerCase() === what.toLowerCase())
  const known = exact ?? (named.length === 1 ? named[0] : undefined)
  return {
    what: known?.display ?? what,
    ...(known && { system: known.system, code: known.code }),
    ...(value !== undefined && { value }),
    ...(unit !== undefined && { unit }),
  }
}

/** `penicillin: rash, wheeze` */
function partsOfAllergy(text: string): LineTexts {
  const [what = '', ...reactions] = text.split(':')
  return { what: what.trim(), certainty: 'confirmed', reactions: reactions.join(':').trim() }
}
function partsOfPlan(text: string): LineTexts {
  const [what, until] = cutAt(text, 'by')
  return { what, ...(until !== undefined && { until }) }
}

/** Every snippet, in the order in which they are offered. */
export const snippets: readonly Snippet[] = [
  asField('bp', 'pressure', '130/80'),
  asField('hr', 'pulse', '72'),
  asField('temp', 'temperature', '36.8'),
  asField('spo2', 'oxygen', '97'),
  asField('wt', 'weight', '62'),
  asField('ht', 'height', '170'),
  asLine({
    name: 'lab',
    label: 'snippet.result',
    example: 'potassium 4.1 mmol/L',
    kind: 'result',
    parts: partsOfResult,
  }),
  asLine({
    name: 'dx',
    label: 'template.problem',
    example: 'gout since 2019',
    kind: 'problem',
    parts: partsOfProblem,
  }),
  asField('rx', 'medicine', 'amoxicillin 500 mg three times a day'),
  asLine({
    name: 'allergy',
    label: 'snippet.allergy',
    example: 'penicillin: rash',
    kind: 'allergy',
    parts: partsOfAllergy,
  }),
  asLine({
    name: 'nka',
    label: 'snippet.no-known-allergy',
    example: '',
    kind: 'no-known-allergy',
    parts: () => ({}),
  }),
  asLine({
    name: 'op',
    label: 'template.procedure',
    example: 'appendicectomy',
    kind: 'procedure',
    parts: what => ({ what }),
  }),
  asLine({
    name: 'plan',
    label: 'template.plan',
    example: 'blood count by 3 Mar 2027',
    kind: 'plan',
    parts: partsOfPlan,
  }),
]

/** A line of a note that begins with a snippet: what it states, or why it states nothing. */
export interface SnippetLine {
  /** Which line of the text it is, the first is 0. */
  readonly line: number
  readonly typed: string
  readonly statement?: Statement
  readonly warning?: Message
  readonly fault?: Fault
}

/**
 * The lines of a note that begin with a snippet. Pure. A line with another word behind its slash is text like any
 * other, and so is a slash within a line.
 */
export function snippetLines(text: string, reading: Reading): SnippetLine[] {
  let stated = 0
  return text.split('\n').flatMap((typed, line): SnippetLine[] => {
    const [first = '', ...rest] = wordsOf(typed)
    const snippet = snippets.find(({ name }) => first === `/${name}`)
    if (!snippet) return []
    const found = snippet.read(rest.join(' '), `n${++stated}`, reading)
    if (found && 'statement' in found) return [{ line, typed, ...found }]
    return [{ line, typed, fault: found?.fault ?? nothingBehind(snippet) }]
  })
}

const nothingBehind = ({ name, example }: Snippet): Fault => ({
  reason: say('snippet.nothing'),
  remedy: say('snippet.nothing-remedy', { example: `/${name} ${example}` }),
})

/** The text as it is signed: each snippet in the words that were shown for it, every other line as it was typed. */
export function signedText(
  text: string,
  lines: readonly SnippetLine[],
  told: (statement: Statement) => string,
): string {
  const byLine = new Map(lines.map(each => [each.line, each.statement]))
  return text
    .split('\n')
    .map((typed, at) => {
      const statement = byLine.get(at)
      return statement ? told(statement) : typed
    })
    .join('\n')
}

/** The snippet that somebody is about to type: a slash with the beginning of a word, and nothing behind it. */
export function snippetsBegun(text: string): readonly Snippet[] {
  const begun = text.split('\n').flatMap(line => /^\s*\/([a-z0-9]*)$/u.exec(line)?.[1] ?? [])
  return snippets.filter(({ name }) => begun.some(each => name.startsWith(each) && name !== each))
}
