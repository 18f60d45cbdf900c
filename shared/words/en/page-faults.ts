import type { pageFaults as area } from '../areas/page-faults.ts'
import type { Sentences } from '../language.ts'

export const pageFaults: Sentences<typeof area> = {
  'trouble.bad-request': 'That cannot be done like this.',
  'trouble.not-found': 'It is not here (any more).',
  'trouble.conflict': 'Something changed in the meantime. Look again, then repeat.',
  'trouble.cancelled': 'Cancelled. Nothing was lost.',
  'trouble.locked': 'The casebook is locked. Unlock it and repeat.',
  'trouble.wrong-passphrase': 'That is not the passphrase of this casebook.',
  'trouble.not-permitted': 'This is not permitted here.',
  'trouble.unreadable-source': 'The file cannot be read.',
  'trouble.unavailable': 'A part of Casebook is restarting. What you entered is kept; repeat in a moment.',
  'trouble.newer-store': 'This casebook was written by a newer version. Install that version.',
  'trouble.store-damaged': 'The casebook is damaged. Restore a backup; nothing has been changed.',
  'trouble.disk-full': 'The disk is full. Make room, then repeat; nothing was lost.',
  'trouble.disk-read-only':
    'That folder takes nothing: it is read-only, or not yours to write in. Give yourself the right to ' +
    'write there, or choose another; nothing was lost.',
  'trouble.file-busy':
    'Another program holds a file of the casebook. Close it, then try again; nothing was lost.',
  'trouble.disk-failing':
    'The disk answers with an error. What was saved is kept; make a backup on another disk as soon as ' +
    'you can, then try again.',
  'trouble.refused': 'This is refused, for the reason below.',
  'trouble.untrusted': 'It was changed on the way, or comes from somebody unknown. It was not taken in.',
  'trouble.offline': 'No peer could be reached. Work goes on; meet them later.',
  'trouble.internal': 'Something went wrong in Casebook itself. What was saved is safe.',
}
