import type { faults as area } from '../areas/faults.ts'
import type { Sentences } from '../language.ts'

export const faults: Sentences<typeof area> = {
  'fault.cancelled': 'Cancelled.',
  'fault.internal': 'Something went wrong. The log names the place.',
}
