import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { document, section, snomed, template } from '../fixtures/ccda-parts.ts'
import { bringIn, expect, inspect, press, test } from './fixtures.ts'

const gout = `<observation classCode="OBS" moodCode="EVN">${template(4)}<id root="1.2.6" extension="1"/>
  <code code="ASSERTION"/><statusCode code="completed"/>
  <value xsi:type="CD" ${snomed('90560007', 'Gout')}/></observation>`

test('every section of a document is listed with what became of it', async ({ own: page, folder, app }) => {
  const file = path.join(folder, 'summary.xml')
  writeFileSync(
    file,
    document(section('11450-4', 'Gout', gout, '<act/>') + section('10164-2', 'Came with pain in a toe.')),
  )
  await bringIn(page, app, file)
  const row = page.getByRole('row', { name: /summary\.xml/ })
  await press(row.getByRole('button', { name: 'What it brought' }))
  const chosen = page.getByRole('button', { name: 'What became of each part of summary.xml' })
  await press(chosen)
  const parts = page.getByRole('table', { name: 'Every part of summary.xml' })
  await expect(parts.getByRole('row', { name: /Title 11450-4/ })).toHaveText(
    /Title 11450-4\s*2\s*1\s*0\s*1\s*0\s*yes/,
  )
  await expect(parts.getByRole('row', { name: /Title 10164-2/ })).toContainText('yes')
  await expect(chosen).toBeFocused()
  await inspect(page, 'file-parts')
})
