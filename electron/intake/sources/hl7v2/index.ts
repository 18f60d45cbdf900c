import { say } from '../../../../shared/words/message.ts'
import { jsonMembers } from '../sniff/json-members.ts'
import { hl7v2 as looksSo } from '../sniff/signs.ts'
import type { Source } from '../source.ts'
import { cutMessages } from './cut-messages.ts'
import { partsOf } from './parts.ts'
import { ERASED, readMessage } from './read.ts'

const FORMAT = 'hl7v2'

/** HL7 v2 messages, as interfaces write them into files: one or many, in MLLP's marks, in batches, or after words. */
export const hl7v2: Source = {
  id: 'hl7v2',
  version: 1,
  title: say('hl7v2.title'),
  asksFor: say('hl7v2.asks-for'),
  recognise: ({ head }) =>
    looksSo({
      bytes: Buffer.from(head.slice(0, 4_096)),
      isWhole: false,
      text: head,
      json: jsonMembers(''),
      xml: undefined,
      zip: { names: [], mimetype: '' },
    })
      ? { certainty: 'certain', format: FORMAT }
      : { certainty: 'none' },
  pieces: bytes => cutMessages(bytes),
  read: readMessage,
  parts: partsOf,
  blank: ({ place }, what) =>
    what === 'piece' && place.position.startsWith('message') && place.length >= ERASED.length
      ? ERASED
      : undefined,
}
