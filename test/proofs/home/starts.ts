import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import type { Operation } from '../sweep/operations.ts'

/** The beginnings of deeds under `root`: each is made once, and copied for every trial. */
export function starts(root: string) {
  return {
    /** A copy of the deed's beginning in a folder of a trial, which is empty before. */
    async copy({ name, prepare }: Pick<Operation, 'name' | 'prepare'>, folder: string): Promise<void> {
      const made = path.join(root, name.replaceAll(' ', '-'))
      if (!existsSync(made)) {
        mkdirSync(path.join(made, 'home'), { recursive: true })
        const desk = recordsDesk(path.join(made, 'home'), { alone: true })
        await prepare({ folder: made, desk })
        desk.close()
      }
      rmSync(folder, { recursive: true, force: true })
      cpSync(made, folder, { recursive: true })
    },
  }
}
export type Starts = ReturnType<typeof starts>
