import { blockingKeys } from '../../electron/intake/people/blocking-keys.ts'
import { clusters } from '../../electron/intake/people/clusters.ts'
import { decide, type Pair } from '../../electron/intake/people/decide.ts'
import type { Description } from '../../electron/intake/people/description.ts'
import { fieldsOf, type PersonFields } from '../../electron/intake/people/fields.ts'
import { modelFor } from '../../electron/intake/people/model.ts'
import { countWords } from '../../electron/intake/people/word-counts.ts'
import { createRandom, type Random } from '../../shared/domain/random.ts'

const THERE = 100_000
const NEW = 1_000
const GIVEN_NAMES = 1_500
const FAMILY_NAMES = 20_000

const syllables = (
  'ba be bi bo bu da de di do du fa fe ga ge go ha he hi ka ke ki ko la le li lo lu ma me mi mo mu ' +
  'na ne ni no ra re ri ro sa se si so ta te ti to tu va ve wi za ze zo'
).split(' ')

const names = (random: Random, count: number, length: number) =>
  Array.from({ length: count }, () =>
    Array.from({ length }, () => syllables[random.integer(syllables.length)]!).join(''),
  )

/** A place in a list where the k-th is drawn about 1/k as often as the first, as names are. */
function place(random: Random, size: number): number {
  const power = 0.05
  const at = (((size + 1) ** power - 1) * random.uniform() + 1) ** (1 / power) - 1
  return Math.min(size - 1, Math.floor(at))
}

export function inventor(random: Random): (k: string, source: string) => Description {
  const [given, family] = [names(random, GIVEN_NAMES, 2), names(random, FAMILY_NAMES, 3)]
  return (k, source) => ({
    source,
    identity: k,
    name: `${given[place(random, GIVEN_NAMES)]!} ${family[place(random, FAMILY_NAMES)]!}`,
    otherNames: [],
    birth: {
      clock: Date.UTC(1930 + random.integer(90), random.integer(12), 1 + random.integer(28)),
      precision: 'day',
      offsetMinutes: null,
    },
    sex: random.integer(2) === 0 ? 'female' : 'male',
    identifiers: [{ system: `urn:${source}`, value: `${100_000 + random.integer(900_000)}` }],
    telecom: [`+1 617 ${1_000_000 + random.integer(8_999_999)}`],
    addresses: [`${1 + random.integer(200)} Elm Street, ${10_000 + random.integer(500)} Town`],
  })
}

/** An import of 1,000 people, every other of them already there, against 100,000 whose keys are in an index. */
export function peopleBench(): void {
  const random = createRandom(7)
  const invent = inventor(random)
  const there = Array.from({ length: THERE }, (_, k) => invent(`${k}`, 'a'))
  const arriving = Array.from({ length: NEW }, (_, k) =>
    k % 2 === 0 ? invent(`n${k}`, 'b') : { ...there[k * 97]!, source: 'b', identifiers: [] },
  )
  const fields = there.map(fieldsOf)
  const index = new Map<string, PersonFields[]>()
  for (const each of fields)
    for (const key of blockingKeys(each)) {
      const held = index.get(key)
      if (held) held.push(each)
      else index.set(key, [each])
    }
  const counts = countWords(fields)
  const byKey = new Map(fields.map(each => [each.key, each]))
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const pairs: Pair[] = []
  for (const description of arriving) {
    const one = fieldsOf(description)
    byKey.set(one.key, one)
    const met = new Set(blockingKeys(one).flatMap(key => index.get(key) ?? []))
    for (const other of met) pairs.push({ one, other })
  }
  const { people } = clusters(decide(pairs, modelFor(THERE), counts), byKey)
  const took = (performance.now() - began) / 1000
  const used = process.cpuUsage(cpu).user / 1e6
  console.log(
    `${NEW} people against ${THERE}: ${pairs.length} pairs, ${people.length} joined, ` +
      `${took.toFixed(3)} s, of which computing ${used.toFixed(3)} s`,
  )
}
