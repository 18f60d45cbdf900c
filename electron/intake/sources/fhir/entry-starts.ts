import type { Slice } from './slice.ts'

const entryStart = /\{\s*"(?:fullUrl|resource|request|link)"\s*:/g
const itemStart = /\{\s*"resourceType"\s*:/g

/** Where the next entry seems to begin in bytes read as latin1, from a place on; -1 where none does. */
export function nextStart(latin1: string, from: number, unit: Slice['unit']): number {
  const start = unit === 'item' ? itemStart : entryStart
  start.lastIndex = from
  return start.exec(latin1)?.index ?? -1
}
