import type { Summary, VisitLine } from '../../shared/contract/patients-summary.ts'
import { agoText, dateText } from '../ui/dates.ts'
import { enumerated, spoken, words } from '../ui/words.ts'

/** So many things of a day stand in one line; how many there are in all stands before them. */
const MOST_NOTED = 6

/** What a line of the timeline is called by itself. */
function ownText({ is, label, facts, decided }: VisitLine): string {
  switch (is) {
    case 'signed':
      return words('summary.signed')
    case 'entries':
      return words('summary.entries', { entries: facts.length })
    case 'note':
      return words('summary.note', { title: label || words('notes.no-title') })
    case 'decision':
      return decided
        ? words('decide.told', {
            ...decided,
            treatment: spoken(decided.treatment),
            title: spoken(decided.title),
          })
        : ''
    case 'visit':
      return label === '' ? words('chart.not-recorded') : label
  }
}

/** A line of the timeline: what a visit was for, or whose word it is; and what was new on that day. */
export function visitText(line: VisitLine): string {
  const { label, problems, medicines, others } = line
  const noted = [...problems.filter(each => each !== label), ...medicines, ...others].slice(0, MOST_NOTED)
  const own = ownText(line)
  return noted.length === 0 ? own : words('summary.visit-noted', { label: own, noted: enumerated(noted) })
}
/** Names a line among those of one timeline. */
export const visitKey = ({ is, facts, start, label }: VisitLine): string =>
  [is, facts[0]?.id ?? label, start?.clock].join(' ')

/** When somebody was last seen: by a visit, or else by whatever was entered last. */
export function lastSeenText({ lastSeen }: Pick<Summary, 'lastSeen'>): string {
  if (!lastSeen) return words('summary.no-visit')
  const { start, isVisit } = lastSeen
  const [date, ago] = [dateText(start), agoText(start)]
  if (isVisit)
    return ago ? words('summary.last-visit', { date, ago }) : words('summary.last-visit-date', { date })
  return ago ? words('summary.last-entry', { date, ago }) : words('summary.last-entry-date', { date })
}
