import type { Moment } from '../../../shared/domain/moment.ts'
import type { Piece, Reading, Situation, Source } from '../../../electron/intake/sources/source.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { somebody } from '../../fixtures/bring-in.ts'
import { say } from '../../../shared/words/message.ts'

/*
 * A format invented for tests, one line a piece:
 *
 *     WARD LIST
 *     drug;d1;Examplin
 *     person;p1;Ada Invented;1950-02-03
 *     pulse;p1;3/4/2024;72
 *     took;p1;3/4/2024;d1
 *
 * Its dates leave open whether day or month comes first: the answer to the question `dates` says it.
 */

/** What versions of the reader understand differently. Version 1 takes a pulse for a weight and cannot read `left`. */
export interface Ability {
  readonly version: number
  /** What a number line is taken for. */
  readonly measures: string
  /** Kinds of line it can read. */
  readonly reads: readonly string[]
}
export const firstAbility: Ability = {
  version: 1,
  measures: 'weight',
  reads: ['drug', 'person', 'pulse', 'took', 'noise'],
}
export const betterAbility: Ability = {
  version: 2,
  measures: 'pulse',
  reads: ['drug', 'person', 'pulse', 'took', 'left'],
}

function momentOf(text: string, { answers }: Situation): Moment | undefined {
  const parts = text.split('/').map(Number)
  const [first, second, year] = parts
  if (parts.length !== 3 || parts.some(each => !Number.isInteger(each))) return undefined
  const [day, month] = answers['dates'] === 'month first' ? [second!, first!] : [first!, second!]
  return { clock: Date.UTC(year!, month - 1, day), precision: 'day', offsetMinutes: null }
}

/** Why a file of old lists is turned away, and why a line waits for a later version. */
export const oldList = say('intake.fhir-other-version', { version: 'the old ward list' })
export const notYet = say('quarantine.other-version', { type: 'line', version: 'later' })

const people = (id: string, { scope }: Situation) => `Patient/${id}@${scope}`

function* readLine(ability: Ability, { place, bytes }: Piece, situation: Situation): Generator<Reading> {
  const words = Buffer.from(bytes).toString('utf8').trim()
  const [kind = '', id = '', third = '', fourth = ''] = words.split(';')
  const reject = {
    place,
    reason: say('quarantine.no-patient', { type: 'line' }),
    remedy: say('quarantine.no-patient-remedy'),
  }
  if (kind === 'old list') {
    yield { kind: 'reject', reject, wholeFile: oldList }
    return
  }
  if (kind === 'later') {
    yield { kind: 'waiting', reject: { ...reject, reason: notYet } }
    return
  }
  if (!ability.reads.includes(kind)) {
    yield { kind: 'reject', reject }
    return
  }
  if (kind === 'drug') {
    yield {
      kind: 'referent',
      referent: {
        type: 'Drug',
        identity: `Drug/${id}`,
        aliases: [],
        concept: { codes: [{ system: 'urn:ward', code: id, display: third }] },
        ids: [],
        ingredients: [],
        qualifiers: [],
        unread: [],
        place,
      },
    }
    return
  }
  if (kind === 'person') {
    const identity = people(id, situation)
    const birth = { clock: Date.parse(fourth), precision: 'day', offsetMinutes: null } as const
    yield { kind: 'person', person: somebody(third, { identity, place, birth }) }
    return
  }
  const start = momentOf(third, situation)
  const common = {
    identity: `${kind}/${id}/${third}@${situation.scope}`,
    patient: people(id, situation),
    place,
    ...(start && { start }),
  }
  if (kind === 'took')
    yield {
      kind: 'fact',
      fact: inventedFact('medication', {
        ...common,
        role: 'statement',
        links: [{ role: 'medication', identity: `Drug/${fourth}` }],
      }),
    }
  else
    yield {
      kind: 'fact',
      fact: inventedFact('observation', {
        ...common,
        concept: { codes: [{ system: 'urn:ward', code: kind === 'pulse' ? ability.measures : kind }] },
        value: { kind: 'quantity', value: Number(fourth), text: fourth },
      }),
    }
}

/** The reader of ward lists, with what one of its versions can do. */
export const wardLines = (ability: Ability = firstAbility): Source => ({
  id: 'ward-lines',
  version: ability.version,
  title: 'a ward list',
  asksFor: 'the ward list',
  recognise: ({ head }) =>
    head.startsWith('WARD LIST') ? { certainty: 'certain', format: 'ward-list' } : { certainty: 'none' },
  async *pieces(bytes) {
    const held: Uint8Array[] = []
    for await (const chunk of bytes) held.push(chunk)
    let offset = 0
    for (const [index, line] of Buffer.concat(held).toString('utf8').split('\n').entries()) {
      const length = Buffer.byteLength(line)
      if (index > 0 && line.trim() !== '')
        yield { place: { offset, length, position: `line ${index + 1}` }, bytes: Buffer.from(line) }
      offset += length + 1
    }
  },
  read: (piece, situation) => readLine(ability, piece, situation),
})
