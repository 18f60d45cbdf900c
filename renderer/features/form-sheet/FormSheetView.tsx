import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { outcomeFormOf, outcomeForms } from '../../../shared/domain/forms/forms.ts'
import { figureFiles } from '../../client/figure-files.ts'
import { useRouter, type Places } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { PaperChoice } from '../../parts/paper/PaperChoice.tsx'
import '../../parts/paper/paper.css'
import { rememberedSize } from '../../parts/paper/paper-sizes.ts'
import { pdfOf } from '../../parts/paper/pdf-of.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { spoken, words } from '../../ui/words.ts'
import { FormSheet } from './FormSheet.tsx'

/** A form on one sheet of paper: for somebody, with her name and birth date on it, or blank. */
export function FormSheetView({ form: name, patient }: Places['form-sheet']) {
  const { go, back: wayBack, behind } = useRouter()
  const form = outcomeFormOf(name) ?? outcomeForms[0]!
  const [size, setSize] = useState(rememberedSize)
  const [isBlank, setBlank] = useState(patient === undefined)
  const [saved, setSaved] = useState<string>()
  const sheet = useRef<HTMLDivElement>(null)
  const action = useAction()
  const who = useLoaded(
    async signal => (patient === undefined ? undefined : services.patients.open({ patient }, { signal })),
    [patient],
  )
  const isReady = patient === undefined || who.value !== undefined
  const back = () => {
    if (behind.length > 0) wayBack()
    else if (patient === undefined) go('follow-up', {})
    else go('outcome-form', { patient, form: form.id })
  }
  useEscape(back)
  const named = isBlank ? undefined : who.value
  const save = () =>
    action.run(async () => {
      const title = spoken(form.title)
      const bytes = await pdfOf(sheet.current!, { size, title })
      const chart = named === undefined ? {} : { chart: named.patient }
      const file = words('form.file', { title })
      setSaved(await figureFiles.save(file, bytes, { what: 'form', as: 'pdf', ...chart }))
    })
  return (
    <Stack>
      <ViewTitle>{words('view.form-sheet')}</ViewTitle>
      <Group>
        <PaperChoice size={size} onChange={setSize} />
        {patient !== undefined && (
          <SegmentedControl
            aria-label={words('form.for-whom')}
            value={isBlank ? 'blank' : 'person'}
            data={(['person', 'blank'] as const).map(each => ({
              value: each,
              label: words('form.for', { whom: each }),
            }))}
            onChange={next => setBlank(next === 'blank')}
          />
        )}
        <ActionButton busy={action.busy} disabled={!isReady} onClick={save}>
          {words('measure-sheet.save')}
        </ActionButton>
        <ActionButton variant="default" busy={false} onClick={back}>
          {words('form.sheet-back')}
        </ActionButton>
      </Group>
      {saved !== undefined && <Text role="status">{words('figure.saved', { path: saved })}</Text>}
      {action.error !== undefined && <Problem error={action.error} />}
      {who.error !== undefined && <Problem error={who.error} />}
      {!isReady && who.error === undefined && <Skeleton h={320} aria-busy />}
      {isReady && (
        <div className="sheet-frame">
          <FormSheet ref={sheet} form={form} who={named} size={size} />
        </div>
      )}
    </Stack>
  )
}
