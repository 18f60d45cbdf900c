import { command } from './areas/command.ts'
import { diagnostics } from './areas/diagnostics.ts'
import { doors } from './areas/doors.ts'
import { faults } from './areas/faults.ts'
import { gate } from './areas/gate.ts'
import { program } from './areas/program.ts'
import { question } from './areas/question.ts'
import { reading } from './areas/reading.ts'
import { store } from './areas/store.ts'
import { study } from './areas/study.ts'

/**
 * Every message Casebook can say, by area. A new area is a file in areas/, a line here, and a file in each
 * language.
 */
export const areas = {
  ...command,
  ...diagnostics,
  ...doors,
  ...faults,
  ...gate,
  ...program,
  ...question,
  ...reading,
  ...store,
  ...study,
} as const
