import type { Handlers } from '../../../shared/contract/define.ts'
import type { post } from '../../../shared/contract/post.ts'
import { letterIn, type Envelope } from '../../../shared/domain/envelope.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import type { Effect } from '../../../shared/domain/evidence.ts'
import type { Bodies, Letter, LetterName } from '../../../shared/domain/letters/registry.ts'
import { arrival, findingsOf, type PeerNote } from '../../../shared/domain/peer-log.ts'
import type { Asked } from '../../../shared/domain/asked.ts'
import type { Summary } from '../../../shared/domain/summary.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { shut } from '../../../shared/domain/doors.ts'
import { questionHash } from '../../host/question-hash.ts'
import type { Store } from '../open-store.ts'
import { NOTHING_LISTED, type NumberRow, type PeerLogRow } from '../repositories/post.ts'
import { personOf } from '../who.ts'

/**
 * Every envelope this casebook accepted is kept as one canonical text, its signature included, so that it can
 * be passed on.
 */
const read = (text: string) => JSON.parse(text) as Envelope // checked when it came in, and again when it leaves

const effectOf = ({ exposed, comparator, logHazardRatio, standardError }: Summary): Effect => ({
  people: exposed.people + comparator.people,
  events: exposed.events + comparator.events,
  logHazardRatio,
  standardError,
})

/** What a letter of each kind does here, beside being kept. */
type Effects = { readonly [Name in LetterName]: (body: Bodies[Name]) => void }
const act = <Name extends LetterName>(effects: Effects, { kind, body }: Letter<Name>) => effects[kind](body)
const nothing = () => undefined

function noteOf({ key, highest, listed, fork, ended }: PeerLogRow, numbers: readonly NumberRow[]): PeerNote {
  const letters = numbers.map(({ sequence, withdraws, succession }) => ({
    sequence,
    ...(withdraws !== null && { takesBack: withdraws }),
    ...(succession !== null && goesOn(succession)),
  }))
  return {
    key,
    ...(ended !== null && { ended: JSON.parse(ended) as Message }), // written below, and checked as it leaves
    findings: findingsOf({ letters, highest, listed: listed === NOTHING_LISTED ? 'nothing' : listed, fork }),
  }
}

/** From which number a kept succession goes on. */
function goesOn(text: string): { goesOnFrom?: number } {
  const reading = letterIn(read(text))
  return reading.ok && reading.letter.kind === 'succession' ? { goesOnFrom: reading.letter.body.from } : {}
}

