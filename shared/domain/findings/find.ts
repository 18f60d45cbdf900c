import type { Statement } from '../entry.ts'
import { cuesIn, reaching, type Cue } from './context.ts'
import type { Finding, FindingKind, NotAsked, Span } from './finding.ts'
import { ruleBook, type LocalRule, type RuleBook } from './local-rule.ts'
import { medicineAt, medicineNames } from './medicine-mentions.ts'
import { problemNames, symptomNames, type ProblemName } from './problem-names.ts'
import { resultAt, resultNames } from './result-mentions.ts'
import type { SectionTopic } from './section-titles.ts'
import { sectionsOf, type Section } from './sections.ts'
import { socialTable } from './social-mentions.ts'
import {
  phrasesAt,
  phraseTable,
  sentencesIn,
  wordsIn,
  type PhraseTable,
  type Sentence,
  type Word,
} from './words.ts'

/** Raised when notes are read differently. */
export const FINDINGS_VERSION = 1

/** A statement without the key by which its entry will name it. */
type Stated = Statement extends infer S ? (S extends Statement ? Omit<S, 'key'> : never) : never

/** Something that was found, before it is known what is said of it. Places are those of the sentence's words. */
interface Mention {
  readonly kind: FindingKind
  readonly called: string
  readonly first: number
  readonly last: number
  /** In the text. */
  readonly span: Span
  readonly states?: Stated
  readonly not?: NotAsked
}

type Problem = ProblemName | 'symptom'
const commonProblems: ReadonlyArray<readonly [string, Problem]> = [
  ...problemNames.flatMap(each => each.names.split('|').map(name => [name, each] as const)),
  ...symptomNames.split('|').map(name => [name, 'symptom'] as const),
]

/** What notes are read by, beside what every casebook knows. */
export interface Reading {
  readonly rules: readonly LocalRule[]
  /** Words for problems that this practice uses. */
  readonly problems: readonly ProblemName[]
}
export const nothingOfOnesOwn: Reading = { rules: [], problems: [] }

const SNOMED = 'http://snomed.info/sct'
const conditionOf = ({ display, code }: ProblemName): Stated => ({
  is: 'condition',
  what: { text: display, codes: code === undefined ? [] : [{ system: SNOMED, code, display }] },
  certainty: 'confirmed',
})

const spanOf = (words: readonly Word[], first: number, last: number): Span => ({
  at: words[first]!.at,
  length: words[last]!.end - words[first]!.at,
})

/** What is found in the words of a sentence, the longest words first; nothing twice. */
function mentionsIn(text: string, words: readonly Word[], problems: PhraseTable<Problem>): Mention[] {
  const found: Mention[] = []
  for (let at = 0; at < words.length; at++) {
    const mention = mentionAt(text, words, at, problems)
    if (!mention) continue
    found.push(mention)
    at = Math.max(at, mention.last)
  }
  return found
}

function mentionAt(
  text: string,
  words: readonly Word[],
  at: number,
  problems: PhraseTable<Problem>,
): Mention | undefined {
  const social = phrasesAt(socialTable, words, at)
  if (social.length > 0) {
    const { kind, what, code, called } = social.is[0]!
    const last = at + social.length - 1
    const states: Stated = {
      is: 'measurement',
      what: { text: what, codes: [code] },
      words: called,
      parts: [],
    }
    return { kind, called, first: at, last, span: spanOf(words, at, last), states }
  }
  const problem = phrasesAt(problems, words, at)
  const result = phrasesAt(resultNames, words, at)
  if (result.length >= problem.length && result.length > 0) {
    const last = at + result.length - 1
    const read = resultAt(text, words, { first: at, last }, result.is[0]!)
    if (read) return resultMention(words, { at, last }, read)
  }
  if (problem.length > 0) {
    const [named] = problem.is
    const last = at + problem.length - 1
    const span = spanOf(words, at, last)
    if (named === 'symptom') {
      const called = words
        .slice(at, last + 1)
        .map(each => each.text)
        .join(' ')
      return { kind: 'symptom', called, first: at, last, span, not: 'symptom' }
    }
    return { kind: 'problem', called: named!.display, first: at, last, span, states: conditionOf(named!) }
  }
  if (!medicineNames.has(words[at]!.text)) return undefined
  const { states, until } = medicineAt(text, words, at)
  return {
    kind: 'medicine',
    called: states.what.text!,
    first: at,
    last: until,
    span: spanOf(words, at, until),
    states,
  }
}

function resultMention(
  words: readonly Word[],
  { at, last }: { readonly at: number; readonly last: number },
  { until, states, not }: NonNullable<ReturnType<typeof resultAt>>,
): Mention {
  let end = last
  while (words[end + 1] && words[end + 1]!.at < until) end++
  const called =
    states?.what.text ??
    words
      .slice(at, last + 1)
      .map(each => each.text)
      .join(' ')
  const span = { at: words[at]!.at, length: until - words[at]!.at }
  return {
    kind: 'result',
    called,
    first: at,
    last: end,
    span,
    ...(states && { states }),
    ...(not && { not }),
  }
}

/** What a heading says of all that stands below it (ConText: a trigger that is a heading has its section for scope). */
const saidByTopic: Partial<Record<SectionTopic, Cue['says']>> = {
  family: 'relative',
  past: 'historical',
  instructions: 'hypothetical',
}

