import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { LeavingFile } from '../../../shared/contract/leaving.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { measureReports } from '../../../shared/domain/measures/measure-report.ts'
import { seriesCsv, seriesDictionary } from '../../../shared/domain/measures/series-csv.ts'
import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { figureFiles } from '../../client/figure-files.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { spoken, words } from '../../ui/words.ts'

/** FHIR's reports of it, as they are made now. */
function reportOf({ measure }: WholeMeasure, series: MeasureSeries): string {
  const [title, says] = [spoken(measure.title), spoken(measure.says)]
  return json(measureReports({ measure, title, says, series, made: new Date().toISOString() }))
}
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** The numbers as files: for spreadsheets with what their columns mean, for other programs, and the definition. */
export function Export({ whole, series }: { whole: WholeMeasure; series: MeasureSeries }) {
  const { measure } = whole
  const action = useAction()
  const [saved, setSaved] = useState<string>()
  const save = (name: string, as: LeavingFile['as'], textOf: () => string) => () =>
    action.run(async () => {
      setSaved(undefined)
      setSaved(await figureFiles.save(name, new TextEncoder().encode(textOf()), { what: 'measure', as }))
    })
  const ways = [
    { of: 'csv', does: save(`${measure.id}.csv`, 'csv', () => seriesCsv(series)) },
    { of: 'dictionary', does: save(`${measure.id}-columns.csv`, 'csv', () => seriesDictionary(words)) },
    ...(series.points.length > 0
      ? [
          {
            of: 'fhir' as const,
            does: save(`${measure.id}-report.json`, 'json', () => reportOf(whole, series)),
          },
        ]
      : []),
    { of: 'definition', does: save(`${measure.id}.json`, 'json', () => json(whole)) },
  ] as const
  return (
    <section aria-labelledby="measure-export">
      <h3 id="measure-export">{words('measure.export')}</h3>
      <Text size="sm">{words('measure.export-explained')}</Text>
      <Group gap="xs" mt="xs">
        {ways.map(({ of, does }) => (
          <ActionButton key={of} size="compact-sm" variant="default" busy={action.busy} onClick={does}>
            {words(`measure.export-${of}`)}
          </ActionButton>
        ))}
      </Group>
      <Text size="sm" role="status">
        {saved !== undefined && words('figure.saved', { path: saved })}
      </Text>
      {action.error !== undefined && <Problem error={action.error} />}
    </section>
  )
}
