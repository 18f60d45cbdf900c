import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { PreviousStore } from '../../../shared/domain/previous-store.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { remove } from '../../host/durable.ts'
import { readKeyFile, type KeyFile } from './key-file.ts'
import { homeLayout, KEY, STORE, STORE_ENDS } from './layout.ts'

/** A store that gives way to a newer state of itself is one of two that are kept; one that was put aside stays. */
const KEPT = 2
const PASSING = new Set(['restore', 'upgrade'])
const form = /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)-(restore|upgrade|demonstration|aside)$/

/**
 * The name of the folder for what is here now: later than that of any other, also where two come in one second or the
 * machine's clock went back.
 */
export function nameForPrevious(home: string, why: PreviousStore['why'], now: Date): string {
  const newest = Math.max(now.getTime(), ...timesOf(home).map(each => each + 1_000))
  return `${new Date(newest).toISOString().slice(0, 19).replaceAll(':', '')}-${why}`
}
const timesOf = (home: string): number[] => {
  const { previous } = homeLayout(home)
  const names = existsSync(previous) ? readdirSync(previous) : []
  return names.flatMap(name => {
    const [, day, hour, minute, second] = form.exec(name) ?? []
    return day === undefined ? [] : [Date.parse(`${day}T${hour}:${minute}:${second}Z`)]
  })
}

/** The stores that were here before, newest first. */
export function previousStores(home: string): PreviousStore[] {
  const { previous } = homeLayout(home)
  if (!existsSync(previous)) return []
  return readdirSync(previous)
    .flatMap(name => {
      const [, day, hour, minute, second, why] = form.exec(name) ?? []
      const folder = path.join(previous, name)
      if (why === undefined || !existsSync(path.join(folder, STORE))) return []
      const bytes = STORE_ENDS.map(end => path.join(folder, `${STORE}${end}`))
        .filter(each => existsSync(each))
        .reduce((sum, each) => sum + statSync(each).size, 0)
      // The expression lists the reasons there are.
      return [{ name, why: why as PreviousStore['why'], when: `${day}T${hour}:${minute}:${second}Z`, bytes }]
    })
    .toSorted((a, b) => (a.name < b.name ? 1 : -1))
}

/** Those of them that are earlier states of the store of this name. */
export const previousOf = (home: string, store: string): PreviousStore[] =>
  previousStores(home).filter(({ name }) => {
    const file = path.join(homeLayout(home).previous, name, KEY)
    return existsSync(file) && readKeyFile(file).store === store
  })

/** Removes them; answers how many. */
export function dropPreviousOf(home: string, store: string): number {
  const found = previousOf(home, store)
  for (const { name } of found) remove(path.join(homeLayout(home).previous, name))
  return found.length
}

/**
 * Copies one of them into a folder of its own; answers what opens it. Throws AppError 'store-damaged' where a part of
 * it is missing.
 */
export function copyPrevious(home: string, name: string, folder: string): KeyFile {
  const kept = path.join(homeLayout(home).previous, name)
  for (const end of ['', '-wal'])
    if (existsSync(path.join(kept, `${STORE}${end}`)))
      copyFileSync(path.join(kept, `${STORE}${end}`), path.join(folder, `${STORE}${end}`))
  const key = path.join(kept, KEY)
  if (!existsSync(key)) throw new AppError('store-damaged', say('store.previous-key-lost'))
  return readKeyFile(key)
}

/** Drops all but the newest two that gave way to a restore or an upgrade. */
export function dropOldPrevious(home: string): void {
  const passing = previousStores(home).filter(({ why }) => PASSING.has(why))
  for (const { name } of passing.slice(KEPT)) remove(path.join(homeLayout(home).previous, name))
}
