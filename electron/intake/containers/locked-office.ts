import { say } from '../../../shared/words/message.ts'
import { Refused } from '../refused.ts'
import type { Container } from './container.ts'

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const
/** In such a box lies a document under a passphrase (MS-OFFCRYPTO 2.3.2); its name stands in the box's directory. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le')

/** An office document under a passphrase: it cannot be opened, and that is said. */
export const lockedOffice: Container = {
  id: 'locked',
  recognise: head => MAGIC.every((byte, at) => head[at] === byte),
  // eslint-disable-next-line require-yield -- nothing ever comes out of it
  async *unpack(chunks) {
    let before = Buffer.alloc(0)
    for await (const chunk of chunks) {
      const joined = Buffer.concat([before, chunk])
      if (joined.includes(LOCKED)) throw new Refused(say('intake.locked-file'))
      before = joined.subarray(-LOCKED.length)
    }
    throw new Refused(say('intake.not-read-yet', { what: say('file.kind', { kind: 'oldOffice' }) }))
  },
}
