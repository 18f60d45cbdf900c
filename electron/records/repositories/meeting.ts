import { idsIn, startIn } from '../../../shared/domain/facts/columns.ts'
import type { Concept } from '../../../shared/domain/facts/concept.ts'
import { conceptKeys } from '../../../shared/domain/facts/same-concept.ts'
import { minutesOf } from '../../../shared/domain/facts/same-moment.ts'
import { numberKeys } from '../../../shared/domain/facts/same-number.ts'
import { detailText, MILLISECONDS } from './fact-rows.ts'
import type { PhraseRepository } from './phrases.ts'

/** Of an observation, no more than what it is met by. */
export interface MetRow {
  readonly id: number
  readonly concept: number
  readonly form: number | null
  readonly clock: number | null
  readonly start_after: number | null
  readonly detail: string | Buffer | null
}
/** Under one code, by number and by minute: the place of the first that bears it. */
interface Met {
  readonly byNumber: Map<string, number>
  readonly byClock: Map<number, number>
  readonly byInstant: Map<number, number>
}

/** What `make` makes of a key, made once. */
function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return key => {
    let found = made.get(key)
    if (found === undefined) made.set(key, (found = make(key)))
    return found
  }
}

/**
 * Which observations of one person meet, by a business number or by the minute, under a code of theirs: only those
 * that do can be one (shared/domain/facts/witnesses.ts). Nearly all that is looked at many facts say alike, so that
 * ten thousand cost some hundredths of a second, most of it for the numbers. `ofSeveral`: whether they are of several
 * sources; one source tells nothing twice by the minute.
 */
export function meeting(
  rows: readonly MetRow[],
  { phrases, ofSeveral }: { readonly phrases: Pick<PhraseRepository, 'textOf'>; readonly ofSeveral: boolean },
): number[][] {
  const under = once((_key: string): Met => ({
    byNumber: new Map(),
    byClock: new Map(),
    byInstant: new Map(),
  }))
  const codesOf = once(
    (phrase: number) => conceptKeys(JSON.parse(phrases.textOf(phrase)) as Concept).map(under), // written by columnsOf
  )
  const startOf = once((form: number | null) => startIn(phrases.textOf(form)))
  /** Of each, one that it meets, or itself; those that lead to one another meet. */
  const next = rows.map((_, at) => at)
  const headOf = (at: number): number => {
    let head = at
    while (next[head] !== head) head = next[head] = next[next[head]!]!
    return head
  }
  function meet<K>(met: Map<K, number>, key: K, at: number): void {
    const first = met.get(key)
    if (first === undefined) met.set(key, at)
    else next[headOf(at)] = headOf(first)
  }

  for (const [at, { concept, form, clock, start_after: after, detail }] of rows.entries()) {
    const numbers = detail === null ? [] : numberKeys(idsIn(detailText(detail)))
    const start = ofSeveral && after !== null ? startOf(form)(after + (clock ?? 0) * MILLISECONDS) : undefined
    const minutes = start && minutesOf(start)
    if (numbers.length === 0 && !minutes) continue
    for (const { byNumber, byClock, byInstant } of codesOf(concept)) {
      for (const number of numbers) meet(byNumber, number, at)
      if (minutes) meet(byClock, minutes.clock, at)
      if (minutes?.instant !== undefined) meet(byInstant, minutes.instant, at)
    }
  }
  const groups = new Map<number, number[]>()
  for (const [at, own] of next.entries()) {
    if (own === at) continue
    const head = headOf(at)
    const group = groups.get(head)
    if (group) group.push(rows[at]!.id)
    else groups.set(head, [rows[head]!.id, rows[at]!.id])
  }
  return [...groups.values()]
}
