import { closeSync, constants, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { forceFolder } from '../../host/durable.ts'

const DIGITS = 16
const form = /^([0-9a-f]{32}) (\d{16}) ([0-9a-f]{16})\n$/

const sumOf = (store: string, number: string): string =>
  createHash('sha256').update(`casebook-mark/1 ${store} ${number}`).digest('hex').slice(0, 16)

/** One line that is always as long, so that it is written in place at once. */
function lineOf(store: string, writes: number): string {
  const number = String(writes).padStart(DIGITS, '0')
  return `${store} ${number} ${sumOf(store, number)}\n`
}

/**
 * How many changes the store held when the last of them was acknowledged, in a file beside it. SQLite takes a log that
 * was damaged or lost for one that ends earlier, as a power cut leaves it; a store that holds fewer changes than this
 * says has lost some. A mark that cannot be read or written accuses nobody.
 */
export function writeMark(at: string, store: string) {
  let handle: number | undefined
  return {
    /** 0 where nothing is known of this store. */
    read(): number {
      try {
        const [, name, number, sum] = (existsSync(at) && form.exec(readFileSync(at, 'latin1'))) || []
        return name === store && number !== undefined && sum === sumOf(store, number) ? Number(number) : 0
      } catch {
        return 0
      }
    },
    /** From now on it follows the store. */
    begin(): void {
      try {
        handle = openSync(at, constants.O_RDWR | constants.O_CREAT, 0o600)
        forceFolder(path.dirname(at))
      } catch {
        /* then it stays behind, and the next one knows less */
      }
    },
    /** What was committed; nothing before it began. */
    set(writes: number): void {
      if (handle === undefined) return
      try {
        writeSync(handle, lineOf(store, writes), 0)
        fdatasyncSync(handle)
      } catch {
        /* the same */
      }
    },
    end(): void {
      if (handle !== undefined) closeSync(handle)
      handle = undefined
    },
  }
}
export type WriteMark = ReturnType<typeof writeMark>
