import { text, type Area } from '../values.ts'

/** Why a call failed, in the words of the engine: what it is about has names of the house alone, never a value. */
export const faults = {
  'fault.cancelled': {},
  'fault.disk-failing': {},
  'fault.disk-full': {},
  'fault.disk-read-only': {},
  'fault.file-busy': {},
  'fault.internal': {},
  'fault.no-message': {},
  'fault.no-such-method': { contract: text },
  'fault.not-as-agreed': { method: text, place: text, issue: text },
  'fault.not-by-hand': {},
  'fault.not-for-this-role': { method: text },
  'fault.service-absent': { contract: text },
  'fault.service-stopped': { contract: text },
  'fault.store-damaged': {},
  'fault.untold-progress': {},
} as const satisfies Area
