import type { faults as area } from '../areas/faults.ts'
import type { Sentences } from '../language.ts'

export const faults: Sentences<typeof area> = {
  'fault.cancelled': 'Cancelled.',
  'fault.disk-failing': 'The disk answered with an error.',
  'fault.disk-full': 'The disk is full.',
  'fault.disk-read-only': 'The folder takes nothing: it is read-only, or may not be written to.',
  'fault.file-busy': 'Another program holds that file.',
  'fault.internal': 'Something went wrong. The log names the place.',
  'fault.no-message': 'What came over a port was no message.',
  'fault.no-such-method': '{contract} has no method of that name.',
  'fault.not-as-agreed': '{method}: {place} is not as agreed ({issue})',
  'fault.not-by-hand': 'A service is started by Casebook, not by hand.',
  'fault.not-for-this-role': '{method} is not for this role.',
  'fault.service-absent': 'The {contract} service is not running.',
  'fault.service-stopped': 'The {contract} service stopped before it answered. It is being restarted.',
  'fault.store-damaged':
    'A part of the casebook cannot be read any more. Make no changes; restore a backup beside it and compare.',
  'fault.untold-progress': 'A method told progress that its contract does not know.',
}
