import type { Client } from '../../shared/contract/define.ts'
import type { post } from '../../shared/contract/post.ts'
import { AppError } from '../../shared/errors.ts'
import type { Peer } from '../../shared/domain/envelope.ts'
import {
  proofOf,
  provenBy,
  readInvitation,
  secretHash,
  SECRET_BYTES,
  writeInvitation,
  type Invitation,
} from './invitation.ts'
import { placeIn } from './transports/registry.ts'
import { randomBytes } from 'node:crypto'
import { MILLISECONDS_PER_DAY } from '../../shared/domain/moment.ts'
import { say } from '../../shared/words/message.ts'

type Records = Client<typeof post>

/** Names of what is remembered about a peer. */
const addressMemory = (key: string) => `addresses:${key}`
const invitationMemory = (key: string) => `invited-by:${key}`

/** Whom this casebook exchanges with, how they came to be let in, and where they can be called. */
export interface PeerBook {
  joined(): Promise<Peer[]>
  /** Makes a code that lets one peer in. */
  invite(name: string, days: number, addresses: readonly string[]): Promise<{ code: string; until: string }>
  /** Takes a code that somebody else made. */
  join(code: string, name: string): Promise<Peer>
  /** Lets a caller in who is a peer already, or who holds an open invitation; that is then used up. */
  admit(key: string, proof: Uint8Array, occasion: Uint8Array): Promise<boolean>
  /**
   * What shows, on a given occasion, the invitation with which we joined `key`; undefined where there is none to
   * show (any more).
   */
  introduction(key: string): Promise<((occasion: Uint8Array) => Buffer) | undefined>
  /** The inviter knows us now. */
  introduced(key: string): Promise<void>
  addresses(key: string): Promise<string[]>
  /** Keeps the places that are near, newest first. */
  learnAddresses(key: string, addresses: readonly string[]): Promise<void>
}

/** Places kept for one peer. */
const MOST_ADDRESSES = 4

export function peerBook(ownKey: string, records: Records): PeerBook {
  const recall = async (name: string) => (await records.recall({ name })).value ?? ''

  async function addresses(key: string): Promise<string[]> {
    return (await recall(addressMemory(key))).split(' ').filter(each => each !== '')
  }

  return {
    joined: async () => (await records.peers({})).filter(each => each.state === 'joined'),
    invite: async (name, days, own) => {
      const secret = randomBytes(SECRET_BYTES)
      const until = new Date(Date.now() + days * MILLISECONDS_PER_DAY).toISOString()
      await records.keepInvitation({ secretHash: secretHash(secret), name, until })
      return { code: writeInvitation({ key: ownKey, secret, addresses: own }), until }
    },
    join: async (code, name) => {
      const invitation: Invitation = readInvitation(code)
      if (invitation.key === ownKey) throw new AppError('bad-request', say('exchange.own-invitation'))
      await records.keepPeer({ key: invitation.key, name, state: 'joined' })
      await records.remember({ name: invitationMemory(invitation.key), value: secretHash(invitation.secret) })
      await learn(invitation.key, invitation.addresses)
      return (await records.peers({})).find(each => each.key === invitation.key)!
    },
    admit: async (key, proof, occasion) => {
      if (key === ownKey) return false
      if ((await records.peers({})).some(each => each.key === key && each.state === 'joined')) return true
      const now = new Date().toISOString()
      const open = (await records.invitations({})).filter(each => each.until > now)
      const hash = provenBy(
        proof,
        open.map(each => each.secretHash),
        occasion,
        key,
      )
      const invitation = open.find(each => each.secretHash === hash)
      if (!invitation || !(await records.useInvitation({ secretHash: invitation.secretHash })).ok)
        return false
      await records.keepPeer({ key, name: invitation.name, state: 'joined' })
      return true
    },
    introduction: async key => {
      const hash = await recall(invitationMemory(key))
      return hash === '' ? undefined : occasion => proofOf(hash, occasion, ownKey)
    },
    introduced: async key => {
      if ((await recall(invitationMemory(key))) !== '')
        await records.remember({ name: invitationMemory(key), value: '' })
    },
    addresses,
    learnAddresses: learn,
  }

  async function learn(key: string, places: readonly string[]): Promise<void> {
    const known = await addresses(key)
    const all = [...new Set([...places.filter(each => placeIn(each) !== undefined), ...known])].slice(
      0,
      MOST_ADDRESSES,
    )
    if (all.join(' ') !== known.join(' '))
      await records.remember({ name: addressMemory(key), value: all.join(' ') })
  }
}
