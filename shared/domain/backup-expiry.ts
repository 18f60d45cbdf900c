import { keptBackups } from './rotation.ts'
import { MILLISECONDS_PER_DAY } from './moment.ts'

/** Rotation keeps none for longer where a backup is made each day. */
const MOST_DAYS = 400

/**
 * The day on which rotation drops each of the backups made at these times (ISO, UTC), if one is made each day from
 * `now` on; absent where it keeps one for longer than it can be foreseen.
 */
export function backupExpiry(times: readonly string[], now: Date): ReadonlyMap<string, string> {
  const until = new Map<string, string>()
  let here = [...times]
  for (let day = 1; day <= MOST_DAYS && times.some(each => !until.has(each)); day++) {
    const made = new Date(now.getTime() + day * MILLISECONDS_PER_DAY).toISOString().replace(/\.\d+Z$/, 'Z')
    const kept = keptBackups([...here, made], made)
    for (const each of here)
      if (!kept.has(each) && times.includes(each)) until.set(each, made.slice(0, '2026-11-29'.length))
    here = [...kept]
  }
  return until
}
