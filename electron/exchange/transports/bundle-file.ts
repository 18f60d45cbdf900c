import { sign, verify } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { canonical } from '../../../shared/domain/canonical.ts'
import type { Envelope } from '../../../shared/domain/envelope.ts'
import { AppError, diskFault } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import {
  envelopeBytes,
  LONGEST_ENVELOPE_BYTES,
  NAMELESS,
  TOO_LONG,
  unsealBytes,
  type Refusal,
} from '../envelope.ts'
import { forceFolder } from '../../host/durable.ts'
import { NotAsGiven } from '../../host/regular-file.ts'
import { verifyingKey } from '../identity.ts'
import { linesOf } from './lines-of-file.ts'
import type { Carried, CarriedTransport, Packed } from './transport.ts'

/** Larger files, and files with more lines, are not ours. */
const LARGEST_BUNDLE_BYTES = 512_000_000
const MOST_ENVELOPES = 200_000
const MOST_INTRODUCTIONS = 100

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const header = z.strictObject({
  format: z.literal('casebook-bundle/1'),
  packer: hex(32),
  envelopes: z.int().nonnegative().max(MOST_ENVELOPES),
  /** To each inviter who may not know the packer yet: that it holds the invitation. */
  introductions: z.array(z.strictObject({ to: hex(32), proof: hex(32) })).max(MOST_INTRODUCTIONS),
  signature: hex(64),
})
type Header = z.infer<typeof header>

/** A file that is given away: a signed first line, then one envelope a line. */
export const bundleFile: CarriedTransport = {
  way: 'carried',
  occasion: Buffer.from('casebook-bundle/1'),
  write,
  read,
}

/** The file is complete or not there, and none is overwritten. */
async function write(path: string, { identity, envelopes, introductions }: Packed): Promise<number> {
  const content = {
    format: 'casebook-bundle/1' as const,
    packer: identity.key,
    envelopes: envelopes.length,
    introductions: introductions.slice(0, MOST_INTRODUCTIONS).map(({ to, proof }) => ({ to, proof })),
  }
  const first = canonical({
    ...content,
    signature: sign(null, Buffer.from(canonical(content)), identity.signingKey).toString('hex'),
  })
  const unfinished = `${path}.part`
  if (existsSync(path)) throw new AppError('conflict', say('store.file-exists'))
  try {
    const file = await open(unfinished, 'w', 0o600)
    try {
      await file.write(`${first}\n`)
      for (const each of envelopes) await file.write(Buffer.concat([envelopeBytes(each), Buffer.from('\n')]))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    forceFolder(dirname(path))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw fileFault(error, say('exchange.cannot-write'))
  }
  return (await stat(path)).size
}

async function read(path: string): Promise<Carried> {
  try {
    if ((await stat(path)).size > LARGEST_BUNDLE_BYTES) throw notOne()
    const lines = linesOf(path, LONGEST_ENVELOPE_BYTES)
    try {
      return await contentOf(lines)
    } finally {
      await lines.return(undefined) // closes the file, also where its first line was enough
    }
  } catch (error) {
    throw fileFault(error, say('exchange.cannot-read'))
  }
}

const notOne = () => new AppError('unreadable-source', say('exchange.no-bundle'))

/** A line that was changed, is too long or is nonsense is refused alone; its neighbours are read. */
async function contentOf(lines: AsyncGenerator<Buffer | undefined>): Promise<Carried> {
  const first = await lines.next()
  const head = first.done || !first.value ? undefined : readHeader(first.value)
  if (!head) throw notOne()
  const envelopes: Envelope[] = []
  const refused: Refusal[] = []
  let count = 0
  for await (const line of lines) {
    if (++count > MOST_ENVELOPES) throw notOne()
    const unsealed = line ? unsealBytes(line) : TOO_LONG
    if (unsealed.ok) envelopes.push(unsealed.envelope)
    else refused.push(unsealed.refusal)
  }
  const { packer, introductions } = head
  if (count < head.envelopes)
    refused.push({
      issuer: packer,
      sequence: NAMELESS.sequence,
      reason: say('letters.cut-short', { missing: head.envelopes - count, of: head.envelopes }),
    })
  return { packer, introductions, envelopes, refused }
}

function readHeader(line: Buffer): Header | undefined {
  const parsed = header.safeParse(asJson(line))
  if (!parsed.success) return undefined
  const { signature, ...content } = parsed.data
  if (
    verify(null, Buffer.from(canonical(content)), verifyingKey(content.packer), Buffer.from(signature, 'hex'))
  )
    return parsed.data
  throw new AppError('untrusted', say('exchange.bundle-changed'))
}

function asJson(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** A file system's refusal as a fault the window has a sentence for; other errors as they are. */
function fileFault(error: unknown, said: Message): unknown {
  if (error instanceof NotAsGiven) return notOne()
  if (!(error instanceof Error) || !('syscall' in error)) return error
  const disk = diskFault(error)
  return disk ? new AppError(disk.code, disk.said) : new AppError('unreadable-source', said)
}
