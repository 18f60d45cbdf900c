import type { day } from '../../shared/contract/day.ts'
import type { Handlers } from '../../shared/contract/define.ts'
import type { patients } from '../../shared/contract/patients.ts'
import type { Caller } from '../../shared/contract/caller.ts'
import { say, type Message, type Values } from '../../shared/words/message.ts'
import type { Store } from './open-store.ts'
import { personOf } from './who.ts'

/** A list stands for so long before it counts as looked at; a search shows another at every key. */
const PAUSE_MILLISECONDS = 2_000

/** Charts in one line of the log. */
const CHARTS_A_LINE = 500

type Shown = Values<'audit.people-shown'>['list']

/** A list as it stands in the window: whose eyes are on it, what was asked, and whom it has named so far. */
interface Standing {
  readonly person: string
  readonly asked: string
  readonly charts: Set<number>
}

/** Numbers in their order, runs of them written short: `3-5, 9`. */
export function runsOf(numbers: Iterable<number>): string {
  const runs: { from: number; to: number }[] = []
  for (const number of [...numbers].toSorted((one, other) => one - other)) {
    const last = runs.at(-1)
    if (last && number <= last.to + 1) last.to = number
    else runs.push({ from: number, to: number })
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ')
}

/**
 * Writes into the audit log which people a list or a search has shown, and which notes were read. A search is written
 * once, when it has stood for a while: never its letters, which may be somebody's name.
 */
export function lookedAt({
  store,
  log,
  pauseMilliseconds = PAUSE_MILLISECONDS,
}: {
  store: () => Pick<Store, 'audit' | 'write'>
  log: (line: string) => void
  pauseMilliseconds?: number
}) {
  const standing = new Map<Shown, Standing>()
  const pauses = new Map<Shown, NodeJS.Timeout>()

  function linesOf(list: Shown, charts: Set<number>): Message[] {
    const numbers = [...charts]
    return Array.from({ length: Math.ceil(numbers.length / CHARTS_A_LINE) }, (_, line) => {
      const part = numbers.slice(line * CHARTS_A_LINE, (line + 1) * CHARTS_A_LINE)
      return say('audit.people-shown', { list, people: part.length, charts: runsOf(part) })
    })
  }

  function writeDown(list: Shown): void {
    clearTimeout(pauses.get(list))
    const found = standing.get(list)
    if (!found) return
    const { audit, write } = store()
    write(() => {
      for (const line of linesOf(list, found.charts)) audit.write(line, found.person)
    })
    standing.delete(list) // only now: what a full disk did not take is written at the next pause
  }

  function show(
    list: Shown,
    { person, asked, charts }: Omit<Standing, 'charts'> & { charts: number[] },
  ): void {
    const before = standing.get(list)
    const isSame = before?.person === person && before.asked === asked
    const all = new Set([...(isSame ? before.charts : []), ...charts])
    if (all.size === 0) standing.delete(list)
    else standing.set(list, { person, asked, charts: all })
    clearTimeout(pauses.get(list))
    pauses.set(
      list,
      setTimeout(() => {
        try {
          writeDown(list)
        } catch (error) {
          log(`looked-at: ${error instanceof Error ? error.name : 'unknown'}`)
        }
      }, pauseMilliseconds).unref(),
    )
  }

  return {
    patients: (own: Handlers<typeof patients>): Handlers<typeof patients> => ({
      ...own,
      async list(input, context) {
        const answer = await own.list(input, context)
        const list = input.query.trim() === '' ? 'patients' : 'search'
        const charts = answer.rows.map(row => row.patient)
        show(list, { person: personOf(context.caller), asked: input.query, charts })
        return answer
      },
      async critical(input, context) {
        const answer = await own.critical(input, context)
        const charts = answer.rows.flatMap(row => row.patient ?? [])
        show('critical', { person: personOf(context.caller), asked: '', charts })
        return answer
      },
      async pairs(input, context) {
        const answer = await own.pairs(input, context)
        const charts = answer.rows.flatMap(({ one, other }) => [one.patient, other.patient])
        show('pairs', { person: personOf(context.caller), asked: '', charts })
        return answer
      },
      async followUp(input, context) {
        const answer = await own.followUp(input, context)
        const charts = answer.rows.map(({ patient }) => patient)
        show('followed', { person: personOf(context.caller), asked: input.whole.measure.id, charts })
        return answer
      },
      async findingsWaiting(input, context) {
        const answer = await own.findingsWaiting(input, context)
        const charts = answer.documents.map(({ patient }) => patient)
        show('findings', { person: personOf(context.caller), asked: '', charts })
        return answer
      },
      async findingsOf(input, context) {
        const answer = await own.findingsOf(input, context)
        const { audit, write } = store()
        // A document is known to the log as a note of a number below zero.
        const read = say('audit.note-read', { note: -input.document })
        write(() => audit.write(read, personOf(context.caller)))
        return answer
      },
      async readNote(input, context) {
        const answer = await own.readNote(input, context)
        const { audit, write } = store()
        write(() => audit.write(say('audit.note-read', { note: input.note }), personOf(context.caller)))
        return answer
      },
    }),
    day: (own: Handlers<typeof day>): Handlers<typeof day> => {
      const tell = <I extends { day: string } | { today: string }>(
        list: Shown,
        caller: Caller,
        asked: I,
        rows: ReadonlyArray<{ readonly patient?: number | undefined }>,
      ) =>
        show(list, {
          person: personOf(caller),
          asked: JSON.stringify(asked),
          charts: rows.flatMap(({ patient }) => patient ?? []),
        })
      return {
        ...own,
        async list(input, context) {
          const rows = await own.list(input, context)
          tell('day', context.caller, input, rows)
          return rows
        },
        async proposals(input, context) {
          const rows = await own.proposals(input, context)
          tell('planned', context.caller, input, rows)
          return rows
        },
        async due(input, context) {
          const answer = await own.due(input, context)
          tell('due', context.caller, input, answer.rows)
          return answer
        },
      }
    },
    /** Writes what still waits for its pause. */
    now(): void {
      for (const list of standing.keys()) writeDown(list)
    },
  }
}
