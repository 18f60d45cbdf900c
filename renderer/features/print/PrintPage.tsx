import { Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import './print.css'
import { figureFiles } from '../../client/figure-files.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { paperSizes, rememberedSize, rememberSize, type PaperSize } from './paper-sizes.ts'
import { SummarySheet, type Printed } from './SummarySheet.tsx'

/** What the page would print of this sheet alone, as a PDF. */
async function pdfOf(sheet: HTMLElement, size: PaperSize): Promise<Uint8Array<ArrayBuffer>> {
  const copy = document.createElement('div')
  copy.className = 'print-sheet'
  copy.append(sheet.cloneNode(true))
  document.body.append(copy)
  const title = document.title
  document.title = words('view.print')
  try {
    const { widthInches, heightInches } = paperSizes[size]
    return await figureFiles.print(widthInches, heightInches)
  } finally {
    copy.remove()
    document.title = title
  }
}

/** A chart's summary as it will stand on paper, before it is saved. */
export function PrintPage({ patient }: { readonly patient: number }) {
  const { go } = useRouter()
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
  const back = () => go('chart', { patient })
  useEscape(back)
  const save = () =>
    action.run(async () => {
      const now = await services.safekeeping.stamp({})
      flushSync(() => setPrinted(now))
      const bytes = await pdfOf(sheet.current!, size)
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
      <ViewTitle>{words('view.print')}</ViewTitle>
      <Group>
        <SegmentedControl
          aria-label={words('print.paper')}
          value={size}
          data={[
            { value: 'a4', label: words('print.size', { size: 'a4' }) },
            { value: 'letter', label: words('print.size', { size: 'letter' }) },
          ]}
          onChange={next => {
            rememberSize(next as PaperSize)
            setSize(next as PaperSize)
          }}
        />
        <ActionButton busy={action.busy} disabled={!found.value} onClick={save}>
          {words('print.save')}
        </ActionButton>
        <ActionButton variant="default" busy={false} onClick={back}>
          {words('chart.back-to')}
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
