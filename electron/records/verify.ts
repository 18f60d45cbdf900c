import type { Progress } from '../../shared/contract/define.ts'
import { kindOf } from '../../shared/domain/facts/registry.ts'
import type { Person } from '../../shared/domain/patient.ts'
import { say, type Message, type Values } from '../../shared/words/message.ts'
import { breather } from '../host/breathe.ts'
import { meaningOfFact } from '../host/fact-hash.ts'
import { OPENED } from './home/store-at.ts'
import { contentSum, EMPTY_CONTENT, meaningOf, takenBack } from './content-hash.ts'
import type { Head } from './repositories/heads.ts'
import type { Store } from './open-store.ts'

/** What one look found wrong; undefined where it is sound. */
type Look = (store: Store, missing: number) => Message | undefined
type CheckName = Values<'verify.check'>['check']

export interface Check {
  readonly name: Message
  readonly ok: boolean
  readonly finding: Message
  readonly isMadeAnew: boolean
}

/** What `rebuild` makes anew from the facts. */
const madeAnew: ReadonlySet<CheckName> = new Set(['counts', 'search', 'critical'])

/** Every promise of the store, in the order in which they are looked at: the compiler demands a look for each name. */
const looks: Readonly<Record<CheckName, Look>> = {
  structure: ({ charts }) => (charts.integrity() === 'ok' ? undefined : say('verify.damaged')),
  references({ charts }) {
    const broken = charts.brokenReferences()
    return broken === 0 ? undefined : say('verify.references', { broken })
  },
  kinds({ charts }) {
    const kinds = charts.kindNumbers().filter(number => kindOf(number) === undefined).length
    return kinds === 0 ? undefined : say('verify.kinds', { kinds })
  },
  audit({ audit }) {
    const { brokenAt: line } = audit.check()
    return line === undefined ? undefined : say('verify.audit', { line })
  },
  acknowledged({ audit }, missing) {
    const changes = audit.missing() + missing
    return changes === 0 ? undefined : say('verify.missing', { changes })
  },
  ledger({ outbox }) {
    const { brokenAt: row } = outbox.check()
    return row === undefined ? undefined : say('verify.ledger', { row })
  },
  counts({ tallies }) {
    const out = tallies.outOfStep()
    return out === 0 ? undefined : say('verify.counts', { out })
  },
  heads({ heads, meta, erasures, audit }) {
    const { heads: found, brokenAt: head } = heads.check()
    if (head !== undefined) return say('verify.head', { head })
    const [emptied, said] = [erasures.emptiedRows(), audit.emptied()]
    const pending = erasures.underWay()?.number
    for (const [number, rows] of emptied)
      if (number !== pending && said.get(number) !== rows) return say('verify.emptied', { number })
    // Each lock makes one: a casebook that was opened again without any has lost them.
    return found === 0 && Number(meta.get(OPENED) ?? 0) > 2 ? say('verify.no-heads') : undefined
  },
  notes({ notes, audit }) {
    const gone = notes.otherThanSaid(audit.saved())
    return gone === 0 ? undefined : say('verify.notes', { notes: gone })
  },
  search: ({ charts }) => (charts.areWordsWhole() ? undefined : say('verify.search')),
  content(store) {
    const sum = contentSum(EMPTY_CONTENT)
    let entries = 0
    for (const { hash, body, scope } of store.charts.descriptions()) {
      const actual = meaningOf(JSON.parse(body) as Person, scope)
      if (!actual.equals(hash)) entries++
      sum.add(actual)
    }
    for (const row of store.charts.shownFacts()) {
      const actual = meaningOfFact(store.rows.columnsIn(row), row)
      if (!actual.equals(row.hash)) entries++
      sum.add(row.retracted === 1 ? takenBack(actual) : actual)
    }
    if (entries > 0) return say('verify.entries', { entries })
    return sum.hex() === store.contentHash() ? undefined : say('verify.sum')
  },
  people({ joins }) {
    const out = joins.outOfStep()
    return out === 0 ? undefined : say('verify.people', { out })
  },
  critical: ({ critical }) => (critical.isWhole() ? undefined : say('verify.critical')),
  sources({ sources, waiting }) {
    const files = sources.damaged().length + waiting.damaged().length
    return files === 0 ? undefined : say('verify.sources', { files })
  },
}

/**
 * Checks the whole store, one promise after the other; `against`: and with the seal of a backup. `missing`: changes
 * that were acknowledged and are not here, of a store whose log could not be told.
 */
export async function verify(
  store: Store,
  {
    signal,
    report,
    against,
    missing = 0,
  }: {
    signal: AbortSignal
    report: (step: Progress) => void
    against?: Head | undefined
    missing?: number
  },
): Promise<Check[]> {
  const breathe = breather(signal)
  const names = Object.keys(looks) as CheckName[] // the record has exactly these
  const checks: Check[] = []
  for (const check of names) {
    const name = say('verify.check', { check })
    report({ phase: name, done: checks.length, of: names.length })
    await breathe()
    const wrong = looks[check](store, missing)
    checks.push({
      name,
      ok: wrong === undefined,
      finding: wrong ?? say('verify.sound', { check }),
      isMadeAnew: madeAnew.has(check),
    })
  }
  if (against) checks.push(comparedWith(against, store))
  return checks
}

/** What the seal in a backup says of the store now: whoever edits the store cannot have edited that. */
function comparedWith(head: Head, { heads }: Store): Check {
  const holds = heads.has(head)
  return {
    name: say('verify.backup', { day: head.at.slice(0, 10) }),
    ok: holds,
    finding: say(holds ? 'verify.backup-holds' : 'verify.backup-other'),
    isMadeAnew: false,
  }
}
