import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { removeIfPossible, writeWhole } from '../../host/durable.ts'

/** So many wrong passphrases in a row cost nothing: anybody mistypes. */
const FREE = 4
const LONGEST_SECONDS = 300

const counted = z.strictObject({ wrong: z.int().nonnegative(), last: z.iso.datetime() })
type Counted = z.infer<typeof counted>

/** How long one waits after so many wrong passphrases in a row: 2, 4, 8 ... seconds, five minutes at most. */
export const waitAfter = (wrong: number): number =>
  wrong <= FREE ? 0 : Math.min(LONGEST_SECONDS, 2 ** Math.min(20, wrong - FREE))

/**
 * Wrong passphrases in a row, counted in a file beside the casebook, so that ending the program starts no new row. It
 * keeps somebody at the desk from guessing on; whoever has the disk guesses elsewhere, at the price that the key file
 * sets.
 */
export function tries(home: string, now: () => Date) {
  const at = path.join(home, 'tries.json')
  function read(): Counted | undefined {
    try {
      return existsSync(at) ? counted.safeParse(JSON.parse(readFileSync(at, 'utf8'))).data : undefined
    } catch {
      return undefined // a file that cannot be read keeps nobody out of her own casebook
    }
  }
  function write(next: Counted): void {
    try {
      writeWhole(at, JSON.stringify(next))
    } catch {
      /* nor does a disk that takes nothing */
    }
  }
  return {
    /**
     * Does what a passphrase opens; a wrong one is counted before it is told. Throws AppError 'refused' where it is too
     * early for another, with how many seconds are left.
     */
    async guarded<T>(work: () => Promise<T>): Promise<T> {
      const before = read()
      if (before) {
        const passed = (now().getTime() - Date.parse(before.last)) / 1_000
        const left = Math.ceil(waitAfter(before.wrong) - Math.max(0, passed))
        if (left > 0) throw new AppError('refused', say('store.wait', { seconds: left }))
      }
      try {
        const done = await work()
        if (before) removeIfPossible(at)
        return done
      } catch (error) {
        if (error instanceof AppError && error.code === 'wrong-passphrase')
          write({ wrong: (before?.wrong ?? 0) + 1, last: now().toISOString() })
        throw error
      }
    },
  }
}
export type Tries = ReturnType<typeof tries>