/** What records does when exchange brings or fetches letters. */
export function postHandlers(store: () => Store): Handlers<typeof post> {
  const today = () => store().now().toISOString().slice(0, 10)

  const effects: Effects = {
    summary: nothing, // evidence reads it where it is kept
    question: learnQuestion,
    withdrawal: nothing, // see accept: what it takes back may not have come yet
    succession: nothing,
  }

  /** A peer asks it: from now on it is no secret of this casebook's. */
  function learnQuestion(shared: Asked): void {
    const { questions } = store()
    const hash = questionHash(shared)
    const known = questions.origin(hash)
    if (known === undefined)
      questions.add({ hash, origin: 'peer', asked: today(), body: JSON.stringify(shared) })
    else if (known === 'own') questions.setOrigin(hash, 'peer')
  }

  function accept(envelope: Envelope, letter: Letter): void {
    const { post: letters } = store()
    const { issuer, sequence, kind } = envelope
    letters.addEnvelope({
      issuer,
      sequence,
      kind,
      received: today(),
      body: canonical(envelope),
      question: letter.kind === 'summary' ? letter.body.questionHash : null,
      effect: letter.kind === 'summary' ? effectOf(letter.body) : null,
      withdraws: letter.takesBack ?? null,
    })
    if (letter.takesBack !== undefined) letters.withdraw(issuer, letter.takesBack)
    act(effects, letter)
    // A withdrawal may travel faster than what it takes back.
    if (letters.isTakenBack(issuer, sequence)) letters.withdraw(issuer, sequence)
  }

  return {
    identity: () => ({
      seed: new Uint8Array(Buffer.from(store().meta.get('identity') ?? '', 'hex')),
      name: store().meta.get('name') ?? '',
    }),
    rename: ({ name }) => {
      store().write(() => store().meta.set('name', name))
      return {}
    },
    outbox() {
      const { outbox, kind } = store()
      // Where nothing may leave, what an earlier version approved waits too; what is out already can still be
      // taken back.
      const isShut = shut('release', kind()) !== undefined
      const takesBack = (target: number | null) =>
        target !== null && (outbox.byId(target)?.envelope ?? null) !== null
      return outbox
        .waiting()
        .filter(each => !isShut || takesBack(each.withdraws))
        .map(({ id, kind, body, withdraws }) => ({
          outbox: id,
          kind,
          body,
          ...(withdraws !== null && { withdraws }),
        }))
    },
    posted({ outbox, envelope }) {
      const { outbox: approved, write } = store()
      const signed = canonical(envelope)
      const row = approved.byId(outbox)
      if (!row) throw new AppError('not-found', say('store.no-outbox'))
      if (row.envelope === signed) return {}
      // What was signed once may have travelled: a second envelope for the same approval would be a second release.
      if (row.envelope !== null) throw new AppError('conflict', say('store.posted-already'))
      write(() => approved.setPosted(outbox, signed, today()))
      return {}
    },
    sent: () =>
      store()
        .outbox.all()
        .flatMap(each =>
          each.envelope === null || each.posted === null
            ? []
            : [{ outbox: each.id, posted: each.posted, envelope: read(each.envelope) }],
        ),
    deliver({ envelopes }) {
      const { post: letters, write } = store()
      const joined = new Set(
        letters
          .peers()
          .filter(each => each.state === 'joined')
          .map(each => each.key),
      )
      const counted = {
        accepted: 0,
        known: 0,
        refused: [] as Array<{ issuer: string; sequence: number; reason: Message }>,
      }
      for (const each of envelopes) {
        const { issuer, sequence } = each
        const refuse = (reason: Message) => counted.refused.push({ issuer, sequence, reason })
        const before = letters.envelope(issuer, sequence)
        const reading = letterIn(each)
        const fork = letters.forkOf(issuer)
        const takesBack = reading.ok ? reading.letter.takesBack : undefined
        const same = before && before.body === canonical(each)
        const arrives = arrival(fork, { sequence, same, ...(takesBack !== undefined && { takesBack }) })
        if (arrives === 'known') counted.known++
        else if (!joined.has(issuer)) refuse(say('letters.of-a-stranger'))
        else if (arrives === 'forks') {
          write(() => letters.forked(issuer, sequence))
          refuse(say('letters.number-used'))
        } else if (arrives === 'after-fork') refuse(say('letters.after-fork', { number: fork ?? sequence }))
        else if (!reading.ok) refuse(reading.reason)
        else {
          write(() => accept(each, reading.letter))
          counted.accepted++
        }
      }
      return counted
    },
    received: () =>
      store()
        .post.envelopes()
        .map(each => read(each.body)),
    peers: () =>
      store()
        .post.peers()
        .map(({ key, name, state, met, summaries }) => ({
          key,
          name,
          state,
          summaries,
          ...(met !== null && { lastMet: met }),
        })),
    keepPeer({ key, name, state }, { caller }) {
      const { post: letters, audit, write } = store()
      write(() => {
        letters.keepPeer({ key, name, state, since: today() })
        audit.write(say('audit.peer', { key: key.slice(0, 8), state }), personOf(caller))
      })
      return {}
    },
    met: ({ key, head, ended }) => {
      const { post: letters, now, write } = store()
      write(() => {
        if (ended !== null) return letters.ended(key, JSON.stringify(ended))
        letters.met(key, now().toISOString().slice(0, 16))
        letters.listed(key, head)
      })
      return {}
    },
    peerNotes: () =>
      store()
        .post.logs()
        .map(row => noteOf(row, store().post.numbers(row.key))),
    invitations: () => store().post.invitations(store().now().toISOString()),
    keepInvitation: invitation => {
      store().write(() => store().post.keepInvitation(invitation))
      return {}
    },
    useInvitation: ({ secretHash }) => ({
      ok: store().write(() => store().post.useInvitation(secretHash, store().now().toISOString())),
    }),
    recall: ({ name }) => ({ value: store().meta.get(`post.${name}`) ?? null }),
    remember: ({ name, value }) => {
      store().write(() => store().meta.set(`post.${name}`, value))
      return {}
    },
  }
}
