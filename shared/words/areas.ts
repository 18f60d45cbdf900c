import { faults } from './areas/faults.ts'
import { views } from './areas/views.ts'

/** Every message Casebook can say, by area. A new area is a file in areas/, a line here, and a file in each language. */
export const areas = { ...faults, ...views } as const
