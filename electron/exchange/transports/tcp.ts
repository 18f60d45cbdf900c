import { connect, createServer, type Socket } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { guardFrames } from './frame-guard.ts'
import type { Link } from './link.ts'
import { isNear, mayListenOn, readAddress, reachableAddresses, type Address } from './local-address.ts'
import type { Caller, Host, Listener, LiveTransport } from './transport.ts'

/** From the first byte to being let in. Somebody who says nothing is not waited for. */
const HANDSHAKE_MILLISECONDS = 10_000
/** Callers who have not been let in yet; more at once are not even greeted. */
const MOST_STRANGERS = 32
/** The one byte that says: come in. A stranger never gets it. */
const WELCOME = Uint8Array.of(1)

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
function listen({ host, port }: Address, { identity, admit, onLink }: Host): Promise<Listener> {
  const open = new Set<Socket>()
  let strangers = 0

  const server = createServer(socket => {
    if (strangers >= MOST_STRANGERS || !isNear(socket.remoteAddress ?? '')) {
      socket.destroy()
      return
    }
    strangers += 1
    open.add(socket)
    let known = false
    const leave = () => {
      if (!known) {
        known = true
        strangers -= 1
      }
    }
    socket.on('close', () => {
      leave()
      open.delete(socket)
    })
    receive(socket, {
      identity,
      admit,
      onLink: link => {
        leave()
        onLink(link)
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

function receive(socket: Socket, { identity, admit, onLink }: Host): void {
  socket.setNoDelay(true)
  let stream: SecretStream | undefined
  const refuse = () => {
    stream?.destroy()
    socket.destroy()
  }
  const guard = guardFrames(socket, refuse)
  const late = setTimeout(refuse, HANDSHAKE_MILLISECONDS)
  stream = new SecretStream(false, socket, { keyPair: identity.channelKeys, pattern: 'IK' })
  stream.on('error', refuse)
  stream.on('close', () => clearTimeout(late))
  const secured = stream
  secured.once('data', proof => {
    // Whatever follows waits until the conversation is there to hear it; its first listener lets the stream go on.
    secured.pause()
    const key = hexOf(secured.remotePublicKey)
    admit({ key, proof, occasion: secured.handshakeHash ?? new Uint8Array() }).then(yes => {
      clearTimeout(late)
      if (!yes || secured.destroyed) return refuse()
      guard.trust()
      onLink(linkOf(secured, socket, key))
      secured.write(WELCOME)
    }, refuse)
  })
}

/**
 * Calls the peer whose key is `peer`; anybody else at that address cannot answer. `prove` makes what shows an
 * invitation.
 * Faults: `offline` where nobody answers, `untrusted` where the other end is not that peer or does not let us in.
 */
function dial({ host, port }: Address, { identity, peer, prove, signal }: Caller): Promise<Link> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new AppError('cancelled', say('fault.cancelled')))
    const socket = connect({ host, port, noDelay: true })
    let stream: SecretStream | undefined
    let reached = false
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
    const late = setTimeout(refused, HANDSHAKE_MILLISECONDS)
    const settle = () => {
      clearTimeout(late)
      signal.removeEventListener('abort', cancel)
    }
    signal.addEventListener('abort', cancel, { once: true })
    socket.once('connect', () => {
      reached = true
    })

    const guard = guardFrames(socket, refused)
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
      if (welcome.byteLength !== 1 || welcome[0] !== WELCOME[0]) return refused()
      secured.pause()
      settle()
      resolve(linkOf(secured, socket, peer))
    })
  })
}

function linkOf(stream: SecretStream, socket: Socket, peer: string): Link {
  return { stream, peer, bytes: () => ({ in: socket.bytesRead, out: socket.bytesWritten }) }
}
