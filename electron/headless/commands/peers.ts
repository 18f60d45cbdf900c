import path from 'node:path'
import { exitCodes, UsageError, word, type Command, type Situation } from '../command.ts'

const INVITATION_DAYS = 14
const LISTEN_HOST = '0.0.0.0'
/** How often a listening `sync` also calls on peers whose addresses it knows. */
const ROUND_MILLISECONDS = 30_000

export const peers: Command = {
  usage: 'peers invite [--name NAME] | join CODE [--name NAME] | list | remove KEY',
  does: 'who you exchange with',
  needs: 'open',
  run: async situation => {
    const { house, terminal, words, options } = situation
    switch (words[0]) {
      case 'invite': {
        const made = await house.exchange.invite({ name: options.name ?? 'peer', days: INVITATION_DAYS })
        terminal.say(`Give this code to one peer, by a way you trust; it works once, until ${made.until}:`)
        terminal.say(made.code)
        terminal.answer(made)
        return exitCodes.done
      }
      case 'join': {
        const { peer } = await house.exchange.join({
          code: word(situation, 1, 'The code'),
          name: options.name ?? 'peer',
        })
        terminal.say(`Joined ${peer.name} (${peer.key.slice(0, 12)}). You meet at the next "sync".`)
        terminal.answer(peer)
        return exitCodes.done
      }
      case 'list': {
        const { key, words: spoken, name } = await house.exchange.identity({})
        const known = await house.exchange.peers({})
        terminal.say(`You are ${name}, ${key.slice(0, 12)} (${spoken})`)
        for (const each of known)
          terminal.say(
            `${each.key.slice(0, 12)}  ${each.state.padEnd(8)} ${each.name}, ${each.summaries} summaries, ${each.lastMet ? `last met ${each.lastMet}` : 'never met'}`,
          )
        terminal.answer({ me: { key, name, words: spoken }, peers: known })
        return exitCodes.done
      }
      case 'remove': {
        const start = word(situation, 1, 'The key of the peer')
        const found = (await house.exchange.peers({})).filter(each => each.key.startsWith(start))
        if (found.length !== 1)
          throw new UsageError(
            found.length === 0
              ? `No peer's key begins with ${start}.`
              : `More than one key begins with ${start}.`,
          )
        await house.exchange.remove({ key: found[0]!.key })
        terminal.say(`${found[0]!.name} is removed: nothing more is sent to or taken from there.`)
        terminal.answer({ removed: found[0]!.key })
        return exitCodes.done
      }
      default:
        throw new UsageError('Say invite, join CODE, list or remove KEY.')
    }
  },
}

export const sync: Command = {
  usage: 'sync [--listen] [--once] [--address HOST:PORT] [--port N]',
  does: 'meet your peers',
  needs: 'open',
  run: async situation => {
    const { house, terminal, options, signal } = situation
    if (!options.listen) return meet(situation)
    const port = Number(options.port ?? 0)
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new UsageError('--port must be a whole number from 0 to 65535.')
    const listening = await house.exchange.listen({ host: LISTEN_HOST, port })
    terminal.note(`Listening on port ${listening.port}.${options.once ? '' : ' Ctrl C ends it.'}`)
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
  for (const each of meetings)
    terminal.say(`${each.name}: ${each.problem ?? `${each.sent} sent, ${each.received} received`}`)
  if (meetings.length === 0)
    terminal.say('No peer has a known address. Peers on your network can also meet you with "sync --listen".')
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
  terminal.say(last === before ? 'Nobody came.' : 'Met one peer.')
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
  does: 'write what you released into a file for a peer',
  needs: 'open',
  run: async situation => {
    const made = await situation.house.exchange.pack({
      path: path.resolve(word(situation, 0, 'The file to write')),
    })
    situation.terminal.say(`${made.path}: ${made.envelopes} signed entries, ${made.bytes} bytes.`)
    situation.terminal.answer(made)
    return exitCodes.done
  },
}

export const unpack: Command = {
  usage: 'unpack FILE',
  does: "read a peer's file",
  needs: 'open',
  run: async situation => {
    const { house, terminal } = situation
    const taken = await house.exchange.unpack({ path: path.resolve(word(situation, 0, 'The file to read')) })
    terminal.say(`${taken.accepted} new, ${taken.known} already here, ${taken.refused.length} refused.`)
    for (const each of taken.refused)
      terminal.say(`refused: entry ${each.sequence} of ${each.issuer.slice(0, 12)}: ${each.reason}`)
    terminal.answer(taken)
    return taken.refused.length > 0 && taken.accepted + taken.known === 0 ? exitCodes.refused : exitCodes.done
  },
}
