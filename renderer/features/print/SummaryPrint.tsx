import { Group, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { figureFiles } from '../../client/figure-files.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { PaperChoice } from '../../parts/paper/PaperChoice.tsx'
import { rememberedSize } from '../../parts/paper/paper-sizes.ts'
import { pdfOf } from '../../parts/paper/pdf-of.ts'
import type { Printed } from './SheetFoot.tsx'
import { SummarySheet } from './SummarySheet.tsx'

/** A chart's summary as it will stand on paper, before it is saved. */
export function SummaryPrint({ patient }: { readonly patient: number }) {
  const [size, setSize] = useState(rememberedSize)
  const [printed, setPrinted] = useState<Printed>()
  const [saved, setSaved] = useState<string>()
  const sheet = useRef<HTMLDivElement>(null)
  const action = useAction()
  const found = useLoaded(
    async signal =>
      Promise.all([
        services.patients.open({ patient }, { signal }),
        services.patients.summary({ patient }, { signal }),
      ]),
    [patient],
  )
  const save = () =>
    action.run(async () => {
      const now = await services.safekeeping.stamp({})
      flushSync(() => setPrinted(now))
      const bytes = await pdfOf(sheet.current!, { size, title: words('view.print') })
      setSaved(
        await figureFiles.save(words('print.file-name'), bytes, {
          what: 'summary',
          as: 'pdf',
          chart: patient,
        }),
      )
    })
  return (
    <Stack>
      <Group>
        <PaperChoice size={size} onChange={setSize} />
        <ActionButton busy={action.busy} disabled={!found.value} onClick={save}>
          {words('print.save')}
        </ActionButton>
      </Group>
      <Text size="sm">{words('print.warning')}</Text>
      {saved !== undefined && <Text role="status">{words('print.saved', { path: saved })}</Text>}
      {action.error !== undefined && <Problem error={action.error} />}
      {found.error !== undefined && <Problem error={found.error} />}
      {found.value && (
        <div className="sheet-frame">
          <SummarySheet
            key={`${size} ${printed?.at}`} // measured anew: what is printed at its foot needs room too
            ref={sheet}
            who={found.value[0]}
            summary={found.value[1]}
            printed={printed}
            size={size}
          />
        </div>
      )}
    </Stack>
  )
}
