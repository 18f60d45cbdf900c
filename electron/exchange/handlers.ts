import type { Client, Handlers } from '../../shared/contract/define.ts'
import type { exchange as exchangeContract } from '../../shared/contract/exchange.ts'
import type { post } from '../../shared/contract/post.ts'
import { letterIn } from '../../shared/domain/envelope.ts'
import { AppError } from '../../shared/errors.ts'
import { refuseInside } from '../host/outside-home.ts'
import { say } from '../../shared/words/message.ts'
import { keyWords } from './key-words.ts'
import { LAST_MEETING, type Met } from './network.ts'
import type { Sessions } from './session.ts'
import { transports } from './transports/registry.ts'
import type { Introduction } from './transports/transport.ts'

const { bundleFile } = transports

/** What exchange does when the window asks it to meet peers. Everything here is already anonymised. */
export function handlers(
  home: string,
  records: Client<typeof post>,
  sessions: Sessions,
): Handlers<typeof exchangeContract> {
  async function peer(key: string) {
    const found = (await records.peers({})).find(each => each.key === key)
    if (!found) throw new AppError('not-found', say('exchange.no-such-peer'))
    return found
  }

  return {
    async identity() {
      const { identity, name } = await sessions.current()
      return { key: identity.key, name, words: keyWords(identity.key) }
    },
    async rename({ name }) {
      await records.rename({ name })
      return {}
    },
    async invite({ name, days }) {
      const { peers, network } = await sessions.current()
      return peers.invite(name, days, network.ownAddresses())
    },
    async join({ code, name }) {
      return { peer: await (await sessions.current()).peers.join(code, name) }
    },
    async peers() {
      const [known, notes] = await Promise.all([records.peers({}), records.peerNotes({})])
      return known.map(each => {
        const { ended, findings = [] } = notes.find(({ key }) => key === each.key) ?? {}
        return { ...each, findings, ...(ended && { ended }) }
      })
    },
    async remove({ key }) {
      const { name } = await peer(key)
      await records.keepPeer({ key, name, state: 'removed' })
      return {}
    },
    async listen({ host, port }) {
      return { port: await (await sessions.current()).network.listen({ host, port }) }
    },
    async stopListening() {
      await (await sessions.current()).network.stopListening()
      return {}
    },
    async status() {
      const { network } = await sessions.current()
      const [waiting, { value: lastMeeting }] = await Promise.all([
        records.outbox({}),
        records.recall({ name: LAST_MEETING }),
      ])
      return { listening: network.listening(), waiting: waiting.length, lastMeeting }
    },

    async sync({ address }, { signal, report }) {
      const { peers, network } = await sessions.current()
      // Whoever held up the last meeting waits until the others were met.
      const heldUp = new Set((await records.peerNotes({})).flatMap(({ key, ended }) => (ended ? [key] : [])))
      const joined = (await peers.joined()).toSorted(
        (a, b) => Number(heldUp.has(a.key)) - Number(heldUp.has(b.key)),
      )
      const meetings: Met[] = []
      for (const each of joined) {
        report({ phase: say('exchange.meeting-peers'), done: meetings.length, of: joined.length })
        const places = address === undefined ? await peers.addresses(each.key) : [address]
        // At one address answers one peer: the others have other keys and are not there.
        const met = await network.call(each, places, signal)
        if (address === undefined || met.problem === undefined || joined.length === 1) meetings.push(met)
      }
      if (address !== undefined && meetings.length === 0 && joined.length > 0)
        meetings.push({
          peer: '',
          name: address,
          sent: 0,
          received: 0,
          bytesOut: 0,
          bytesIn: 0,
          problem: say('exchange.no-peer-answers'),
        })
      return { meetings }
    },

    async pack({ path }) {
      refuseInside(home, path)
      const { identity, peers, bag, flush } = await sessions.current()
      await flush()
      const envelopes = await bag.envelopes()
      const introductions: Introduction[] = []
      for (const { key } of await peers.joined()) {
        const introduce = await peers.introduction(key)
        if (introduce) introductions.push({ to: key, proof: introduce(bundleFile.occasion).toString('hex') })
      }
      return {
        path,
        envelopes: envelopes.length,
        bytes: await bundleFile.write(path, { identity, envelopes, introductions }),
      }
    },

    async unpack({ path }) {
      const { identity, peers, bag } = await sessions.current()
      const { packer, introductions, envelopes, refused } = await bundleFile.read(path)
      // A newcomer shows her invitation in the bundle itself, so that a file is enough to be let in.
      const shown = introductions.find(each => each.to === identity.key)
      if (shown) await peers.admit(packer, Buffer.from(shown.proof, 'hex'), bundleFile.occasion)
      const taken = await bag.take(envelopes)
      return { accepted: taken.accepted, known: taken.known, refused: [...refused, ...taken.refused] }
    },

    async sent() {
      await sessions.current()
      const rows = await records.sent({})
      const gone = new Set(
        rows.flatMap(({ envelope }) => {
          const read = letterIn(envelope)
          return read.ok && read.letter.takesBack !== undefined ? [read.letter.takesBack] : []
        }),
      )
      return rows.map(({ posted, envelope: { sequence, kind, body } }) => ({
        sequence,
        kind,
        posted,
        body,
        withdrawn: gone.has(sequence),
      }))
    },
  }
}
