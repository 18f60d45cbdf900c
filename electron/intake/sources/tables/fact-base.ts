import { createHash } from 'node:crypto'
import type { Concept, Fact, Standing } from '../../../../shared/domain/fact.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { identifierIn } from './identifier-in.ts'
import { statusWords } from './known-words.ts'
import { readValue } from './read-value.ts'
import { wordsIn, type Filled, type RowView } from './row-view.ts'

/** What all that a row says shares: whose it is, when it was, and how it stands. */
export interface RowBase {
  readonly called: string
  readonly scope: string
  readonly start: Moment | undefined
  /** When, in the table's words, where they are no date. */
  readonly when: string | undefined
  /** The words or the date by which rows of one person are told apart. */
  readonly at: string
  /** What names the row wherever it comes again; '' where nothing does. */
  readonly rowId: string
  readonly end: Moment | undefined
  readonly recorded: Moment | undefined
  /** When the table says that the row was last changed. */
  readonly updated: string | undefined
  readonly standing: Standing
  readonly status: string
  readonly notes: readonly string[]
  readonly qualifiers: Fact['qualifiers']
}

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/

/** A day with the time of day that stands beside it. */
function withTime(day: Moment | undefined, view: RowView): Moment | undefined {
  const found = day?.precision === 'day' ? view.first('time') : undefined
  const [, hour, minute, second] = CLOCK.exec(found?.cell.text.trim() ?? '') ?? []
  if (!found || !day) return day
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) {
    view.reject(found, 'time')
    return day
  }
  const clock = day.clock + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1_000
  return { clock, precision: second === undefined ? 'minute' : 'second', offsetMinutes: null }
}

function standingOf(view: RowView): Pick<RowBase, 'standing' | 'status'> {
  const found = view.first('status')
  if (!found) return { standing: { is: 'happened' }, status: '' }
  const status = wordsIn(found)
  const is = statusWords.get(status.toLowerCase().replaceAll(/[\s_]+/g, '-')) ?? 'unknown'
  const because = { element: found.column.header, word: status }
  // In the word by which versions are ordered: whatever a table calls it, it was taken back after it was said.
  const known = is === 'retracted' ? 'entered-in-error' : status
  return { status: known, standing: is === 'happened' ? { is } : { is, because } }
}

/** What of a moment is told in its source's words, where it could not be read. */
const timeOf = (view: RowView, found: Filled | undefined) => ({
  moment: found && view.date(found),
  words: found?.cell.text.trim(),
})

export function baseOf(view: RowView, called: string, scope: string): RowBase {
  const date = timeOf(view, view.first('date'))
  const start = withTime(date.moment, view)
  const visit = view.words('visit')
  const unreadDate = date.words !== undefined && !start ? date.words : undefined
  const end = view.first('end')
  const recorded = view.first('recorded')
  const changed = view.first('changed')
  const updated = changed && view.date(changed)
  return {
    called,
    scope,
    start,
    when: start ? undefined : (unreadDate ?? visit),
    at: [start ? String(start.clock) : (date.words ?? ''), visit ?? ''].join(' '),
    rowId: view
      .all('row-id')
      .map(({ cell }) => identifierIn(cell))
      .join('/'),
    end: end && view.date(end, { mayBeAhead: true }),
    recorded: recorded && view.date(recorded),
    updated: updated && `${new Date(updated.clock).toISOString().slice(0, 19)}Z`,
    ...standingOf(view),
    notes: view.all('remark').map(each => wordsIn(each)),
    qualifiers: [
      ...(start ? view.all('visit').slice(0, 1) : []).map(each => ({
        name: each.column.header,
        value: { kind: 'text' as const, text: wordsIn(each) },
      })),
      ...view
        .all('detail')
        .filter(({ column }) => column.of === 'row')
        .map(each => ({
          name: each.column.header,
          value: each.column.codes
            ? { kind: 'text' as const, text: wordsIn(each) }
            : readValue(each.cell, { decimal: view.table.recipe.decimal }).value,
        })),
    ],
  }
}

/** What is said, where, and whatever else tells it from its neighbours. */
interface Said {
  readonly kind: Fact['kind']
  readonly concept: Concept
  readonly found: Filled
  /** What it is called by for good, where that is not its code: a code may be said later, or otherwise. */
  readonly named?: string
  /** In place of those of the row. */
  readonly start?: Moment | undefined
  readonly when?: string | undefined
  readonly standing?: Standing
}

/**
 * What every kind of fact has. Its name is that of its row, where rows have ids; else of person, day and what it is: so
 * the same row is the same fact wherever it comes again, and a value that was changed is another version of it.
 */
export function commonOf(view: RowView, base: RowBase, said: Said) {
  const { kind, concept, found } = said
  const isOwnTime = said.start !== undefined || said.when !== undefined
  const start = isOwnTime ? said.start : base.start
  const when = isOwnTime ? said.when : base.when
  const at = isOwnTime ? `${said.start?.clock ?? ''} ${said.when ?? ''}` : base.at
  const what = said.named ?? concept.codes[0]?.code ?? concept.text ?? ''
  const named =
    base.rowId === ''
      ? ['day', at, view.table.recipe.sameDay === 'beside' ? view.tellsApart(found) : '']
      : ['row', base.rowId]
  const parts = [base.called.slice(0, -base.scope.length - 1), ...named, kind, what.toLowerCase()]
  const name = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
  const onlyWords = start === undefined ? when : undefined
  return {
    identity: `Row/${name}@${base.scope}`,
    aliases: [],
    patient: base.called,
    concept,
    standing: said.standing ?? base.standing,
    about: 'patient' as const,
    status: base.status,
    ids: [],
    reasons: [],
    modifiers: [],
    parties: [],
    links: [],
    qualifiers: base.qualifiers,
    notes: [...base.notes],
    ...(start && { start }),
    ...(base.end && { end: base.end }),
    ...(onlyWords !== undefined && { when: onlyWords }),
    ...(base.recorded && { recorded: base.recorded }),
    ...(base.updated !== undefined && { updated: base.updated }),
    unread: [],
    place: view.placeOf(found.cell),
  }
}
