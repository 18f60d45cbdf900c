import { counts, type Fact } from '../../shared/domain/fact.ts'
import { NOTHING, type FactBatch } from '../../shared/domain/facts/batch.ts'
import { columnsOf } from '../../shared/domain/facts/columns.ts'
import { identityOf, meaningOfFact } from './fact-hash.ts'

/** Puts facts of one source into columns as they come, so that none is held as a whole until its batch is full. */
export interface FactBatcher {
  add(fact: Fact): void
  /** How many there are. */
  readonly length: number
  batch(): FactBatch
}

const orNothing = (value: number | null) => value ?? NaN

/** `scope`: what the source is called. */
export function factBatcher(scope: string): FactBatcher {
  const strings: string[] = []
  const places = new Map<string, number>()
  const placeOf = (text: string | null): number => {
    if (text === null || text === '') return NOTHING
    let at = places.get(text)
    if (at === undefined) {
      at = strings.push(text) - 1
      places.set(text, at)
    }
    return at
  }
  const small = { kind: [] as number[], standing: [] as number[], usable: [] as number[] }
  const texts = {
    called: [] as number[],
    concept: [] as number[],
    form: [] as number[],
    visit: [] as number[],
    unit: [] as number[],
    text: [] as number[],
    detail: [] as number[],
    position: [] as number[],
  }
  const numbers = {
    start: [] as number[],
    end: [] as number[],
    known: [] as number[],
    recorded: [] as number[],
    value: [] as number[],
    offset: [] as number[],
    length: [] as number[],
  }
  const [identities, hashes]: [Buffer[], Buffer[]] = [[], []]
  // What a port carries is a plain array of bytes, not a Buffer, which has a pool behind it.
  const joined = (all: readonly Buffer[]) => new Uint8Array(Buffer.concat(all))

  return {
    get length() {
      return hashes.length
    },
    add(fact) {
      const columns = columnsOf(fact, scope)
      const identity = identityOf(fact.identity, scope)
      small.kind.push(columns.kind)
      small.standing.push(columns.standing)
      small.usable.push(Number(counts(fact)))
      identities.push(identity)
      hashes.push(meaningOfFact(columns, { identity, called: fact.patient, scope }))
      texts.called.push(placeOf(fact.patient))
      for (const name of ['concept', 'form', 'visit', 'unit', 'text', 'detail'] as const)
        texts[name].push(placeOf(columns[name]))
      for (const name of ['start', 'end', 'known', 'recorded', 'value'] as const)
        numbers[name].push(orNothing(columns[name]))
      texts.position.push(placeOf(fact.place.position))
      numbers.offset.push(fact.place.offset)
      numbers.length.push(fact.place.length)
    },
    batch: () => ({
      n: hashes.length,
      strings,
      identity: joined(identities),
      hash: joined(hashes),
      ...columnsAs(small, all => new Uint8Array(all)),
      ...columnsAs(texts, all => new Int32Array(all)),
      ...columnsAs(numbers, all => new Float64Array(all)),
    }),
  }
}

const columnsAs = <K extends string, T>(columns: Readonly<Record<K, number[]>>, as: (all: number[]) => T) =>
  Object.fromEntries(Object.entries<number[]>(columns).map(([name, all]) => [name, as(all)])) as Record<K, T>
