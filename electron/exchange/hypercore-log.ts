import Corestore from 'corestore'
import type Hypercore from 'hypercore'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { limits as usualLimits, type Limits } from './budgets.ts'
import { envelopeBytes, unsealBytes } from './envelope.ts'
import { entryOf, nameOf, type Entry, type PostLog, type RemoteLog } from './log.ts'

/**
 * A log in a folder of its own, on hypercore: signed Merkle tree, fetched block by block, resumed where it stopped.
 * `logKey` makes its key pair; the identity's seed cannot be worked out from what the folder holds.
 */
export async function hypercoreLog(
  folder: string,
  logKey: Uint8Array,
  limits: Pick<Limits, 'blockMilliseconds'> = usualLimits,
): Promise<PostLog> {
  const store = new Corestore(folder, { primaryKey: Buffer.from(logKey), unsafe: true })
  await store.ready()
  const core = store.get({ name: 'post' })
  await core.ready()
  let entries = await entriesOf(core)
  // One listener, however many meetings there are.
  const serving = new Map<unknown, (index: number) => void>()
  core.on('upload', (index, _bytes, from) => serving.get(from.stream)?.(index))

  return {
    key: Buffer.from(core.key).toString('hex'),
    entries: () => entries,
    append: async envelopes => {
      if (envelopes.length === 0) return
      // Others may be appending at the same time: where these stand is known when they stand there.
      const { length } = await core.append(envelopes.map(envelopeBytes))
      const start = length - envelopes.length
      entries = [...entries, ...envelopes.map((each, offset) => entryOf(each, start + offset))]
    },
    withdraw: async names => {
      const gone = entries.filter(each => names.has(nameOf(each)))
      entries = entries.filter(each => !names.has(nameOf(each)))
      for (const { index } of gone) await core.clear(index)
    },
    serve: (stream, onSent) => {
      serving.set(stream, onSent)
      core.replicate(stream)
      return () => {
        serving.delete(stream)
      }
    },
    follow: (key, stream) =>
      remoteLog(store.get({ key: Buffer.from(key, 'hex') }), stream, limits.blockMilliseconds),
    close: () => store.close(),
  }
}

/** What is in the log and not withdrawn. */
async function entriesOf(core: Hypercore): Promise<Entry[]> {
  const entries: Entry[] = []
  for (let index = 0; index < core.length; index++) {
    const block = await core.get(index, { wait: false })
    const opened = block && unsealBytes(block)
    if (opened?.ok) entries.push(entryOf(opened.envelope, index))
  }
  return entries
}

async function remoteLog(
  core: Hypercore,
  stream: Parameters<Hypercore['replicate']>[0],
  timeout: number,
): Promise<RemoteLog> {
  await core.ready()
  // A log that contradicts itself or its signatures ends the meeting; its envelopes can come another way.
  const contradicts = () => stream.destroy(new AppError('untrusted', say('exchange.log-contradicts')))
  core.on('conflict', contradicts)
  core.on('verification-error', contradicts)
  core.replicate(stream)
  return {
    get: async index => {
      try {
        return (await core.get(index, { timeout })) ?? undefined
      } catch (error) {
        if (isLate(error)) return undefined
        throw error
      }
    },
    forget: async indexes => {
      for (const index of indexes) await core.clear(index)
    },
    close: () => core.close(),
  }
}

/** Hypercore's ways to say that a block has not come: in time, or before the connection ended. */
const isLate = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'REQUEST_TIMEOUT' || error.code === 'REQUEST_CANCELLED')
