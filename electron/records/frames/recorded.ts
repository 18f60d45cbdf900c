import { dayOf } from '../../../shared/domain/clock.ts'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { numberOfLevel, usualLevels } from '../../../shared/domain/facts/levels.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import { setNamed, setsOf, type Trial } from '../../../shared/domain/trial.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'
import type { Began } from './people.ts'
import { codesOfSet, type ConceptStore } from './read-concepts.ts'
import { spanAround } from './span.ts'

type Recorded = NonNullable<Frame['recorded']>

/** What was so in the year before tells who is alike; what is older tells more of how long she has been here. */
const LOOKBACK_DAYS = 365
/** What fewer of a hundred people have is too rare to be shared out otherwise than by chance. */
const FEWEST_PER_100 = 1
/** Results are counted and not told by name: there are ten times as many of them as of all else. */
const kinds = ['condition', 'medication', 'procedure', 'immunization'] as const satisfies ConceptSet['kinds']
const ATC = 'http://www.whocc.no/atc'
/** A class of medicines by its chemical subgroup: the fourth level of ATC. */
const ATC_CLASS_CHARACTERS = 5

/**
 * All that was recorded of people in the year before they began, whatever the question asks: each code, or class of
 * medicines, that a hundredth of them has, and how often each was seen and measured. Of the question's own treatments
 * and outcome nothing is told. Rows are places in `members`; the day itself is left out, as it holds what was begun.
 */
export const recordedOf = (store: ConceptStore, asked: Trial, members: readonly Began[]): Recorded => ({
  codes: codesRecorded(store, asked, members),
  visits: countsOf(store, 'encounter', members),
  results: countsOf(store, 'observation', members),
})

function codesRecorded(store: ConceptStore, asked: Trial, members: readonly Began[]): Recorded['codes'] {
  const rowOf = new Map(members.map(({ person }, row) => [person.person, row]))
  const own = new Set(ownSets(asked).flatMap(set => codesOfSet(store, set)))
  const fewest = (FEWEST_PER_100 / 100) * members.length
  const levels = usualLevels.map(numberOfLevel)
  const between = yearsBefore(members)
  const ownLabels = new Set<string>()
  const found = new Map<string, Uint8Array>()
  for (const kind of kinds.map(numberOf)) {
    const listed = store.timelines.codesOf(kind)
    for (const each of listed) if (own.has(each.id)) ownLabels.add(labelOf(each))
    // Of a class of medicines each may be rare.
    const asks = listed.filter(
      ({ id, system, people }) => !own.has(id) && (system === ATC || people >= fewest),
    )
    const labels = new Map(asks.map(each => [each.id, labelOf(each)]))
    for (const row of store.timelines.dated({ kind, codes: [...labels.keys()], levels }, between)) {
      const at = rowOf.get(row.person)
      if (at === undefined || !isBefore(row, members[at]!.day)) continue
      const label = labels.get(row.code)!
      let flags = found.get(label)
      if (!flags) found.set(label, (flags = new Uint8Array(members.length)))
      flags[at] = 1
    }
  }
  return [...found]
    .filter(([label]) => !ownLabels.has(label))
    .map(([label, flags]) => ({ label, rows: placesOf(flags) }))
    .filter(({ rows }) => rows.length >= fewest)
    .toSorted((one, other) => (one.label < other.label ? -1 : 1))
}

/** From the earliest day that may count for anybody to before the latest. */
const yearsBefore = (members: readonly Began[]) => {
  let [from, before] = [Infinity, -Infinity]
  for (const { day } of members) {
    from = Math.min(from, day - LOOKBACK_DAYS)
    before = Math.max(before, day)
  }
  return members.length > 0 ? { from, before } : { from: 0, before: 0 }
}

function ownSets(asked: Trial): ConceptSet[] {
  const sets = setsOf(asked)
  const { strategies, outcome } = asked.estimand
  const names = [
    ...strategies.map(({ initiate }) => initiate),
    ...('concept' in outcome ? [outcome.concept] : []),
  ]
  return names.map(name => setNamed(sets, name))
}

const classOf = (code: string) => code.slice(0, ATC_CLASS_CHARACTERS)

/** What a code is called; a medicine of ATC stands under its class. */
function labelOf({ system, code, display }: { system: string; code: string; display: string }): string {
  if (system === ATC) return classOf(code)
  return display === '' ? code : display
}

/** Whether it certainly lies in the year before a day. */
function isBefore({ clock, exact }: { clock: number; exact: number }, day: number): boolean {
  const { earliest, latest } = spanAround(dayOf(clock * MILLISECONDS), exact)
  return earliest >= day - LOOKBACK_DAYS && latest < day
}

const placesOf = (flags: Uint8Array) => Uint32Array.from([...flags.keys()].filter(row => flags[row] === 1))

const countsOf = (store: ConceptStore, kind: 'encounter' | 'observation', members: readonly Began[]) =>
  Float64Array.from(members, ({ person, day }) =>
    store.timelines.countOf({
      person: person.person,
      kind: numberOf(kind),
      from: day - LOOKBACK_DAYS,
      before: day,
    }),
  )
