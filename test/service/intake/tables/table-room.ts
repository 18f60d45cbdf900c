import { rmSync } from 'node:fs'
import { afterEach, beforeEach } from 'vitest'
import type { Recipe } from '../../../../shared/domain/recipe.ts'
import { intakeRoom, type IntakeRoom } from '../../../fixtures/intake-room.ts'
import { temporaryFolder, writeIn } from '../../../fixtures/temporary-folder.ts'

/** A store of its own for each test, and a folder for the tables that are brought into it. */
export function tableRoom() {
  let folder = ''
  let room: IntakeRoom
  beforeEach(() => {
    folder = temporaryFolder()
    room = intakeRoom()
  })
  afterEach(() => {
    room.end()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    room: () => room,
    folder: () => folder,
    /** The process ends without a word, and the store is opened again. */
    reopen: () => (room = room.reopen()),
    file: (name: string, content: string | Uint8Array) => writeIn(folder, name, content),
    async know(...recipes: readonly Recipe[]) {
      for (const recipe of recipes) await room.library.keepRecipe({ recipe })
    },
    /** Everybody, by name, with what her chart shows of one kind. */
    async chart(kind: 'observation' | 'condition' | 'medication' | 'document', name?: string) {
      const { rows } = await room.patients.list({ query: '', offset: 0, limit: 200 })
      const found = await Promise.all(
        rows
          .filter(row => name === undefined || row.name === name)
          .map(async row => {
            const { patient } = row
            const facts = await room.patients.facts({ patient, kind, offset: 0, limit: 200 })
            return facts.rows
          }),
      )
      return found.flat()
    },
  }
}
