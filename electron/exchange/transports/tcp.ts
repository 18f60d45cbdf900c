import { connect, createServer, type Socket } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { guardFrames, type FrameGuard } from './frame-guard.ts'
import type { Link } from './link.ts'
import { isNear, mayListenOn, readAddress, reachableAddresses, type Address } from './local-address.ts'
import { reception } from './reception.ts'
import type { Caller, Host, Listener, LiveTransport } from './transport.ts'

/** The one byte that says: come in. A stranger never gets it. */
const WELCOME = Uint8Array.of(1)
/** To somebody who is known and calls too often, in place of the welcome. */
const TOO_OFTEN = Uint8Array.of(2)

/** Directly from one machine to the other, on this machine or its own network. */
export const tcp: LiveTransport = {
  way: 'live',
  readPlace: readAddress,
  placesOf: reachableAddresses,
  mayListenAt: ({ host }) => mayListenOn(host),
  listen,
  dial,
}

const hexOf = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('hex')

/**
 * Waits for peers. The handshake (Noise IK) needs the caller to know our key beforehand; then the caller shows who
 * it is and, if it is new, that it holds an open invitation. Until `admit` says yes it gets no byte beyond the
 * handshake.
 * Faults: `conflict` where the port is taken, `bad-request` where the host is not of this machine.
 */
function listen({ host, port }: Address, home: Host): Promise<Listener> {
  const open = new Set<Socket>()
  const desk = reception(home.limits, () => performance.now())

  const server = createServer(socket => {
    const from = socket.remoteAddress ?? ''
    socket.on('error', () => socket.destroy())
    if (!isNear(from)) {
      socket.destroy()
      return
    }
    open.add(socket)
    const caller = desk.greet(from, () => socket.destroy())
    socket.on('close', () => {
      caller.leave()
      open.delete(socket)
    })
    receive(socket, {
      ...home,
      isPeer: async key => {
        const isPeer = await home.isPeer(key)
        if (isPeer) caller.isPeer(key)
        return isPeer
      },
      onLink: link => {
        caller.leave()
        home.onLink(link)
      },
    })
  })

  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new AppError('conflict', say('exchange.port-taken'))
          : new AppError('bad-request', say('exchange.cannot-listen')),
      ),
    )
    server.listen(port, host, () => {
      const bound = server.address()
      server.on('error', () => server.close())
      resolve({
        address: { host, port: typeof bound === 'object' && bound ? bound.port : port },
        close: () =>
          new Promise(done => {
            server.close(() => done())
            for (const socket of open) socket.destroy()
          }),
      })
    })
  })
}

function receive(socket: Socket, { identity, admit, isPeer, mayMeet, onLink, limits }: Host): void {
  socket.setNoDelay(true)
  let stream: SecretStream | undefined
  const end = (error?: Error) => {
    stream?.destroy(error)
    socket.destroy()
  }
  const refuse = () => end()
  const guard = guardFrames(socket, end, limits)
  const late = setTimeout(refuse, limits.handshakeMilliseconds)
  stream = new SecretStream(false, socket, { keyPair: identity.channelKeys, pattern: 'IK' })
  stream.on('error', refuse)
  stream.on('close', () => clearTimeout(late))
  const secured = stream
  secured.once('handshake', () => {
    // A recorded first message shows a key too; only what follows proves it.
    isPeer(hexOf(secured.remotePublicKey)).catch(refuse)
  })
  secured.once('data', proof => {
    // Whatever follows waits until the conversation is there to hear it; its first listener lets the stream go on.
    secured.pause()
    const key = hexOf(secured.remotePublicKey)
    admit({ key, proof, occasion: secured.handshakeHash ?? new Uint8Array() }).then(yes => {
      if (!yes || secured.destroyed) return refuse()
      if (!mayMeet(key)) {
        secured.write(TOO_OFTEN)
        return secured.end() // who does not hang up then is hung up on in time
      }
      clearTimeout(late)
      guard.trust()
      onLink(linkOf({ stream: secured, socket, peer: key, guard }))
      secured.write(WELCOME)
    }, refuse)
  })
}

/**
 * Calls the peer whose key is `peer`; anybody else at that address cannot answer. `prove` makes what shows an
 * invitation.
 * Faults: `offline` where nobody answers or the peer wants to be called less often, `untrusted` where the other end is
 * not that peer or does not let us in.
 */
function dial({ host, port }: Address, { identity, peer, prove, signal, limits }: Caller): Promise<Link> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new AppError('cancelled', say('fault.cancelled')))
    const socket = connect({ host, port, noDelay: true })
    let stream: SecretStream | undefined
    let reached = false
    let linked = false
    const give = (error: AppError) => {
      settle()
      stream?.destroy()
      socket.destroy()
      reject(error)
    }
    const refused = () =>
      give(
        reached
          ? new AppError('untrusted', say('exchange.not-that-peer'))
          : new AppError('offline', say('exchange.nobody-answers')),
      )
    const cancel = () => give(new AppError('cancelled', say('fault.cancelled')))
    const late = setTimeout(refused, limits.handshakeMilliseconds)
    const settle = () => {
      clearTimeout(late)
      signal.removeEventListener('abort', cancel)
    }
    signal.addEventListener('abort', cancel, { once: true })
    socket.once('connect', () => {
      reached = true
    })

    const guard = guardFrames(
      socket,
      reason => {
        if (!linked) return refused()
        stream?.destroy(reason)
        socket.destroy()
      },
      limits,
    )
    stream = new SecretStream(true, socket, {
      keyPair: identity.channelKeys,
      remotePublicKey: Buffer.from(peer, 'hex'),
      pattern: 'IK',
    })
    const secured = stream
    secured.on('error', refused)
    secured.once('close', refused)
    // Only the peer can have completed this handshake; its welcome and a long list may come in one piece.
    secured.once('connect', () => {
      guard.trust()
      secured.write(prove(secured.handshakeHash ?? new Uint8Array()))
    })
    secured.once('data', welcome => {
      if (welcome.byteLength === 1 && welcome[0] === TOO_OFTEN[0])
        return give(new AppError('offline', say('exchange.called-too-often')))
      if (welcome.byteLength !== 1 || welcome[0] !== WELCOME[0]) return refused()
      secured.pause()
      settle()
      linked = true
      resolve(linkOf({ stream: secured, socket, peer, guard }))
    })
  })
}

interface Secured {
  readonly stream: SecretStream
  readonly socket: Socket
  readonly peer: string
  readonly guard: FrameGuard
}
const linkOf = ({ stream, socket, peer, guard }: Secured): Link => ({
  stream,
  peer,
  bytes: () => ({ in: socket.bytesRead, out: socket.bytesWritten }),
  hear: guard.hear,
  reason: guard.reason,
})
