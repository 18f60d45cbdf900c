import { Group, Skeleton, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { useCaveat } from '../../client/casebook-kind.ts'
import { figureFiles } from '../../client/figure-files.ts'
import { useRouter, type Places } from '../../client/router.ts'
import { PaperChoice } from '../../parts/paper/PaperChoice.tsx'
import { rememberedSize } from '../../parts/paper/paper-sizes.ts'
import { pdfOf } from '../../parts/paper/pdf-of.ts'
import '../../parts/paper/paper.css'
import { usePublishedLines } from '../../parts/use-published-lines.ts'
import { useOutcomeChanges } from '../../parts/use-outcome-changes.ts'
import { useMeasure } from '../../parts/use-measure.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, type Loaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { spoken, words } from '../../ui/words.ts'
import { MeasureSheet } from './MeasureSheet.tsx'

/** Whether what was asked for is there, or will not come. */
const isLoaded = ({ value, error }: Pick<Loaded<unknown>, 'value' | 'error'>) =>
  (value ?? error) !== undefined

/** A measure as it will stand on one sheet of paper, before it is saved. Nobody is named on it. */
export function MeasureSheetView({ measure, by, chart }: Places['measure-sheet']) {
  const { go, back: wayBack, behind } = useRouter()
  const caveat = useCaveat()
  const [size, setSize] = useState(rememberedSize)
  const [saved, setSaved] = useState<string>()
  const sheet = useRef<HTMLDivElement>(null)
  const action = useAction()
  const { asked, series, error } = useMeasure(measure, { by, chart })
  const changes = useOutcomeChanges()
  const published = usePublishedLines(measure)
  const back = () => (behind.at(-1)?.view === 'measure' ? wayBack() : go('measure', { measure, by, chart }))
  useEscape(back)
  const save = () =>
    action.run(async () => {
      if (!asked) return
      const title = spoken(asked.whole.measure.title)
      const bytes = await pdfOf(sheet.current!, { size, title })
      const name = words('measure-sheet.file', { title })
      setSaved(await figureFiles.save(name, bytes, { what: 'measure', as: 'pdf' }))
    })
  return (
    <Stack>
      <ViewTitle>{words('view.measure-sheet')}</ViewTitle>
      <Group>
        <PaperChoice size={size} onChange={setSize} />
        <ActionButton busy={action.busy} disabled={!asked || !series} onClick={save}>
          {words('measure-sheet.save')}
        </ActionButton>
        <ActionButton variant="default" busy={false} onClick={back}>
          {words('measure-sheet.back')}
        </ActionButton>
      </Group>
      {saved !== undefined && <Text role="status">{words('figure.saved', { path: saved })}</Text>}
      {action.error !== undefined && <Problem error={action.error} />}
      {error !== undefined && <Problem error={error} />}
      {!series && error === undefined && <Skeleton h={320} aria-busy />}
      {published.error !== undefined && <Problem error={published.error} />}
      {asked && series && isLoaded(changes) && isLoaded(published) && (
        <div className="sheet-frame">
          <MeasureSheet
            key={size}
            ref={sheet}
            whole={asked.whole}
            series={series}
            size={size}
            caveat={caveat}
            published={published.value}
            changes={(changes.value ?? []).filter(each => each.measure === measure)}
          />
        </div>
      )}
    </Stack>
  )
}
