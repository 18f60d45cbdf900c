import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainPackings } from '../../electron/intake/containers/registry.ts'
import { unpack } from '../../electron/intake/containers/unpack.ts'
import { ccda } from '../../electron/intake/sources/ccda/index.ts'
import { openDocument } from '../../electron/intake/sources/ccda/read.ts'
import { recognise } from '../../electron/intake/sources/recognise.ts'
import { sources } from '../../electron/intake/sources/registry.ts'
import type { Piece, Reading } from '../../electron/intake/sources/source.ts'
import { fact, type Fact, type FactKind, type FactOf } from '../../shared/domain/fact.ts'
import { person } from '../../shared/domain/patient.ts'
import { sharedFolder } from '../fixtures/shared.ts'

/* Documents of other projects, only where they are: each figure that their folder states is looked at. */
const folder = path.join(sharedFolder() ?? '', 'data/ccda')

interface StatedValue {
  readonly code: string | null
  readonly value: string | null
  readonly unit: string | null
  readonly type: string | null
}
interface StatedSection {
  readonly code: string | null
  readonly kind: string | null
  readonly entries: number
  readonly problemObservations?: number
  readonly allergyObservations?: number
  readonly substanceAdministrations?: number
  readonly observations?: number
  readonly firstValues?: readonly StatedValue[]
}
interface StatedFile {
  readonly wellFormed: boolean
  readonly root?: string
  readonly embedded?: ReadonlyArray<{ readonly decodedBytes?: number }>
  readonly patients?: ReadonlyArray<{
    readonly ids: readonly string[]
    readonly given: readonly string[]
    readonly family: string | null
    readonly birthTime: string | null
    readonly gender: string | null
  }>
  readonly sections?: readonly StatedSection[]
}
interface Judged {
  readonly file: string
  readonly stated: StatedFile
  readonly piece: Piece
  readonly readings: readonly Reading[]
}
const situation = { scope: 'source elsewhere', answers: {}, received: '2026-11-29' }

async function pieceOf(at: string): Promise<Piece> {
  const unpacked = await unpack(() => createReadStream(at), plainPackings)
  const head = Buffer.from(unpacked.head).toString('utf8')
  const choice = recognise(sources, { head, name: path.basename(at) })
  if (choice.source !== ccda) throw new Error(`${at} is taken for another`)
  const found: Piece[] = []
  for await (const piece of ccda.pieces(unpacked.bytes(), 'ccda')) found.push(piece)
  return found[0]!
}
async function judged(group: string): Promise<Judged[]> {
  if (!sharedFolder()) return []
  const { files } = JSON.parse(readFileSync(path.join(folder, group, 'expected.json'), 'utf8')) as {
    files: Record<string, StatedFile>
  }
  const all: Judged[] = []
  for (const [file, stated] of Object.entries(files)) {
    if (stated.root !== 'ClinicalDocument') continue
    const piece = await pieceOf(path.join(folder, group, file))
    all.push({ file, stated, piece, readings: [...ccda.read(piece, situation)] })
  }
  return all
}
const vendors = await judged('vendor-samples')
const documents = [...vendors, ...(await judged('ms-fhir-converter'))]

const factsOf = ({ readings }: Judged): Fact[] =>
  readings.flatMap(reading => (reading.kind === 'fact' ? [reading.fact] : []))
const peopleOf = ({ readings }: Judged) =>
  readings.flatMap(reading => (reading.kind === 'person' ? [reading.person] : []))
/** What a section's entries say of one kind. */
const inSection = <K extends FactKind>(each: Judged, number: string, kind: K) =>
  factsOf(each).filter(
    (one): one is FactOf<K> =>
      one.kind === kind && one.place.position.startsWith(`document, section ${number}, `),
  )
const sectionsOf = (each: Judged) => {
  const opened = openDocument(each.piece, situation)
  if ('reason' in opened) throw new Error(each.file)
  return opened.sections
}

