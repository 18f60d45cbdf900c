import { createReadStream, readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { unpack } from '../../../electron/intake/containers/unpack.ts'
import { fhir } from '../../../electron/intake/sources/fhir/index.ts'
import type { Reading } from '../../../electron/intake/sources/source.ts'
import { sharedFhir } from '../../fixtures/shared.ts'
import { Kept, leavesOf } from '../../fixtures/fhir-leaves.ts'

/*
 * How much of each resource is found again in the fact that was read of it, over every FHIR file of the
 * reference data.
 */

const root = sharedFhir('') ?? ''
const isHere = root !== ''
/** The share of leaf values that must be found, for the types of which a question or a chart is made. */
const ENOUGH = 0.95
const asked = [
  'Observation',
  'Condition',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationAdministration',
  'MedicationDispense',
  'Procedure',
  'AllergyIntolerance',
  'Immunization',
  'DiagnosticReport',
  'DocumentReference',
]

type Resource = Parameters<typeof leavesOf>[0]
interface Tally {
  resources: number
  leaves: number
  found: number
  readonly left: Map<string, { n: number; unread: boolean; example: string }>
}
const tallies = new Map<string, Tally>()

const unreadIn = (readings: readonly Reading[]): Set<string> =>
  new Set(
    readings.flatMap(each => {
      if (each.kind === 'fact') return each.fact.unread.map(({ path: at }) => at)
      if (each.kind === 'person') return each.person.unread.map(({ path: at }) => at)
      return each.kind === 'referent' ? each.referent.unread.map(({ path: at }) => at) : []
    }),
  )

function count(resource: Resource, readings: readonly Reading[]): void {
  const type = String(resource['resourceType'])
  const tally = tallies.get(type) ?? { resources: 0, leaves: 0, found: 0, left: new Map() }
  tallies.set(type, tally)
  const kept = new Kept(readings)
  const unread = unreadIn(readings)
  tally.resources++
  for (const leaf of leavesOf(resource)) {
    tally.leaves++
    if (kept.has(leaf)) {
      tally.found++
      continue
    }
    const isUnread = [...unread].some(at => leaf.path === at || leaf.path.startsWith(`${at}.`))
    const seen = tally.left.get(leaf.path)
    if (seen) seen.n++
    else tally.left.set(leaf.path, { n: 1, unread: isUnread, example: String(leaf.value).slice(0, 40) })
  }
}

const read: ReadonlySet<string> = new Set(['fact', 'person', 'referent'])
const isResource = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && 'resourceType' in value

/** The one resource of a piece; none where it holds several, which no folder of the reference data needs. */
function resourceIn(bytes: Uint8Array): Resource | undefined {
  const whole: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
  const own = isResource(whole) ? whole : (whole as { resource?: unknown }).resource
  return isResource(own) && own['resourceType'] !== 'Bundle' ? own : undefined
}

async function readFile(file: string): Promise<void> {
  const { head, bytes } = await unpack(() => createReadStream(file))
  const recognised = fhir.recognise({ head: Buffer.from(head).toString('utf8').trimStart(), name: file })
  if (recognised.certainty === 'none') return
  for await (const piece of fhir.pieces(bytes(), recognised.format)) {
    const readings = [...fhir.read(piece, { scope: 's', answers: {}, received: '2030-01-01' })]
    if (!readings.some(each => read.has(each.kind))) continue
    const resource = resourceIn(piece.bytes)
    if (resource) count(resource, readings)
  }
}

/** Why a leaf is not in the fact, in words; the rest has no place yet. */
function reasonOf(at: string, unread: boolean): string {
  if (unread) return 'left unread, and flagged'
  if (/^text\.|\.text\.div$/.test(at)) return 'a narrative made from the data'
  if (at.endsWith('.data')) return 'no text: a picture, a PDF'
  if (at.endsWith('.id')) return "an element's own id"
  return 'no place'
}

function report(): string {
  const lines: string[] = []
  for (const [type, { resources, leaves, found, left }] of [...tallies].toSorted()) {
    lines.push(`${type}: ${((100 * found) / leaves).toFixed(2)} % of ${leaves} leaves in ${resources}`)
    const rest = [...left].toSorted(([, one], [, other]) => other.n - one.n).slice(0, 12)
    for (const [at, { n, unread, example }] of rest)
      lines.push(`    ${n} ${at} (${reasonOf(at, unread)}): ${example.replaceAll('\n', ' ')}`)
  }
  return lines.join('\n')
}

describe.skipIf(!isHere)('leaf values of the reference data', () => {
  beforeAll(async () => {
    for (const each of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const file = path.join(each.parentPath, each.name)
      const isData = each.isFile() && !/^(?:expected\.json|log\.ndjson|README\.md)$/.test(each.name)
      if (isData && !file.includes('other-versions') && !file.includes('situations')) await readFile(file)
    }
    process.stdout.write(`${report()}\n`)
  })

  it.each(asked)('%s: at least 95 of 100 are found in the fact', type => {
    const { leaves, found } = tallies.get(type)!
    expect(found / leaves).toBeGreaterThanOrEqual(ENOUGH)
  })

  it('is no measure that finds anything in anything', () => {
    const weight = {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'Body weight' },
      valueString: 'heavy',
    }
    const bytes = Buffer.from(
      JSON.stringify({
        resourceType: 'Condition',
        code: { text: 'Asthma' },
        subject: { reference: 'Patient/1' },
      }),
    )
    const place = { offset: 0, length: bytes.length, position: 'line 1' }
    const readings = [...fhir.read({ place, bytes }, { scope: 's', answers: {}, received: '2026-11-29' })]
    expect(readings.map(each => each.kind)).toEqual(['fact'])
    const kept = new Kept(readings)
    expect(leavesOf(weight).filter(leaf => kept.has(leaf))).toEqual([])
  })
})

if (!isHere)
  it('leaf coverage is measured where the reference data are, which is not here', () =>
    expect(isHere).toBe(false))
