import { say } from '../../words/message.ts'
import type { Fault, Read } from './fault.ts'
import { readWrittenNumber } from './written-number.ts'

const noShare: Fault = { reason: say('forecast.no-share'), remedy: say('forecast.no-share-remedy') }

/** Reads a percentage as people write it, `5`, `0,5` or `5 %`, as a share from 0 to 1. */
export function readWrittenShare(text: string): Read<number> {
  const written = text.trim()
  const read = readWrittenNumber(written.endsWith('%') ? written.slice(0, -1).trimEnd() : written)
  if ('fault' in read) return { fault: noShare }
  const percent = Number(read.value.value)
  return read.value.comparator || percent < 0 || percent > 100 ? { fault: noShare } : { value: percent / 100 }
}
