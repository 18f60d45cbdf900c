import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainPackings } from '../../electron/intake/containers/registry.ts'
import { unpack } from '../../electron/intake/containers/unpack.ts'
import { hl7v2 } from '../../electron/intake/sources/hl7v2/index.ts'
import { parseMessage, type Message } from '../../electron/intake/sources/hl7v2/message.ts'
import { recognise } from '../../electron/intake/sources/recognise.ts'
import { sources } from '../../electron/intake/sources/registry.ts'
import type { Piece, Reading } from '../../electron/intake/sources/source.ts'
import { fact, type Fact } from '../../shared/domain/fact.ts'
import { person } from '../../shared/domain/patient.ts'
import { sharedFolder } from '../fixtures/shared.ts'

/* Messages of other projects, only where they are: each figure that their folder states is looked at. */
const folder = path.join(sharedFolder() ?? '', 'data/hl7v2')

interface StatedResult {
  readonly vt: string
  readonly code: string
  readonly value: string | null
  readonly status: string
}
interface StatedMessage {
  readonly type: string
  readonly controlId: string
  readonly version: string
  readonly charset: string | null
  readonly fieldSep: string
  readonly encodingChars: string
  readonly pid?: {
    readonly idRaw: string
    readonly name: string
    readonly birth: string
    readonly sex: string
  } | null
  readonly segments: Readonly<Record<string, number>>
  readonly obxCount?: number
  readonly obx?: readonly StatedResult[]
  readonly embedded?: ReadonlyArray<{ readonly decodedBytes: number; readonly magic?: string }>
}
interface StatedFile {
  readonly messages?: readonly StatedMessage[]
}

interface Judged {
  readonly file: string
  readonly piece: Piece
  readonly message: Message
  readonly stated: StatedMessage
  readonly readings: readonly Reading[]
}
const WRAPPED = 'valid__remote-operations__mdm-example.hl7'
const situation = { scope: 'source elsewhere', answers: {}, received: '2026-11-29' }

async function piecesOf(at: string): Promise<Piece[]> {
  const unpacked = await unpack(() => createReadStream(at), plainPackings)
  const head = Buffer.from(unpacked.head).toString('utf8')
  if (recognise(sources, { head, name: path.basename(at) }).source !== hl7v2) return []
  const found: Piece[] = []
  for await (const piece of hl7v2.pieces(unpacked.bytes(), 'hl7v2')) found.push(piece)
  return found
}

/** Every message with what its folder states of it. */
async function judged(): Promise<Judged[]> {
  const all: Judged[] = []
  for (const group of sharedFolder() ? readdirSync(folder) : []) {
    const { files } = JSON.parse(readFileSync(path.join(folder, group, 'expected.json'), 'utf8')) as {
      files: Record<string, StatedFile>
    }
    for (const [file, { messages = [] }] of Object.entries(files)) {
      const pieces = await piecesOf(path.join(folder, group, file))
      const found = pieces.filter(({ place }) => place.position.startsWith('message'))
      expect([file, found.length]).toEqual([file, messages.length])
      for (const [at, piece] of found.entries()) {
        const message = parseMessage(piece.bytes)
        if (typeof message === 'string') throw new Error(`${file}: ${message}`)
        const readings = [...hl7v2.read(piece, situation)]
        all.push({ file, piece, message, stated: messages[at]!, readings })
      }
    }
  }
  return all
}
const messages = await judged()
const factsOf = ({ readings }: Judged): Fact[] =>
  readings.flatMap(reading => (reading.kind === 'fact' ? [reading.fact] : []))
const peopleOf = ({ readings }: Judged) =>
  readings.flatMap(reading => (reading.kind === 'person' ? [reading.person] : []))
const positionsOf = ({ readings }: Judged) =>
  readings.flatMap(reading => (reading.kind === 'reject' ? [reading.reject.place.position] : []))

