import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Random } from '../../../shared/domain/random.ts'
import { drawClinic, type Clinic } from './clinic.ts'
import { writeLife, type Emit } from './life.ts'
import { personOf, streamOf, type Person, type Registration } from './person.ts'
import type { ResourceType, Style } from './pieces.ts'
import { resourceTexts, type ResourceTexts } from './resources.ts'
import { Sink } from './sink.ts'

/** One person's part of an export. */
export interface Chart {
  readonly person: Person
  readonly registered: Registration
  readonly observations: number
  readonly random: Random
}

export interface Export extends Style {
  /** Made if it is not there. */
  readonly folder: string
  readonly gzip: boolean
  readonly clinic: Clinic
}

export interface Written {
  readonly people: number
  readonly resources: number
  readonly byType: Readonly<Record<string, number>>
  /** Before packing. */
  readonly bytes: number
}

/** What a practice is made from. */
export interface PracticePlan {
  /** Whole, below 2^23. */
  readonly seed: number
  readonly people: number
  /** In all; they are dealt out unevenly, as the sick are seen more often. */
  readonly observations: number
}

const BLOCK = 1_000

/** Everybody of a practice, one by one. The same plan always gives the same charts. */
export function* practiceCharts({ seed, people, observations }: PracticePlan): Generator<Chart> {
  const deal = streamOf(seed, 'practice', 0)
  for (let first = 0; first < people; first += BLOCK) {
    const after = Math.min(people, first + BLOCK)
    const share = Math.floor((observations * after) / people) - Math.floor((observations * first) / people)
    const dealt = dealOut(deal, share, after - first)
    for (let number = first; number < after; number++) {
      const person = personOf(seed, number)
      yield {
        person,
        registered: person.registered,
        observations: dealt[number - first]!,
        random: streamOf(seed, 'life', number),
      }
    }
  }
}

/** `total` dealt out to `count` people, exactly: a part is between a third and some six times the mean. */
export function dealOut(random: Random, total: number, count: number): number[] {
  const weights = Array.from({ length: count }, () => 0.3 + 0.7 * random.exponential())
  const sum = weights.reduce((all, each) => all + each, 0)
  let weight = 0
  let dealt = 0
  return weights.map((each, place) => {
    weight += each
    const upTo = place === count - 1 ? total : Math.floor((total * weight) / sum)
    const own = upTo - dealt
    dealt = upTo
    return own
  })
}

export const firstClinic = (seed: number): Clinic =>
  drawClinic(streamOf(seed, 'practice', 1), 'First Practice')

/** Writes charts to disk as they come: memory does not grow with their number. */
export async function writeExport(charts: Iterable<Chart>, into: Export): Promise<Written> {
  mkdirSync(into.folder, { recursive: true })
  return into.form === 'ndjson' ? writeLines(charts, into) : writeBundles(charts, into)
}

async function writeLines(
  charts: Iterable<Chart>,
  { folder, gzip, clinic, ...style }: Export,
): Promise<Written> {
  const texts = resourceTexts(style)
  const sinks = new Map<ResourceType, Sink>()
  const emit: Emit = (type, _, text) => {
    let sink = sinks.get(type)
    if (!sink) sinks.set(type, (sink = new Sink(path.join(folder, `${type}.ndjson`), { gzip })))
    sink.line(text)
  }
  emit('Organization', clinic.id, texts.organization(clinic))
  for (const each of clinic.practitioners) emit('Practitioner', each.id, texts.practitioner(each))
  let people = 0
  for (const { person, registered, observations, random } of charts) {
    writeLife(person, registered, { observations, random, clinic, texts, emit })
    people += 1
    for (const sink of sinks.values()) {
      const lagging = sink.drained()
      if (lagging) await lagging
    }
  }
  for (const sink of sinks.values()) await sink.end()
  const bytes = [...sinks.values()].reduce((sum, each) => sum + each.bytes, 0)
  return written({ people, bytes }, new Map([...sinks].map(([type, { lines }]) => [type, lines])))
}

type Tally = Map<ResourceType, number>

/** A transaction a person, a thousand in a folder; each holds whom it names and can be read alone. */
function writeBundles(charts: Iterable<Chart>, { folder, gzip, clinic, ...style }: Export): Written {
  const texts = resourceTexts(style)
  const tally: Tally = new Map()
  let people = 0
  let sum = 0
  for (const chart of charts) {
    const thousand = path.join(folder, String(Math.floor(people / 1_000)).padStart(3, '0'))
    if (people % 1_000 === 0) mkdirSync(thousand, { recursive: true })
    const bytes = Buffer.from(bundleOf(chart, { clinic, texts, tally }))
    sum += bytes.length
    const name = path.join(thousand, `${String(people).padStart(7, '0')}.json`)
    if (gzip) writeFileSync(`${name}.gz`, gzipSync(bytes, { level: 1 }))
    else writeFileSync(name, bytes)
    people += 1
  }
  return written({ people, bytes: sum }, tally)
}

function bundleOf(
  { person, registered, observations, random }: Chart,
  { clinic, texts, tally }: { clinic: Clinic; texts: ResourceTexts; tally: Tally },
): string {
  const entries: string[] = []
  const emit: Emit = (type, id, text) => {
    const request = `"request":{"method":"POST","url":"${type}"}`
    entries.push(`{"fullUrl":"urn:uuid:${id}","resource":${text},${request}}`)
    tally.set(type, (tally.get(type) ?? 0) + 1)
  }
  emit('Organization', clinic.id, texts.organization(clinic))
  const doctor = writeLife(person, registered, { observations, random, clinic, texts, emit })
  emit('Practitioner', doctor.id, texts.practitioner(doctor))
  return `{"resourceType":"Bundle","type":"transaction","entry":[\n${entries.join(',\n')}\n]}\n`
}

function written(sums: Pick<Written, 'people' | 'bytes'>, tally: Tally): Written {
  const resources = [...tally.values()].reduce((sum, count) => sum + count, 0)
  return { ...sums, resources, byType: Object.fromEntries(tally) }
}
