import { command } from './areas/command.ts'
import { faults } from './areas/faults.ts'
import { program } from './areas/program.ts'

/**
 * Every message Casebook can say, by area. A new area is a file in areas/, a line here, and a file in each language.
 */
export const areas = { ...command, ...faults, ...program } as const
