import type { AlikeFrame } from '../../../../shared/domain/alike/alike.ts'
import { MILLISECONDS_PER_DAY } from '../../../../shared/domain/moment.ts'
import { AppError } from '../../../../shared/errors.ts'
import { say } from '../../../../shared/words/message.ts'
import { WRITES, type Store } from '../../open-store.ts'
import { ageOn, peopleIn, type Person } from '../people.ts'
import { genotypesOf } from './genotypes.ts'
import { traitsOf, type Trait } from './traits-of.ts'

type Column = AlikeFrame['traits'][number]

/** A column is 4 bytes a person: of 100,000 people these are 60 MB. */
const MOST_KEPT = 150

/** What was read of everybody, for as long as nothing is written. */
interface Kept {
  readonly writes: string | undefined
  readonly today: number
  readonly people: readonly Person[]
  readonly rowOf: ReadonlyMap<number, number>
  /** By trait, in the order in which they were last asked for. */
  readonly values: Map<string, Column['values']>
  /** Read when they are first asked for. */
  genotypes?: readonly Column[]
}

/**
 * One person among everybody, as the store is now. What is read of everybody is kept until something is written or the
 * day ends: the next person is compared in much of the same.
 */
export function alikeReader() {
  let kept: Kept | undefined

  function current(store: Store): Kept {
    const writes = store.meta.get(WRITES)
    const today = Math.floor(store.now().getTime() / MILLISECONDS_PER_DAY)
    if (kept && kept.writes === writes && kept.today === today) return kept
    const people = peopleIn(store)
    return (kept = {
      writes,
      today,
      people,
      rowOf: new Map(people.map(({ person }, row) => [person, row])),
      values: new Map(),
    })
  }

  function valuesOf(store: Store, { people, rowOf, values }: Kept, trait: Trait): Column['values'] {
    const key = trait.is === 'having' ? `has ${trait.kind} ${trait.code}` : `is ${trait.code} ${trait.unitId}`
    const column = values.get(key) ?? read(store, trait, { rowOf, size: people.length })
    values.delete(key)
    values.set(key, column)
    for (const oldest of values.keys()) {
      if (values.size <= MOST_KEPT) break
      values.delete(oldest)
    }
    return column
  }

  return async (
    store: Store,
    patient: number,
    breathe: () => Promise<void> | undefined,
  ): Promise<AlikeFrame> => {
    const all = current(store)
    const row = all.rowOf.get(patient)
    if (row === undefined) throw new AppError('not-found', say('alike.not-seen'))
    const traits: Column[] = [ageOf(all), sexOf(all)]
    for (const trait of traitsOf(store, patient)) {
      await breathe()
      traits.push({
        label: trait.label,
        domain: trait.domain,
        kind: trait.is === 'having' ? 'presence' : 'number',
        ...(trait.unit !== undefined && { unit: trait.unit }),
        values: valuesOf(store, all, trait),
      })
    }
    all.genotypes ??= await genotypesOf(store, { rowOf: all.rowOf, size: all.people.length }, breathe)
    traits.push(...all.genotypes.filter(({ values }) => !Number.isNaN(values[row])))
    return { member: Uint32Array.from(all.people, ({ person }) => person), row, traits }
  }
}

function read(
  { traits }: Store,
  trait: Trait,
  { rowOf, size }: { readonly rowOf: Kept['rowOf']; readonly size: number },
): Column['values'] {
  if (trait.is === 'having') {
    const values = new Float32Array(size)
    for (const person of traits.having(trait.kind, trait.code, trait.days)) {
      const row = rowOf.get(person)
      if (row !== undefined) values[row] = 1
    }
    return values
  }
  const values = new Float32Array(size).fill(NaN)
  for (const { person, value } of traits.latest(trait.code, trait.unitId)) {
    const row = rowOf.get(person)
    if (row !== undefined) values[row] = value
  }
  return values
}

const ageOf = ({ people, today }: Kept): Column => ({
  label: say('question.age'),
  domain: 'clinical',
  kind: 'number',
  // Of whoever has died, the age she came to.
  values: Float32Array.from(people, person => ageOn(person, Math.min(today, person.deathDay ?? today))),
})
/** A sex that is neither, or not recorded, is compared with none. */
const sexOf = ({ people }: Kept): Column => ({
  label: say('alike.female'),
  opposite: say('alike.male'),
  domain: 'clinical',
  kind: 'number',
  values: Float32Array.from(people, ({ sex }) => ({ female: 1, male: 0 })[sex] ?? NaN),
})
