import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { control, type Control } from '../../../shared/domain/controls/control.ts'

/** The negative controls that ship. A file that is none is a fault of the build, so it is not passed over. */
export const readControls = (folder: string): Control[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .map(name => control.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))))
