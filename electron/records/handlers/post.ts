import type { Handlers } from '../../../shared/contract/define.ts'
import type { post } from '../../../shared/contract/post.ts'
import { withdrawalBody, type Envelope } from '../../../shared/domain/envelope.ts'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import { question as questionSchema } from '../../../shared/domain/question.ts'
import { summary as summarySchema } from '../../../shared/domain/summary.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { shut } from '../../../shared/domain/doors.ts'
import { questionHash } from '../../host/question-hash.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'

/** Every envelope this casebook accepted is kept as one canonical text, its signature included, so that it can be passed on. */
const read = (text: string) => JSON.parse(text) as Envelope // checked when it came in, and again when it leaves
const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
} // undefined fits no schema below

/** What records does when exchange brings or fetches letters. */
export function postHandlers(store: () => Store): Handlers<typeof post> {
  const today = () => store().now().toISOString().slice(0, 10)

  /** Why an envelope's body cannot be kept; undefined where it can. */
  function objection({ issuer, kind, body }: Envelope, joined: ReadonlySet<string>): string | undefined {
    if (!joined.has(issuer)) return 'Its issuer is not a peer of yours.'
    switch (kind) {
      case 'summary':
        return summarySchema.safeParse(json(body)).success
          ? undefined
          : 'The summary does not have the form that summaries have.'
      case 'question':
        return questionSchema.safeParse(json(body)).success
          ? undefined
          : 'The question does not have the form that questions have.'
      case 'withdrawal':
        return withdrawalBody.safeParse(json(body)).success
          ? undefined
          : 'The withdrawal does not say what it takes back.'
      case 'succession':
        return undefined
    }
  }

  function accept(envelope: Envelope): void {
    const { post: letters, questions } = store()
    const { issuer, sequence, kind, body } = envelope
    const withdraws = kind === 'withdrawal' ? withdrawalBody.parse(json(body)).withdraws : null
    letters.addEnvelope({
      issuer,
      sequence,
      kind,
      received: today(),
      body: canonical(envelope as unknown as Json), // an envelope holds text and numbers only
      question: kind === 'summary' ? summarySchema.parse(json(body)).questionHash : null,
      withdraws,
    })
    if (withdraws !== null) letters.withdraw(issuer, withdraws)
    if (kind === 'question') {
      const shared = questionSchema.parse(json(body))
      const hash = questionHash(shared)
      const known = questions.origin(hash)
      if (known === undefined)
        questions.add({ hash, origin: 'peer', asked: today(), body: JSON.stringify(shared) })
      else if (known === 'own') questions.setOrigin(hash, 'peer')
    }
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
      const { outbox: approved, kind } = store()
      // Where nothing may leave, what an earlier version approved waits too; what is out already can still be taken back.
      const takesBack = (target: number | null) =>
        target !== null && (approved.byId(target)?.envelope ?? null) !== null
      const isShut = shut('release', kind()) !== undefined
      return approved
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
      const signed = canonical(envelope as unknown as Json)
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
        refused: [] as Array<{ issuer: string; sequence: number; reason: string }>,
      }
      for (const each of envelopes) {
        const { issuer, sequence } = each
        const before = letters.envelope(issuer, sequence)
        if (before) {
          if (before.body === canonical(each as unknown as Json)) counted.known++
          else
            counted.refused.push({
              issuer,
              sequence,
              reason: 'This sender has used the same number for something else before.',
            })
          continue
        }
        const reason = objection(each, joined)
        if (reason !== undefined) {
          counted.refused.push({ issuer, sequence, reason })
          continue
        }
        write(() => accept(each))
        counted.accepted++
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
    met: ({ key }) => {
      store().write(() => store().post.met(key, store().now().toISOString().slice(0, 16)))
      return {}
    },
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