/** Why nobody is asked about something of which this is said. */
function reasonIn(
  mention: Mention,
  says: ReadonlySet<Cue['says']>,
  topic: SectionTopic,
): NotAsked | undefined {
  if (mention.not) return mention.not
  if (says.has('relative')) return 'relative'
  const { kind } = mention
  // How somebody lives is told with its own negation, and once it was so it is worth keeping.
  if (kind === 'social' || kind === 'smoking') return undefined
  if (says.has('hypothetical')) return 'hypothetical'
  if (kind === 'result') return says.has('historical') ? 'earlier' : undefined
  if (says.has('negated')) return 'negated'
  if (kind !== 'medicine') return undefined
  if (topic === 'allergies') return 'allergies'
  return says.has('stopped') || says.has('historical') ? 'stopped' : undefined
}

const standing = (states: Stated, says: ReadonlySet<Cue['says']>): Stated =>
  states.is === 'condition' && says.has('possible') ? { ...states, certainty: 'suspected' } : states

/** Words that make of a number an earlier one, or one that is striven for. */
const byKind: Readonly<Record<FindingKind, ReadonlySet<Cue['says']>>> = {
  problem: new Set(['negated', 'possible', 'historical', 'hypothetical', 'relative']),
  symptom: new Set(['negated', 'possible', 'historical', 'hypothetical', 'relative']),
  medicine: new Set(['negated', 'stopped', 'historical', 'hypothetical', 'relative']),
  result: new Set(['historical', 'hypothetical', 'relative']),
  smoking: new Set(['relative']),
  social: new Set(['relative']),
}

interface InSection {
  readonly text: string
  readonly section: Section
  /** All of it, as a scope that is drawn. */
  readonly ofSection: Span
  readonly problems: PhraseTable<Problem>
  readonly book: RuleBook
}

/** What is said of something, by the cues that reach it and by the heading above, as far as no rule forbids it. */
function saidOf(
  { kind, called, first, last }: Mention,
  { words, cues }: { readonly words: readonly Word[]; readonly cues: readonly Cue[] },
  { section, book, ofSection }: InSection,
): Finding['cues'] {
  // Of several that say the same the nearest decides.
  const nearest = new Map<Cue['says'], Cue>()
  const away = (cue: Cue) => (cue.last < first ? first - cue.last : cue.first - last)
  for (const cue of reaching(cues, first, Math.min(last, first + 1))) {
    const before = nearest.get(cue.says)
    if (!before || away(cue) < away(before)) nearest.set(cue.says, cue)
  }
  const own = [...nearest.values()].map(cue => ({
    says: cue.says,
    span: spanOf(words, cue.first, cue.last),
    scope: spanOf(words, Math.min(cue.first, cue.from), Math.max(cue.last, cue.until)),
    words: plainWords(words, cue.first, cue.last),
  }))
  const byHeading = saidByTopic[section.topic]
  const { titleAt, title } = section
  const heading = byHeading && {
    says: byHeading,
    span: { at: titleAt, length: title.length },
    scope: ofSection,
    words: title.toLowerCase(),
  }
  return [...own, ...(heading ? [heading] : [])].filter(
    cue => byKind[kind].has(cue.says) && book.isCue({ ...cue, called }),
  )
}

function* findingsInSentence(sentence: Sentence, within: InSection): Generator<Finding> {
  const { text, section, problems, book } = within
  const words = wordsIn(text, sentence.from, sentence.until)
  const mentions = mentionsIn(text, words, problems)
  if (mentions.length === 0) return
  const cues = cuesIn(words, new Set(mentions.flatMap(({ first, last }) => range(first, last))))
  const written = text.slice(sentence.from, sentence.until)
  const lead = written.search(/\S/)
  const at = { at: sentence.from + lead, length: written.trimEnd().length - lead }
  for (const mention of mentions) {
    const { kind, called, span, first, last } = mention
    // Problems are called by words of a list: a rule keeps those that stood there, and none of a dose or a number.
    const named =
      kind === 'problem' || kind === 'symptom' ? plainWords(words, first, last) : called.toLowerCase()
    if (!book.isFinding({ kind, called, named, topic: section.topic })) continue
    const said = saidOf(mention, { words, cues }, within)
    const says = new Set(said.map(each => each.says))
    const why = reasonIn(mention, says, section.topic)
    const states = mention.states && { ...standing(mention.states, says), key: `${kind}-${span.at}` }
    yield {
      key: `${kind}:${span.at}:${span.length}`,
      kind,
      span,
      sentence: at,
      section: section.title,
      topic: section.topic,
      called,
      named,
      cues: said,
      ...(why === undefined && states ? { states } : { notAsked: why ?? 'symptom' }),
    }
  }
}

const plainWords = (words: readonly Word[], first: number, last: number): string =>
  words
    .slice(first, last + 1)
    .map(each => each.text)
    .join(' ')
const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at)
const spanOfSection = (text: string, { from, until }: Section): Span => ({
  at: from,
  length: Math.max(1, text.slice(from, until).trimEnd().length),
})

/**
 * What a note in English seems to say: problems, medicines with doses, results, smoking and how somebody lives, each
 * with the words that change what is said of it. Nothing of it is a fact: `states` is what would stand on the chart if
 * a clinician says that it is so. In the order of the text; work in proportion to it.
 */
export function findingsIn(text: string, { rules, problems }: Reading = nothingOfOnesOwn): Finding[] {
  const ofPractice = problems.flatMap(each => each.names.split('|').map(name => [name, each] as const))
  const table =
    ofPractice.length === 0 ? commonTable : phraseTable<Problem>([...ofPractice, ...commonProblems])
  const book = ruleBook(rules)
  return sectionsOf(text).flatMap(section => {
    const within = { text, section, ofSection: spanOfSection(text, section), problems: table, book }
    return sentencesIn(text, section.body, section.until).flatMap(sentence => [
      ...findingsInSentence(sentence, within),
    ])
  })
}
const commonTable = phraseTable<Problem>(commonProblems)