describe.skipIf(messages.length === 0)('messages of other projects', () => {
  it('are all judged', () => expect(messages.length).toBeGreaterThan(200))

  it('have the header and the segments that are stated', () => {
    for (const { file, message, stated } of messages) {
      const [header] = message.segments
      const counts: Record<string, number> = {}
      for (const { name } of message.segments) counts[name] = (counts[name] ?? 0) + 1
      // Words between two segments are no segment of either.
      const { '(unparseable line)': _, ...segments } = stated.segments
      expect([file, counts]).toEqual([file, segments])
      // Its lines were cut to one width: the stated header ends in the middle of its control id.
      if (file === WRAPPED) continue
      expect([file, header!.raw(9), header!.raw(10), header!.raw(12).split('^')[0]]).toEqual([
        file,
        stated.type,
        stated.controlId,
        stated.version,
      ])
      expect([header!.raw(1), header!.raw(2)]).toEqual([stated.fieldSep, stated.encodingChars])
    }
  })

  it('say nothing that the store would not take', () => {
    for (const each of messages) {
      for (const one of factsOf(each))
        expect([each.file, fact.safeParse(one).error]).toEqual([each.file, undefined])
      for (const one of peopleOf(each))
        expect([each.file, person.safeParse(one).error]).toEqual([each.file, undefined])
    }
  })

  it('name whom they are about, or say that nobody can be told by them', () => {
    let [told, untold] = [0, 0]
    for (const each of messages) {
      const { pid } = each.stated
      const [one] = peopleOf(each)
      if (!pid || !one) {
        if (
          pid &&
          /[1-9]/.test(
            pid.idRaw
              .split('~')
              .map(id => id.split('^')[0])
              .join(),
          )
        )
          throw new Error(each.file)
        untold++
        continue
      }
      told++
      const family = pid.name.split('~')[0]!.split('^')[0]!.split('&')[0]!.trim()
      expect([each.file, [one.name, ...one.otherNames].join('; ')]).toEqual([
        each.file,
        expect.stringContaining(family),
      ])
      const sex = { F: 'female', M: 'male', U: 'unknown' }[pid.sex[0] ?? ''] ?? one.sex
      if (pid.sex !== 'SEX') expect([each.file, one.sex]).toEqual([each.file, sex])
    }
    expect(told).toBeGreaterThan(190)
    expect(untold).toBeLessThan(50)
  })

  it('give no time a zone that is not written, and no date more than was written', () => {
    for (const each of messages) {
      const zoned = /\d{8,}(?:\.\d+)?[+-]\d{4}/.test(Buffer.from(each.piece.bytes).toString('latin1'))
      const moments = factsOf(each).flatMap(({ start, end, known, recorded }) => [
        start,
        end,
        known,
        recorded,
      ])
      if (!zoned)
        for (const moment of moments)
          expect([each.file, moment?.offsetMinutes ?? null]).toEqual([each.file, null])
      const { birth } = peopleOf(each)[0] ?? {}
      const written = each.stated.pid?.birth ?? ''
      if (birth) expect([each.file, birth.precision]).toEqual([each.file, precisionOf(written)])
      else expect([each.file, /^\d{4}/.test(written) && written]).toEqual([each.file, expect.anything()])
    }
  })

  it('have an end for every result: a fact, a part of one, or a reason why there is none', () => {
    let [results, values] = [0, 0]
    for (const each of messages) {
      results += each.stated.obxCount ?? 0
      if (peopleOf(each).length === 0) {
        if ((each.stated.obxCount ?? 0) > 0)
          expect([each.file, positionsOf(each).length]).not.toEqual([each.file, 0])
        continue
      }
      const said = JSON.stringify(factsOf(each)).toLowerCase()
      for (const [at, { vt, value, code }] of (each.stated.obx ?? []).entries()) {
        const place = `, OBX ${at + 1}`
        if (value === null || value === '' || positionsOf(each).some(position => position.endsWith(place)))
          continue
        values++
        if (vt === 'NM' && /^-?\d+(?:\.\d+)?$/.test(value)) {
          const found = factsOf(each).find(one => one.place.position.endsWith(place))
          expect([each.file, place, found]).toMatchObject([
            each.file,
            place,
            {
              value: { kind: 'quantity', text: value },
              concept: { codes: expect.arrayContaining([expect.objectContaining({ code })]) },
            },
          ])
        } else
          for (const word of wordsIn(value, vt))
            expect([each.file, place, said.includes(word.toLowerCase()) || word]).toEqual([
              each.file,
              place,
              true,
            ])
      }
    }
    expect(results).toBeGreaterThan(3_000)
    expect(values).toBeGreaterThan(1_400)
  })

  it('have a fact or a reason for each result but the further lines of a letter and the parts of a file', () => {
    let [own, further] = [0, 0]
    for (const each of messages) {
      if (peopleOf(each).length === 0) continue
      const places = new Set([...factsOf(each).map(({ place }) => place.position), ...positionsOf(each)])
      const said = JSON.stringify(factsOf(each))
      for (const segment of each.message.segments.filter(({ name }) => name === 'OBX')) {
        if (places.has(`${each.piece.place.position}, ${segment.at}`)) own++
        else {
          further++
          expect([each.file, segment.raw(2)]).toEqual([
            each.file,
            expect.stringMatching(/^(?:TX|FT|ED|ST|)$/),
          ])
          const line = segment.raw(2) === 'ED' ? '' : segment.whole(5).split('\n')[0]!
          expect([each.file, said.includes(JSON.stringify(line).slice(1, -1)) || line]).toEqual([
            each.file,
            true,
          ])
        }
      }
    }
    expect(own).toBeGreaterThan(2_800)
    expect(further).toBeLessThan(own / 4)
  })

  it('have every embedded file, by its size and its beginning', () => {
    for (const each of messages) {
      const { embedded = [] } = each.stated
      const sizes = factsOf(each).flatMap(one => {
        if (one.kind === 'document') return one.attachments
        return one.kind === 'observation' && one.value?.kind === 'attachment' ? [one.value.attachment] : []
      })
      const [first] = embedded
      if (first?.magic?.startsWith('%PDF') !== true) continue
      const whole = embedded.reduce((sum, { decodedBytes }) => sum + decodedBytes, 0)
      expect([
        each.file,
        sizes.filter(({ contentType }) => contentType === 'application/pdf').map(({ size }) => size),
      ]).toEqual([each.file, [whole]])
    }
  })
})

/** How exactly a time is written. */
function precisionOf(text: string): string {
  const digits = /^\d*/.exec(text)![0].length
  if (text.includes('.')) return 'millisecond'
  return { 4: 'year', 6: 'month', 8: 'day', 12: 'minute', 14: 'second' }[digits] ?? text
}
/** Words and numbers of a value as they are shown, whatever stands between them; of codes without their systems. */
function wordsIn(value: string, type: string): string[] {
  const isCoded = /^(?:CWE|CE|CNE)$/.test(type) || /\^(?:LN|SCT)\b/.test(value)
  const parts = value.split(/[|^@]/)
  const said = isCoded ? parts.filter((_, at) => ![2, 5].includes(at) && at < 6) : parts
  return said.flatMap(part => part.split(/[^\p{L}\p{N}.]+/u).filter(word => /^[\p{L}\p{N}]{2,}$/u.test(word)))
}
