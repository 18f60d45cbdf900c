import type { Effect } from '../../../shared/domain/evidence.ts'
import type { WritableDb } from '../db.ts'

export interface EnvelopeRow {
  issuer: string
  sequence: number
  kind: string
  received: string
  body: string
  withdrawn: number
}
export interface NewEnvelope {
  issuer: string
  sequence: number
  kind: string
  received: string
  body: string
  /** Of a summary: the hash of the question it answers, and what pooling takes of its answer. */
  question: string | null
  effect: Effect | null
  /** Of a withdrawal: the sequence it takes back. */
  withdraws: number | null
}
/** What pooling takes of a peer's summary that still stands. */
export interface SharedRow extends Effect {
  issuer: string
  name: string
}
/** Of a letter that is no summary. */
const noEffect = { people: null, events: null, logHazardRatio: null, standardError: null }
export interface PeerRow {
  key: string
  name: string
  state: 'invited' | 'joined' | 'removed'
  met: string | null
  summaries: number
}
/** What is known of a peer's log; `listed` is -1 where it listed none of its own letters. */
export interface PeerLogRow {
  key: string
  highest: number | null
  listed: number | null
  fork: number | null
  ended: string | null
}
/** A letter as far as its number goes; `body` only of a succession. */
export interface NumberRow {
  sequence: number
  withdraws: number | null
  succession: string | null
}
export type NewPeer = Pick<PeerRow, 'key' | 'name' | 'state'> & { since: string }
export interface InvitationRow {
  secretHash: string
  name: string
  until: string
}

/** Nothing of an issuer is believed from the number on under which it has signed two different letters. */
const believed = `NOT EXISTS (SELECT 1 FROM peer_log
      WHERE peer_log.key = envelope.issuer AND peer_log.fork <= envelope.sequence)`
/** Stands in `listed` for a list without a letter of the peer's own. */
export const NOTHING_LISTED = -1
const columns = 'issuer, sequence, kind, received, body, withdrawn'

