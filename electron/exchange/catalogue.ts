import Protomux, { type Encoding } from 'protomux'
import type SecretStream from '@hyperswarm/secret-stream'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { limits } from './budgets.ts'
import { MARK_SIGNS, nameOf, type Entry } from './log.ts'

const PROTOCOL = 'casebook/catalogue/1'
/** Entries of one message: some 110 bytes each. */
const PAGE = 500

const entry = z.strictObject({
  index: z.int().nonnegative(),
  issuer: z.string().regex(/^[0-9a-f]{64}$/),
  sequence: z.int().nonnegative(),
  mark: z.string().regex(new RegExp(`^[0-9a-f]{${MARK_SIGNS}}$`)),
})
/** What I have, in pages; when I have all I wanted of yours; and that I heard you say the same. */
const message = z.discriminatedUnion('say', [
  z.strictObject({
    say: z.literal('have'),
    log: z.string().regex(/^[0-9a-f]{64}$/),
    addresses: z.array(z.string().max(80)).max(3),
    entries: z.array(entry).max(PAGE),
    last: z.boolean(),
  }),
  z.strictObject({ say: z.literal('done') }),
  z.strictObject({ say: z.literal('bye') }),
])
type Message = z.infer<typeof message>

export interface Catalogue {
  readonly log: string
  readonly addresses: readonly string[]
  readonly entries: readonly Entry[]
}
export interface Talk {
  tell(mine: Catalogue): void
  /** The other end's list. Rejects when the connection ends first, or when it is not a list. */
  readonly theirs: Promise<Catalogue>
  tellDone(): void
  /** The other end has all it wanted. */
  readonly theyAreDone: Promise<void>
  tellBye(): void
  /**
   * The other end has heard that we are done, or is gone: only then may the connection be closed without losing a
   * word.
   */
  readonly theySayBye: Promise<void>
}

/** A message as bytes. Whatever else bytes are is refused as `untrusted`. */
export const catalogueMessage: Encoding<Message> = {
  preencode: (state, value) => {
    state.end += 4 + Buffer.byteLength(JSON.stringify(value))
  },
  encode: (state, value) => {
    const bytes = Buffer.from(JSON.stringify(value))
    new DataView(state.buffer.buffer, state.buffer.byteOffset).setUint32(state.start, bytes.byteLength)
    state.buffer.set(bytes, state.start + 4)
    state.start += 4 + bytes.byteLength
  },
  decode: state => {
    const length =
      state.end - state.start < 4
        ? Infinity
        : new DataView(state.buffer.buffer, state.buffer.byteOffset).getUint32(state.start)
    if (length > limits.catalogueMessageBytes || state.start + 4 + length > state.end) throw nonsense()
    const bytes = state.buffer.subarray(state.start + 4, state.start + 4 + length)
    state.start += 4 + length
    return messageIn(Buffer.from(bytes).toString('utf8'))
  },
}

/**
 * The message that a text is. Whatever else it is becomes one kind of fault: a SyntaxError would pass through the
 * multiplexer as a mistake of our own and end the whole service.
 */
function messageIn(text: string): Message {
  try {
    return message.parse(JSON.parse(text))
  } catch {
    throw nonsense()
  }
}

const nonsense = () => new AppError('untrusted', say('exchange.no-catalogue'))
const gone = () => new AppError('offline', say('exchange.ended-early'))

/** A page is full, or it is the last one; no place in the log and no letter is listed twice. */
function collect() {
  const entries: Entry[] = []
  const seen = new Set<number | string>()
  return {
    entries,
    /** Whether this page may follow on those before it. */
    add: (page: readonly Entry[], isLast: boolean): boolean => {
      if (page.length === 0 && !isLast) return false
      for (const each of page) {
        const name = nameOf(each)
        if (seen.has(each.index) || seen.has(name)) return false
        seen.add(each.index).add(name)
        entries.push(each)
      }
      return true
    },
  }
}

/**
 * Opens the conversation about who has what on an encrypted stream. A message that is not as agreed ends the
 * connection. `onStep` hears of every step that leads on.
 */
export function talk(
  stream: SecretStream,
  onStep: () => void = () => undefined,
  mostEntries: number = limits.catalogueEntries,
): Talk {
  const theirs = Promise.withResolvers<Catalogue>()
  const done = Promise.withResolvers<void>()
  const bye = Promise.withResolvers<void>()
  // Both may be rejected before anybody waits for them.
  theirs.promise.catch(() => undefined)
  done.promise.catch(() => undefined)
  const end = () => {
    theirs.reject(gone())
    done.reject(gone())
    bye.resolve()
  }
  stream.once('close', end)

  const channel = Protomux.from(stream).createChannel({ protocol: PROTOCOL, onclose: end })
  if (!channel) throw gone()
  const { entries, add } = collect()
  let listed = false
  const line = channel.addMessage({
    encoding: catalogueMessage,
    onmessage: heard => {
      if (heard.say === 'done') return done.resolve()
      if (heard.say === 'bye') return bye.resolve()
      const isTooLong = entries.length + heard.entries.length > mostEntries
      if (listed || isTooLong || !add(heard.entries, heard.last)) return stream.destroy(nonsense())
      onStep()
      if (!heard.last) return
      listed = true
      theirs.resolve({ log: heard.log, addresses: heard.addresses, entries })
    },
  })
  channel.open()

  return {
    theirs: theirs.promise,
    theyAreDone: done.promise,
    theySayBye: bye.promise,
    tellBye: () => {
      line.send({ say: 'bye' })
    },
    tell: ({ log, addresses, entries: mine }) => {
      for (let start = 0; start === 0 || start < mine.length; start += PAGE) {
        line.send({
          say: 'have',
          log,
          addresses: addresses.slice(0, 3),
          entries: mine.slice(start, start + PAGE),
          last: start + PAGE >= mine.length,
        })
      }
    },
    tellDone: () => {
      line.send({ say: 'done' })
    },
  }
}
