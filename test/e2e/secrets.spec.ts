import path from 'node:path'
import { recordsDesk } from '../fixtures/records-desk.ts'
import { expect, go, passphrase, test } from './fixtures.ts'

test('a passphrase half typed is written nowhere, whatever else is kept', async ({
  own: page,
  app,
  folder,
}) => {
  await go(page, 'Settings')
  await page.getByLabel('Passphrase of today').fill('half a secret phrase')
  await page.getByLabel('New passphrase').fill('another secret phrase')
  await page.getByLabel('The same again').fill('another secret phrasr')
  await expect(page.getByText('The two are not the same.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeDisabled()
  await go(page, 'Peers')
  await page.getByLabel("Peer's name").fill('Hill clinic')
  await app.close()

  const desk = recordsDesk(path.join(folder, 'home'))
  try {
    await desk.vault.unlock({ passphrase })
    const { db } = desk.store()
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%fts5%'")
      .pluck()
      .all()
    const bytes = tables
      .flatMap(table => db.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][])
      .flat()
      .map(each => (each instanceof Buffer ? each.toString('latin1') : String(each)))
      .join('\n')
    expect(bytes).toContain('Hill clinic')
    expect(bytes).not.toContain('secret phrase')
  } finally {
    desk.close()
  }
})
