import type { Area } from '../values.ts'

/** Why a call failed, where no more is known than the fault's code. */
export const faults = {
  'fault.cancelled': {},
  'fault.internal': {},
} as const satisfies Area
