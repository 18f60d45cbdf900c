import { blockingKeys, numberKeys } from './blocking-keys.ts'
import { keyNumber } from './key-number.ts'
import { knownPerson } from './known-people.ts'
import type { MatchRun } from './match-run.ts'
import { wordsOf } from './word-counts.ts'

/** Raised when other keys come of the same description: all are then made anew. */
const VERSION = 2
const AT_ONCE = 250

/** Lets everybody be found who cannot be yet, so that all are there before anybody is compared. */
export async function keyPeople({
  ingest,
  count,
  signal,
  report,
}: Pick<MatchRun, 'ingest' | 'count' | 'signal' | 'report'>): Promise<void> {
  for (let done = 0; ; done += AT_ONCE) {
    signal.throwIfAborted()
    report('intake.preparing-people', Math.min(done, count), count)
    const some = await ingest.unkeyed({ version: VERSION, limit: AT_ONCE })
    if (some.length === 0) return
    await ingest.keepKeys({
      version: VERSION,
      people: some.map(each => {
        const { person, fields } = knownPerson(each)
        return {
          person,
          scope: keyNumber(fields.source),
          keys: blockingKeys(fields).map(keyNumber),
          numbers: numberKeys(fields).map(keyNumber),
          ...wordsOf(fields),
        }
      }),
    })
  }
}
