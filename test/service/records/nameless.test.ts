import { rmSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { bringIn, somebody } from '../../fixtures/bring-in.ts'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const home = temporaryFolder()
const desk = recordsDesk(home)
afterAll(() => {
  desk.close()
  rmSync(home, { recursive: true, force: true })
})

it('whoever has no name comes after everybody in the list of people, in whatever script they are written', async () => {
  await desk.vault.create({ passphrase })
  const names = ['', 'Zoe Zander', '  ', '王 小明', 'Ada Ahlgren', 'فاطمة']
  await bringIn(
    desk,
    names.map((name, n) => somebody(`p${n}`, { name })),
    [],
  )
  const { rows } = await desk.patients.list({ query: '', offset: 0, limit: 50 })
  expect(rows.slice(0, 4).map(({ name }) => name)).toEqual(['Ada Ahlgren', 'Zoe Zander', 'فاطمة', '王 小明'])
  expect(rows).toHaveLength(names.length)
})
