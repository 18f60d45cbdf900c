import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { geneTables } from '../../shared/domain/pgx/gene-table.ts'
import { ada, message, msh } from '../fixtures/hl7v2-parts.ts'
import { file, line } from '../fixtures/vcf-parts.ts'
import { bringIn, expect, go, inspect, press, test } from './fixtures.ts'

/* Every position of CYP2C19 but one; the sample is *1/*2. */
const star2 = new Set(['rs4244285', 'rs12769205'])
const lines = geneTables
  .find(({ gene }) => gene === 'CYP2C19')!
  .positions.filter(({ rsid }) => rsid !== 'rs41291556')
  .map(({ at, rsid = '.', ref, alts }) => {
    const genotype = star2.has(rsid) ? '0/1' : '0/0'
    return line({ pos: at, id: rsid, ref, alt: alts.join(',') }, rsid === 'rs3758581' ? '1/1' : genotype)
  })

test('whose a sample is can be said, and her chart tells its genes', async ({ own: page, folder, app }) => {
  const people = path.join(folder, 'people.hl7')
  writeFileSync(people, message(msh({ type: 'ADT^A04' }), ada))
  await bringIn(page, app, people)
  const genome = path.join(folder, 'genome.vcf')
  writeFileSync(genome, file(['NA-7'], ...lines))
  await bringIn(page, app, genome)
  await press(page.getByRole('button', { name: 'Say whose' }))
  const dialog = page.getByRole('dialog', { name: 'Whose samples are these?' })
  await dialog.getByRole('textbox', { name: 'Find whose NA-7 is' }).fill('Invented')
  await press(dialog.getByRole('button', { name: /Ada.*Invented/ }))
  await expect(dialog.getByText(/NA-7 is .*Ada/)).toBeVisible()
  await inspect(page, 'whose-sample')
  await press(dialog.getByRole('button', { name: 'Read the file' }))
  await expect(dialog).toBeHidden()

  await go(page, 'Patients')
  await page.getByText(/Ada/).first().click()
  await press(page.getByRole('tab', { name: 'Genes' }))
  const genes = page.getByRole('list', { name: 'Sample NA-7' })
  await expect(genes).toContainText('CYP2C19 *1/*2, Intermediate Metabolizer')
  await expect(genes).toContainText('positions is absent from the file: rs41291556')
  await inspect(page, 'genes')
})
