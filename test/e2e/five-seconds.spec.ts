import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, press, test } from './fixtures.ts'
import { lookThrough } from './look-through.ts'

const DATA = path.resolve(import.meta.dirname, '../../../shared/data/fhir')
/** Invented people of public generators and of the IPS, those with long histories first. */
const filesIn = (folder: string, most: number): string[] => {
  const at = path.join(DATA, folder)
  if (!existsSync(at)) return []
  return readdirSync(at)
    .filter(name => /^(?!expected).*\.json(\.gz)?$/u.test(name))
    .map(name => path.join(at, name))
    .toSorted((one, other) => statSync(other).size - statSync(one).size)
    .slice(0, most)
}

test('of ten people of an invented practice all that matters is in sight without an action', async ({
  practice: page,
}) => {
  expect(await lookThrough(page, 10, 'five-invented')).toEqual([])
})

test('of ten people of other generators and standards it is as well', async ({ own: page, app }) => {
  const files = [...filesIn('synthea-r4', 8), ...filesIn('ips', 2)]
  test.skip(files.length === 0, 'The data beside the project are not here.')
  await app.choose({ files })
  await press(page.getByRole('button', { name: 'Choose files' }))
  await expect(page.getByText(/patients? and \d+ facts from \d+ files? /)).toBeVisible({
    timeout: 240_000,
  })
  expect(await lookThrough(page, 10, 'five-other')).toEqual([])
})