describe.skipIf(documents.length === 0)('documents of other projects', () => {
  it('are all judged', () => {
    expect(vendors).toHaveLength(73)
    expect(documents).toHaveLength(89)
  })

  it('each say whose they are, as they write her', () => {
    for (const each of documents) {
      const [one, ...others] = peopleOf(each)
      const [stated] = each.stated.patients ?? []
      expect([each.file, others]).toEqual([each.file, []])
      const names = [one?.name, ...(one?.otherNames ?? [])].join('; ')
      for (const word of [...(stated?.given ?? []), stated?.family ?? ''])
        expect([each.file, names.includes(word.trim()) || word]).toEqual([each.file, true])
      const sex = { F: 'female', M: 'male' }[stated?.gender ?? ''] ?? one?.sex
      expect([each.file, one?.sex]).toEqual([each.file, sex])
      const written = stated?.birthTime ?? ''
      const digits = written.replace(/[+-]\d{4}$/, '').split('.')[0]!.length
      const exactly = written.includes('.') ? 'millisecond' : undefined
      const precision = exactly ?? { 4: 'year', 6: 'month', 8: 'day', 12: 'minute', 14: 'second' }[digits]
      expect([each.file, one?.birth?.precision]).toEqual([each.file, precision])
      const numbers = one?.identifiers.map(({ value }) => value)
      for (const id of stated?.ids ?? [])
        if (id !== '') expect([each.file, numbers]).toEqual([each.file, expect.arrayContaining([id])])
    }
  })

  it('say nothing that the store would not take, and no two things by one name', () => {
    for (const each of documents) {
      for (const one of factsOf(each))
        expect([each.file, fact.safeParse(one).error]).toEqual([each.file, undefined])
      for (const one of peopleOf(each))
        expect([each.file, person.safeParse(one).error]).toEqual([each.file, undefined])
      const names = factsOf(each).map(({ identity }) => identity)
      expect([each.file, names.length]).toEqual([each.file, new Set(names).size])
    }
  })

  it('have the sections that are stated, with as many entries', () => {
    let sections = 0
    for (const each of documents) {
      const found = sectionsOf(each).map(({ node, code }) => [code, node.all('entry').length])
      const stated = (each.stated.sections ?? []).map(({ code, entries }) => [code ?? '', entries])
      expect([each.file, found]).toEqual([each.file, stated])
      sections += found.length
    }
    expect(sections).toBeGreaterThan(900)
  })

  it('have a fact for every problem, allergy and medicine that is stated', () => {
    const counted = { condition: 0, allergy: 0, medication: 0 }
    for (const each of documents)
      for (const [at, { number }] of sectionsOf(each).entries()) {
        const stated = each.stated.sections?.[at]
        const figures = {
          condition: stated?.problemObservations ?? 0,
          allergy: stated?.allergyObservations ?? 0,
          medication: stated?.substanceAdministrations ?? 0,
        }
        for (const [kind, figure] of Object.entries(figures) as Array<[keyof typeof figures, number]>) {
          const unsaid = each.readings.filter(reading => reading.kind === 'other').length
          const found = inSection(each, number, kind).filter(
            one => one.kind !== 'medication' || one.role !== 'dispense',
          )
          counted[kind] += found.length
          // An entry that says of itself that it has no information is none.
          expect([each.file, number, kind, found.length >= figure - unsaid]).toEqual([
            each.file,
            number,
            kind,
            true,
          ])
        }
      }
    expect(counted.condition).toBeGreaterThan(300)
    expect(counted.allergy).toBeGreaterThan(150)
    expect(counted.medication).toBeGreaterThan(180)
  })

  it('have every result and vital sign that is stated, with its value as written', () => {
    let values = 0
    for (const each of documents)
      for (const [at, { number }] of sectionsOf(each).entries()) {
        const stated = each.stated.sections?.[at]
        const found = inSection(each, number, 'observation')
        for (const { code, value, unit, type } of stated?.firstValues ?? []) {
          if (value === null || value === '' || type !== 'PQ') continue
          values++
          const same = found.find(
            one =>
              one.value?.kind === 'quantity' &&
              one.value.text === value &&
              (one.value.unit ?? '1') === (unit ?? '1') &&
              (code === null || one.concept.codes.some(coded => coded.code === code.trim())),
          )
          expect([each.file, number, code, value, unit, same !== undefined]).toEqual([
            each.file,
            number,
            code,
            value,
            unit,
            true,
          ])
        }
      }
    expect(values).toBeGreaterThan(400)
  })

  it('give no time a zone that is not written', () => {
    for (const each of documents) {
      const isZoned = /"\d{8,}(?:\.\d+)?[+-]\d{4}"/.test(Buffer.from(each.piece.bytes).toString('latin1'))
      const moments = factsOf(each).flatMap(({ start, end, recorded }) => [start, end, recorded])
      if (!isZoned)
        for (const moment of moments)
          expect([each.file, moment?.offsetMinutes ?? null]).toEqual([each.file, null])
    }
  })

  it('have every embedded file by its size', () => {
    const sizes = documents.flatMap(each =>
      factsOf(each).flatMap(one => (one.kind === 'document' ? one.attachments : [])),
    )
    const files = sizes.filter(({ contentType }) => contentType === 'application/pdf')
    expect(files.map(({ size }) => size).toSorted()).toEqual([143_710, 173_792])
  })

  it('end every entry once: with what it says, with a reason, or as one that says nothing', () => {
    let entries = 0
    for (const each of documents) {
      const said = new Set(
        each.readings.flatMap(reading => {
          if (reading.kind === 'fact') return [reading.fact.place.position]
          return reading.kind === 'reject' ? [reading.reject.place.position] : []
        }),
      )
      const silent = each.readings.filter(({ kind }) => kind === 'other').length
      const all = sectionsOf(each).flatMap(({ node, number }) =>
        [...node.all('entry').keys()].map(at => `document, section ${number}, entry ${at + 1}`),
      )
      entries += all.length
      const without = all.filter(place => !said.has(place))
      expect([each.file, without.length <= silent || without]).toEqual([each.file, true])
    }
    expect(entries).toBeGreaterThan(1_900)
  })
})

const fragments = sharedFolder()
  ? readdirSync(path.join(folder, 'hl7-examples')).filter(name => /\.xml$/i.test(name))
  : []
describe.skipIf(fragments.length === 0)('examples that are parts of documents', () => {
  it('are each read, or set aside entry by entry with a reason', async () => {
    const counts = { read: 0, aside: 0, other: 0 }
    for (const name of fragments) {
      const at = path.join(folder, 'hl7-examples', name)
      const unpacked = await unpack(() => createReadStream(at), plainPackings)
      const head = Buffer.from(unpacked.head).toString('utf8')
      const { source } = recognise(sources, { head, name })
      if (source !== ccda) {
        counts.other++
        continue
      }
      const bytes = readFileSync(at)
      const place = { offset: 0, length: bytes.length, position: 'document' }
      const readings = [...ccda.read({ place, bytes }, situation)]
      expect([name, readings.length]).not.toEqual([name, 0])
      if (readings.some(({ kind }) => kind === 'person')) counts.read++
      else {
        counts.aside++
        expect([name, readings.every(({ kind }) => kind === 'reject' || kind === 'other')]).toEqual([
          name,
          true,
        ])
      }
    }
    expect(counts.read + counts.aside + counts.other).toBe(fragments.length)
    // The others are parts of a header that name no template: files of XML that wait.
    expect(counts.other).toBeLessThan(50)
  })
})
