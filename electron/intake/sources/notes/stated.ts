import { withoutAround } from '../../../../shared/domain/findings/without-around.ts'
import { readWrittenDate } from '../../../../shared/domain/by-hand/written-date.ts'

/** A date in the words of a note, and as an ISO day where those can mean one day only. */
export interface StatedDate {
  readonly as: string
  readonly iso?: string
}
/** What the head of a note says of itself. It is a proposal: a head may name the doctor, or another patient. */
export interface StatedHead {
  readonly names: string[]
  readonly births: StatedDate[]
  readonly numbers: string[]
  readonly dates: StatedDate[]
}

/** So much of a note is its head. */
const [HEAD_LINES, HEAD_CHARACTERS, MOST_OF_EACH] = [40, 6_000, 4]

type Labelled = keyof StatedHead
/** Under which words a head states what, in the languages in which notes are kept. */
const labels: Readonly<Record<Labelled, string>> = {
  names:
    'patient name|patient|name|re|nombre del paciente|nombre|paciente|nom du patient|nom|nome do paciente|nome',
  births:
    'date of birth|d\\.?o\\.?b\\.?|birth date|birthdate|born|fecha de nacimiento|date de naissance|data de nascimento',
  numbers:
    'medical record number|mrn|m\\.r\\.n\\.|hospital number|hospital no|patient id|patient number|chart number|' +
    'nhs number|nhs no|record number|nhc|número de historia|ipp',
  dates:
    'date of service|date of visit|visit date|encounter date|date of consultation|consultation date|service date|' +
    'date of clinic|clinic date|date of admission|date seen|date dictated|dictated|date of note|note date|date|' +
    'fecha|data',
}
const kinds = Object.keys(labels) as Labelled[]
const anyLabel = kinds.map(kind => labels[kind]).join('|')
/** Where the value of one label ends: several may stand in one line. */
const nextLabel = new RegExp(`\\s(?:${anyLabel})\\s?(?:#|no\\.?|number)?\\s?[:#]`, 'i')
const labelled = kinds.map(
  kind =>
    [
      kind,
      new RegExp(`(?:^|[\\s,;|(])(?:${labels[kind]})\\s?(?:#|no\\.?|number)?\\s?[:#]\\s?(\\S.{0,80})`, 'i'),
    ] as const,
)

const dayNamed = /^(?:\w{3,9}, )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/i
const writtenDate =
  /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}(?:st|nd|rd|th)?[ -][a-z]{3,9}\.?[ -]\d{4})/i

/** A date as people write it, at the beginning of some words. */
export function statedDate(words: string, today: string): StatedDate | undefined {
  const named = dayNamed.exec(words)
  const as = named?.[0] ?? writtenDate.exec(words)?.[0]
  if (as === undefined) return undefined
  const plain = named ? `${named[2]} ${named[1]} ${named[3]}` : as.replace(/(?<=\d)(?:st|nd|rd|th)/i, '')
  const read = readWrittenDate(plain, { today })
  return 'value' in read ? { as, iso: read.value } : { as }
}

const tidied = (words: string) => {
  const cut = nextLabel.exec(` ${words}`)
  const own = cut ? words.slice(0, Math.max(0, cut.index - 1)) : words
  return withoutAround(own.replaceAll(/\s+/g, ' '), '.,;|')
}

/** What the head of a note says of itself, by its own labels and no others. `today`: an ISO day. */
export function statedHead(text: string, today: string): StatedHead {
  const found = {
    names: [] as string[],
    births: [] as StatedDate[],
    numbers: [] as string[],
    dates: [] as StatedDate[],
  }
  const add = <T>(list: T[], each: T | undefined) => {
    const isNew = each !== undefined && !list.some(other => JSON.stringify(other) === JSON.stringify(each))
    if (isNew && list.length < MOST_OF_EACH) list.push(each)
  }
  const lines = text.slice(0, HEAD_CHARACTERS).split('\n').slice(0, HEAD_LINES)
  for (const line of lines) {
    // A line of prose may hold a colon far behind its beginning: labels stand at the left.
    for (const [kind, pattern] of labelled) {
      const words = pattern.exec(line.slice(0, 240))?.[1]
      if (words === undefined) continue
      const value = tidied(words)
      if (kind === 'births' || kind === 'dates') add(found[kind], statedDate(value, today))
      else if (kind === 'numbers') add(found.numbers, /^[\w./-]{2,40}/.exec(value)?.[0])
      else if (/^\p{L}[\p{L}\p{M}'’.,\d -]{1,80}$/u.test(value)) add(found.names, value)
    }
    // A date alone in its line, above all prose, is the note's.
    if (/^\s*\S.{4,30}$/.test(line)) {
      const alone = statedDate(line.trim(), today)
      if (alone && alone.as.length >= line.trim().length - 1) add(found.dates, alone)
    }
  }
  return found
}
