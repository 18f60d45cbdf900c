import { Group, Skeleton, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { figureFiles } from '../../client/figure-files.ts'
import { useRouter } from '../../client/router.ts'
import { useShown, wholeLogbook } from '../../parts/logbook/logbook-lines.ts'
import { PaperChoice } from '../../parts/paper/PaperChoice.tsx'
import '../../parts/paper/paper.css'
import { rememberedSize } from '../../parts/paper/paper-sizes.ts'
import { pdfOf } from '../../parts/paper/pdf-of.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText, isoToday } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { LogbookSheets } from './LogbookSheets.tsx'

/** The operations that the logbook shows, as they will stand on paper, before they are saved. */
export function LogbookSheetView() {
  const { go, back: wayBack, behind } = useRouter()
  const [shown] = useShown()
  const [size, setSize] = useState(rememberedSize)
  const [saved, setSaved] = useState<string>()
  const sheets = useRef<HTMLDivElement>(null)
  const action = useAction()
  const { value, error } = useLoaded(signal => wholeLogbook(shown, signal), [shown])
  const back = () => (behind.at(-1)?.view === 'logbook' ? wayBack() : go('logbook'))
  useEscape(back)
  const save = () =>
    action.run(async () => {
      const title = words('logbook.file', { date: isoText(isoToday()) })
      const bytes = await pdfOf(sheets.current!, { size, title, pages: sheets.current!.childElementCount })
      setSaved(await figureFiles.save(`${title}.pdf`, bytes, { what: 'logbook', as: 'pdf' }))
    })
  return (
    <Stack>
      <ViewTitle>{words('view.logbook-sheet')}</ViewTitle>
      <Group>
        <PaperChoice size={size} onChange={setSize} />
        <ActionButton busy={action.busy} disabled={!value || value.total === 0} onClick={save}>
          {words('measure-sheet.save')}
        </ActionButton>
        <ActionButton variant="default" busy={false} onClick={back}>
          {words('logbook.sheet-back')}
        </ActionButton>
      </Group>
      {saved !== undefined && <Text role="status">{words('figure.saved', { path: saved })}</Text>}
      {action.error !== undefined && <Problem error={action.error} />}
      {error !== undefined && <Problem error={error} />}
      {!value && error === undefined && <Skeleton h={320} aria-busy />}
      {value && value.total === 0 && <Text size="sm">{words('logbook.none-found')}</Text>}
      {value && value.total > 0 && (
        <div className="sheet-frame">
          <LogbookSheets key={size} ref={sheets} logbook={value} size={size} />
        </div>
      )}
    </Stack>
  )
}
