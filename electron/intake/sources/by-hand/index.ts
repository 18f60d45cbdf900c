import { say } from '../../../../shared/words/message.ts'
import type { Source } from '../source.ts'
import { readEntry } from './read.ts'

/** Canonical JSON begins with the member that sorts first. */
const BEGINS = /^\{"casebookEntry":[1234],/
/** Says what it is by itself, of any version. */
const FORMAT = 'casebook-entry'

/** Forms that a clinician signed: one form, one piece. */
export const byHand: Source = {
  id: 'by-hand',
  version: 2,
  title: say('entry.title'),
  recognise: ({ head }) =>
    BEGINS.test(head) ? { certainty: 'certain', format: FORMAT } : { certainty: 'none' },
  async *pieces(bytes) {
    const held: Uint8Array[] = []
    for await (const chunk of bytes) held.push(chunk)
    const whole = Buffer.concat(held)
    yield { place: { offset: 0, length: whole.byteLength, position: 'entry 1' }, bytes: whole }
  },
  read: readEntry,
}
