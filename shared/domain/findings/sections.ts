import { sectionTitles, type SectionTopic } from './section-titles.ts'
import { withoutAround } from './without-around.ts'

/** A part of a note under one heading: the heading's own line, and the lines below it. */
export interface Section {
  /** As it is written; '' for what stands before the first heading. */
  readonly title: string
  readonly topic: SectionTopic
  /** Where its heading begins, and where the next one does. */
  readonly from: number
  readonly until: number
  /** Where its words begin, behind the heading. */
  readonly body: number
  /** Where the words of its heading stand: before `from` where it goes on behind another. */
  readonly titleAt: number
}

const topics: ReadonlyMap<string, SectionTopic> = new Map(
  Object.entries(sectionTitles).flatMap(([topic, titles]) =>
    titles.split('|').map(title => [title, topic as SectionTopic] as const),
  ),
)
/** A line of a list. */
const marked = /^\s*[*•–-]\s/
/** No heading that is known is longer. */
const LONGEST = 60
/** What may stand before the words of a heading: marks of lists and of plain-text markup. */
const before = /^[\s#*•=_–-]{0,12}/
const AROUND = '*_:=-'

const topicOf = (words: string): SectionTopic | undefined =>
  topics.get(withoutAround(words, AROUND).replaceAll(/\s+/g, ' ').toLowerCase())

/** A line by itself that is written as headings are: in capitals or behind `#`, without a full stop. */
const looksSo = (line: string): boolean =>
  /^\s{0,3}#{1,6}\s\S/.test(line) ||
  (/^[A-Z][A-Z /&,()-]{2,50}$/.test(withoutAround(line, AROUND)) && !line.includes('. '))

interface Heading {
  readonly title: string
  readonly topic: SectionTopic
  /** In its line. */
  readonly body: number
}

/** The heading with which a line begins: a known one by itself or before a colon, or one that is written so. */
function headingIn(line: string): Heading | undefined {
  const lead = before.exec(line)![0].length
  const colon = line.slice(0, lead + LONGEST).indexOf(':')
  if (colon > lead) {
    const topic = topicOf(line.slice(lead, colon))
    if (topic) return { title: withoutAround(line.slice(lead, colon), AROUND), topic, body: colon + 1 }
  }
  if (line.length > lead + LONGEST) return undefined
  const words = withoutAround(line.slice(lead), AROUND)
  const topic = topicOf(words)
  // A list may hold a word that is a heading elsewhere: by itself it is one only where no mark stands before it.
  if (topic && !marked.test(line)) return { title: words, topic, body: line.length }
  return looksSo(line) && words !== '' ? { title: words, topic: 'other', body: line.length } : undefined
}

/** The sections of a note, in order, from its first character to its last. */
export function sectionsOf(text: string): Section[] {
  const found: Array<Omit<Section, 'until'>> = []
  let at = 0
  /** The section that goes on behind a line of a list that had a heading of its own. */
  let above: Pick<Section, 'title' | 'topic' | 'titleAt'> = { title: '', topic: 'other', titleAt: 0 }
  let isBehindLine = false
  for (const line of text.split('\n')) {
    const heading = headingIn(line)
    if (heading) {
      const { title, topic } = heading
      const titleAt = at + line.indexOf(title)
      found.push({ title, topic, titleAt, from: at, body: at + heading.body })
      isBehindLine = marked.test(line) && heading.body < line.length
      if (!isBehindLine) above = { title, topic, titleAt }
    } else if (found.length === 0 || isBehindLine) {
      found.push({ ...above, from: at, body: at })
      isBehindLine = false
    }
    at += line.length + 1
  }
  return found.map((each, index) => ({ ...each, until: found[index + 1]?.from ?? text.length }))
}
