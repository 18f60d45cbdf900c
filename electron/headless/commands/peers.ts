import path from 'node:path'
import type { Peer } from '../../../shared/domain/envelope.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { exitCodes, UsageError, word, type Command, type Situation } from '../command.ts'
import { words } from '../words.ts'

const INVITATION_DAYS = 14
const LISTEN_HOST = '0.0.0.0'
/** How often a listening `sync` also calls on peers whose addresses it knows. */
const ROUND_MILLISECONDS = 30_000

export const peers: Command = {
  usage: 'peers invite [--name NAME] | join CODE [--name NAME] | list | remove KEY',
  does: say('manual.peers'),
  needs: 'open',
  run: async situation => {
    const { house, terminal, options } = situation
    const name = options.name ?? words('told.a-peer')
    switch (situation.words[0]) {
      case 'invite': {
        const made = await house.exchange.invite({ name, days: INVITATION_DAYS })
        terminal.say(words('told.invited', { until: made.until }))
        terminal.say(made.code)
        terminal.answer(made)
        return exitCodes.done
      }
      case 'join': {
        const { peer } = await house.exchange.join({ code: word(situation, 1, say('needed.code')), name })
        terminal.say(words('told.joined', { name: peer.name, key: shortOf(peer.key) }))
        terminal.answer(peer)
        return exitCodes.done
      }
      case 'list': {
        const me = await house.exchange.identity({})
        const known = await house.exchange.peers({})
        terminal.say(words('told.you-are', { name: me.name, key: shortOf(me.key), words: me.words }))
        for (const each of known) {
          terminal.say(peerInWords(each))
          if (each.ended) terminal.say(words('told.last-ended', { reason: each.ended }))
          for (const finding of each.findings) terminal.say(words('told.finding', { finding }))
        }
        terminal.answer({ me: { key: me.key, name: me.name, words: me.words }, peers: known })
        return exitCodes.done
      }
      case 'remove': {
        const start = word(situation, 1, say('needed.peer'))
        const found = (await house.exchange.peers({})).filter(each => each.key.startsWith(start))
        if (found.length !== 1)
          throw new UsageError(
            found.length === 0 ? say('told.no-peer-begins', { start }) : say('told.keys-begin', { start }),
          )
        await house.exchange.remove({ key: found[0]!.key })
        terminal.say(words('told.removed', { name: found[0]!.name }))
        terminal.answer({ removed: found[0]!.key })
        return exitCodes.done
      }
      default:
        throw new UsageError(say('command.say-which'))
    }
  },
}

/** As much of a peer's key as a person types. */
const shortOf = (key: string) => key.slice(0, 12)

function peerInWords({ key, state, name, summaries, lastMet }: Peer): string {
  const met: Message = lastMet ? say('told.last-met', { time: lastMet }) : say('told.never-met')
  const standing = words('told.peer-state', { state }).padEnd(8)
  return `${shortOf(key)}  ${standing} ${words('told.peer', { name, summaries, met })}`
}

export const sync: Command = {
  usage: 'sync [--listen] [--once] [--address HOST:PORT] [--port N]',
  does: say('manual.sync'),
  needs: 'open',
  run: async situation => {
    const { house, terminal, options, signal } = situation
    if (!options.listen) return meet(situation)
    const port = Number(options.port ?? 0)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(say('command.bad-port'))
    const listening = await house.exchange.listen({ host: LISTEN_HOST, port })
    terminal.note(
      words(options.once ? 'told.listening' : 'told.listening-on', { port: String(listening.port) }),
    )
    if (options.once) return waitForOneMeeting(situation, listening.port)
    while (!signal.aborted) {
      await meet(situation)
      await pause(ROUND_MILLISECONDS, signal)
    }
    await house.exchange.stopListening({})
    return exitCodes.done
  },
}

async function meet({ house, terminal, options, signal }: Situation): Promise<typeof exitCodes.done> {
  const { meetings } = await house.exchange.sync(
    { ...(options.address && { address: options.address }) },
    { signal, onProgress: terminal.progress },
  )
  for (const { name, problem, sent, received } of meetings)
    terminal.say(
      problem === undefined
        ? words('told.met', { name, sent, received })
        : words('told.met-problem', { name, problem }),
    )
  if (meetings.length === 0) terminal.say(words('told.nobody-to-meet'))
  terminal.answer({ meetings })
  return exitCodes.done
}

/** With `--listen --once`: waits until one peer has come and gone. */
async function waitForOneMeeting(
  { house, terminal, signal }: Situation,
  port: number,
): Promise<typeof exitCodes.done> {
  const before = (await house.exchange.status({})).lastMeeting
  let last = before
  while (last === before && !signal.aborted) {
    await pause(250, signal)
    last = (await house.exchange.status({})).lastMeeting
  }
  await house.exchange.stopListening({})
  terminal.say(words(last === before ? 'told.nobody-came' : 'told.met-one'))
  terminal.answer({ port, met: last !== before })
  return exitCodes.done
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}

export const pack: Command = {
  usage: 'pack FILE',
  does: say('manual.pack'),
  needs: 'open',
  run: async situation => {
    const made = await situation.house.exchange.pack({
      path: path.resolve(word(situation, 0, say('needed.file-to-write'))),
    })
    const { envelopes: entries, bytes } = made
    situation.terminal.say(words('told.packed', { path: made.path, entries, bytes }))
    situation.terminal.answer(made)
    return exitCodes.done
  },
}

export const unpack: Command = {
  usage: 'unpack FILE',
  does: say('manual.unpack'),
  needs: 'open',
  run: async situation => {
    const { house, terminal } = situation
    const taken = await house.exchange.unpack({
      path: path.resolve(word(situation, 0, say('needed.file-to-read'))),
    })
    const { accepted, known, refused } = taken
    terminal.say(words('told.unpacked', { accepted, known, refused: refused.length }))
    for (const { sequence, issuer, reason } of refused)
      terminal.say(words('told.refused-entry', { sequence, issuer: shortOf(issuer), reason }))
    terminal.answer(taken)
    return refused.length > 0 && accepted + known === 0 ? exitCodes.refused : exitCodes.done
  },
}
