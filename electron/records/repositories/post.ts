import type { WritableDb } from '../db.ts'

export interface EnvelopeRow {
  issuer: string
  sequence: number
  kind: string
  received: string
  body: string
  withdrawn: number
}
export interface PeerRow {
  key: string
  name: string
  state: 'invited' | 'joined' | 'removed'
  met: string | null
  summaries: number
}

/** Peers, invitations, and the envelopes they sent. */
export function postRepository(db: WritableDb) {
  const envelopes = db.prepare<[], EnvelopeRow>(
    'SELECT issuer, sequence, kind, received, body, withdrawn FROM envelope ORDER BY issuer, sequence',
  )
  const envelope = db.prepare<[string, number], EnvelopeRow>(
    'SELECT issuer, sequence, kind, received, body, withdrawn FROM envelope WHERE issuer = ? AND sequence = ?',
  )
  const withdrawals = db.prepare<[string], EnvelopeRow>(
    "SELECT issuer, sequence, kind, received, body, withdrawn FROM envelope WHERE issuer = ? AND kind = 'withdrawal'",
  )
  const add = db.prepare(
    'INSERT INTO envelope (issuer, sequence, kind, received, body) VALUES (?, ?, ?, ?, ?)',
  )
  const withdraw = db.prepare<[string, number]>(
    'UPDATE envelope SET withdrawn = 1 WHERE issuer = ? AND sequence = ?',
  )
  const peers = db.prepare<[], PeerRow>(
    "SELECT key, name, state, met, (SELECT count(*) FROM envelope WHERE issuer = peer.key AND kind = 'summary' AND withdrawn = 0) AS summaries FROM peer ORDER BY name, key",
  )
  const keepPeer = db.prepare(
    'INSERT INTO peer (key, name, state, since) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET name = excluded.name, state = excluded.state',
  )
  const met = db.prepare<[string, string]>('UPDATE peer SET met = ? WHERE key = ?')
  const invitations = db.prepare<[string], { secret_hash: string; name: string; until: string }>(
    'SELECT secret_hash, name, until FROM invitation WHERE used = 0 AND until > ? ORDER BY until',
  )
  const keepInvitation = db.prepare(
    'INSERT OR REPLACE INTO invitation (secret_hash, name, until) VALUES (?, ?, ?)',
  )
  const use = db.prepare<[string, string]>(
    'UPDATE invitation SET used = 1 WHERE secret_hash = ? AND used = 0 AND until > ?',
  )
  return {
    envelopes: () => envelopes.all(),
    envelope: (issuer: string, sequence: number) => envelope.get(issuer, sequence),
    withdrawalsBy: (issuer: string) => withdrawals.all(issuer),
    addEnvelope: (issuer: string, sequence: number, kind: string, received: string, body: string) => {
      add.run(issuer, sequence, kind, received, body)
    },
    withdraw: (issuer: string, sequence: number) => {
      withdraw.run(issuer, sequence)
    },
    peers: () => peers.all(),
    keepPeer: (key: string, name: string, state: string, since: string) => {
      keepPeer.run(key, name, state, since)
    },
    met: (key: string, at: string) => {
      met.run(at, key)
    },
    invitations: (now: string) => invitations.all(now),
    keepInvitation: (secretHash: string, name: string, until: string) => {
      keepInvitation.run(secretHash, name, until)
    },
    useInvitation: (secretHash: string, now: string) => use.run(secretHash, now).changes === 1,
  }
}
export type PostRepository = ReturnType<typeof postRepository>
