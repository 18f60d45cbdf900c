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
  /** Of a summary: the hash of the question it answers. */
  question: string | null
  /** Of a withdrawal: the sequence it takes back. */
  withdraws: number | null
}
/** A peer's summary that still stands, as it was received. */
export interface SharedRow {
  issuer: string
  name: string
  received: string
  body: string
  question: string
}
export interface PeerRow {
  key: string
  name: string
  state: 'invited' | 'joined' | 'removed'
  met: string | null
  summaries: number
}
export type NewPeer = Pick<PeerRow, 'key' | 'name' | 'state'> & { since: string }
export interface InvitationRow {
  secretHash: string
  name: string
  until: string
}

const columns = 'issuer, sequence, kind, received, body, withdrawn'
const shared = `SELECT envelope.issuer, peer.name, envelope.received, envelope.body, envelope.question
    FROM envelope JOIN peer ON peer.key = envelope.issuer
    WHERE envelope.withdrawn = 0 AND peer.state <> 'removed'`

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
    `${shared} AND envelope.question = ? ORDER BY envelope.issuer, envelope.sequence`,
  )
  const sharedHashes = db.prepare<[], { question: string }>(
    `SELECT question FROM envelope WHERE question IS NOT NULL AND withdrawn = 0
      AND EXISTS (SELECT 1 FROM peer WHERE peer.key = envelope.issuer AND peer.state <> 'removed') GROUP BY question`,
  )
  const add = db.prepare<[NewEnvelope]>(`
    INSERT INTO envelope (issuer, sequence, kind, received, body, question, withdraws)
    VALUES (@issuer, @sequence, @kind, @received, @body, @question, @withdraws)`)
  const withdraw = db.prepare<[string, number]>(
    'UPDATE envelope SET withdrawn = 1 WHERE issuer = ? AND sequence = ?',
  )
  const peers = db.prepare<[], PeerRow>(
    `SELECT key, name, state, met, (SELECT count(*)
      FROM envelope
      WHERE issuer = peer.key AND kind = 'summary' AND withdrawn = 0) AS summaries
      FROM peer
      ORDER BY name, key`,
  )
  const keepPeer = db.prepare<[NewPeer]>(
    `INSERT INTO peer (key, name, state, since)
      VALUES (@key, @name, @state, @since)
      ON CONFLICT (key) DO UPDATE
      SET name = excluded.name, state = excluded.state`,
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
    addEnvelope: (row: NewEnvelope) => {
      add.run(row)
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
    invitations: (now: string) => invitations.all(now),
    keepInvitation: (invitation: InvitationRow) => {
      keepInvitation.run(invitation)
    },
    useInvitation: (secretHash: string, now: string) => use.run(secretHash, now).changes === 1,
  }
}
export type PostRepository = ReturnType<typeof postRepository>