/** Peers, invitations, and the envelopes they sent. */
export function postRepository(db: WritableDb) {
  const envelopes = db.prepare<[], EnvelopeRow>(`SELECT ${columns} FROM envelope ORDER BY issuer, sequence`)
  const envelope = db.prepare<[string, number], EnvelopeRow>(
    `SELECT ${columns} FROM envelope WHERE issuer = ? AND sequence = ?`,
  )
  const takenBack = db.prepare<[string, number], { found: number }>(
    'SELECT EXISTS (SELECT 1 FROM envelope WHERE issuer = ? AND withdraws = ?) AS found',
  )
  const sharedOf = db.prepare<[string], SharedRow>(
    `SELECT envelope.issuer, peer.name, envelope.people, envelope.events,
      envelope.log_hazard_ratio AS logHazardRatio, envelope.standard_error AS standardError
      FROM envelope JOIN peer ON peer.key = envelope.issuer
      WHERE envelope.withdrawn = 0 AND peer.state <> 'removed' AND envelope.question = ? AND ${believed}
      ORDER BY envelope.issuer, envelope.sequence`,
  )
  const sharedHashes = db.prepare<[], { question: string }>(
    `SELECT question FROM envelope WHERE question IS NOT NULL AND withdrawn = 0 AND ${believed}
      AND EXISTS (SELECT 1 FROM peer WHERE peer.key = envelope.issuer AND peer.state <> 'removed') GROUP BY question`,
  )
  const add = db.prepare<[Omit<NewEnvelope, 'effect'> & (Effect | typeof noEffect)]>(`
    INSERT INTO envelope (issuer, sequence, kind, received, body, question, withdraws,
      people, events, log_hazard_ratio, standard_error)
    VALUES (@issuer, @sequence, @kind, @received, @body, @question, @withdraws,
      @people, @events, @logHazardRatio, @standardError)`)
  const withdraw = db.prepare<[string, number]>(
    'UPDATE envelope SET withdrawn = 1 WHERE issuer = ? AND sequence = ?',
  )
  const peers = db.prepare<[], PeerRow>(
    `SELECT key, name, state, met, (SELECT count(*)
      FROM envelope
      WHERE issuer = peer.key AND kind = 'summary' AND withdrawn = 0 AND ${believed}) AS summaries
      FROM peer
      ORDER BY name, key`,
  )
  const keepPeer = db.prepare<[NewPeer]>(
    `INSERT INTO peer (key, name, state, since)
      VALUES (@key, @name, @state, @since)
      ON CONFLICT (key) DO UPDATE
      SET name = excluded.name, state = excluded.state`,
  )
  const logs = db.prepare<[], PeerLogRow>(
    `SELECT peer.key, highest, listed, fork, ended FROM peer
      LEFT JOIN peer_log ON peer_log.key = peer.key
      WHERE peer.state <> 'removed' ORDER BY peer.name, peer.key`,
  )
  const forkOf = db.prepare<[string], { fork: number | null }>('SELECT fork FROM peer_log WHERE key = ?')
  const numbers = db.prepare<[string], NumberRow>(
    `SELECT sequence, withdraws, CASE kind WHEN 'succession' THEN body END AS succession FROM envelope
      WHERE issuer = ? ORDER BY sequence`,
  )
  const fork = db.prepare<[string, number]>(
    `INSERT INTO peer_log (key, fork) VALUES (?, ?)
      ON CONFLICT (key) DO UPDATE SET fork = min(coalesce(fork, excluded.fork), excluded.fork)`,
  )
  const list = db.prepare<[{ key: string; head: number; highest: number | null }]>(
    `INSERT INTO peer_log (key, highest, listed) VALUES (@key, @highest, @head)
      ON CONFLICT (key) DO UPDATE
      SET listed = excluded.listed, ended = NULL,
        highest = max(coalesce(highest, excluded.highest), coalesce(excluded.highest, highest))`,
  )
  const end = db.prepare<[string, string]>(
    `INSERT INTO peer_log (key, ended) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET ended = excluded.ended`,
  )
  const met = db.prepare<[string, string]>('UPDATE peer SET met = ? WHERE key = ?')
  const invitations = db.prepare<[string], InvitationRow>(
    'SELECT secret_hash AS secretHash, name, until FROM invitation WHERE used = 0 AND until > ? ORDER BY until',
  )
  const keepInvitation = db.prepare<[InvitationRow]>(
    'INSERT OR REPLACE INTO invitation (secret_hash, name, until) VALUES (@secretHash, @name, @until)',
  )
  const use = db.prepare<[string, string]>(
    'UPDATE invitation SET used = 1 WHERE secret_hash = ? AND used = 0 AND until > ?',
  )
  return {
    envelopes: () => envelopes.all(),
    envelope: (issuer: string, sequence: number) => envelope.get(issuer, sequence),
    /** Whether a withdrawal of this envelope has arrived already. */
    isTakenBack: (issuer: string, sequence: number) => takenBack.get(issuer, sequence)!.found === 1,
    /** Summaries of peers of one question that still stand, in the order they were sent. */
    sharedOf: (question: string) => sharedOf.all(question),
    sharedHashes: () => sharedHashes.all().map(each => each.question),
    addEnvelope: ({ effect, ...row }: NewEnvelope) => {
      add.run({ ...row, ...(effect ?? noEffect) })
    },
    withdraw: (issuer: string, sequence: number) => {
      withdraw.run(issuer, sequence)
    },
    peers: () => peers.all(),
    keepPeer: (peer: NewPeer) => {
      keepPeer.run(peer)
    },
    met: (key: string, at: string) => {
      met.run(at, key)
    },
    logs: () => logs.all(),
    forkOf: (issuer: string) => forkOf.get(issuer)?.fork ?? null,
    /** The numbers of an issuer's letters, lowest first. */
    numbers: (issuer: string) => numbers.all(issuer),
    /** Two different letters came under this number. */
    forked: (issuer: string, sequence: number) => {
      fork.run(issuer, sequence)
    },
    /** The highest number that a peer has now listed as its own; null where it listed none. */
    listed: (key: string, head: number | null) => {
      list.run({ key, head: head ?? NOTHING_LISTED, highest: head })
    },
    /** Why the last meeting ended early, as JSON. */
    ended: (key: string, why: string) => {
      end.run(key, why)
    },
    invitations: (now: string) => invitations.all(now),
    keepInvitation: (invitation: InvitationRow) => {
      keepInvitation.run(invitation)
    },
    useInvitation: (secretHash: string, now: string) => use.run(secretHash, now).changes === 1,
  }
}
export type PostRepository = ReturnType<typeof postRepository>
