import { faults } from './areas/faults.ts'

/** Every message Casebook can say, by area. A new area is a file in areas/, a line here, and a file in each language. */
export const areas = { ...faults } as const
