import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { catalogueMessage } from '../../../electron/exchange/catalogue.ts'
import { unsealBytes } from '../../../electron/exchange/envelope.ts'
import { readInvitation } from '../../../electron/exchange/invitation.ts'
import { bundleFile } from '../../../electron/exchange/transports/bundle-file.ts'
import { impossibleIn } from '../../../electron/intake/entry/impossible.ts'
import { entryDraft } from '../../../shared/domain/entry.ts'
import { AppError } from '../../../shared/errors.ts'
import { BeyondBudget } from '../../../electron/intake/beyond-budget.ts'
import { readBytes } from '../../fixtures/read-bytes.ts'
import type { Input } from './inputs.ts'

type Give = (bytes: Buffer, folder: string) => unknown

/** A failure that has its reason: a fault of the house, a bound, damaged packing. All else is a fault of ours. */
const isTold = (error: unknown): boolean =>
  error instanceof AppError ||
  error instanceof BeyondBudget ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))

const givers: Readonly<Record<Input['reader'], Give>> = {
  file: bytes => readBytes(bytes),
  envelope: bytes => unsealBytes(bytes),
  async bundle(bytes, folder) {
    const file = path.join(folder, 'bundle')
    writeFileSync(file, bytes)
    try {
      await bundleFile.read(file)
    } finally {
      rmSync(file)
    }
  },
  catalogue(bytes) {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(bytes.length)
    const buffer = Buffer.concat([head, bytes])
    return catalogueMessage.decode({ start: 0, end: buffer.length, buffer })
  },
  invitation: bytes => readInvitation(bytes.toString()),
  entry(bytes) {
    let given: unknown
    try {
      given = JSON.parse(bytes.toString())
    } catch {
      return
    }
    const draft = entryDraft.safeParse(given)
    if (draft.success) impossibleIn(draft.data)
  },
}

/** Gives an input to its reader; answers what was thrown that has no reason. */
export async function give({ reader, bytes }: Input, folder: string): Promise<string | undefined> {
  try {
    await givers[reader](bytes, folder)
    return undefined
  } catch (error) {
    if (isTold(error)) return undefined
    return error instanceof Error ? `${error.name}: ${error.message.slice(0, 80)}` : typeof error
  }
}
