import { audit } from './areas/audit.ts'
import { command } from './areas/command.ts'
import { faults } from './areas/faults.ts'
import { program } from './areas/program.ts'
import { store } from './areas/store.ts'
import { verify } from './areas/verify.ts'

/**
 * Every message Casebook can say, by area. A new area is a file in areas/, a line here, and a file in each language.
 */
export const areas = { ...audit, ...command, ...faults, ...program, ...store, ...verify } as const
