import { Checkbox, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { z } from 'zod'
import { figureFiles } from '../../client/figure-files.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { whoseText } from '../../parts/born-text.ts'
import { Kept } from '../../parts/Kept.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { letterParts, LetterSheet } from './LetterSheet.tsx'
import { PaperChoice } from '../../parts/paper/PaperChoice.tsx'
import { rememberedSize } from '../../parts/paper/paper-sizes.ts'
import { pdfOf } from '../../parts/paper/pdf-of.ts'
import type { Printed } from './SheetFoot.tsx'

const letter = z.strictObject({
  to: z.string(),
  text: z.string(),
  /** Parts of the chart that stand below the text. */
  parts: z.array(z.enum(letterParts)),
})
const letterDraft: Draft<z.infer<typeof letter>> = {
  name: 'print.letter',
  initial: { to: '', text: '', parts: ['problems', 'medicines'] },
  keep: letter,
}

/** A letter on one page: to whom, what one writes or has written in a note, and the parts of the chart one chooses. */
export function LetterPrint({ patient }: { readonly patient: number }) {
  const about = { patient, of: 'letter' }
  const [draft, setDraft] = useDraft(letterDraft, about)
  const { to, text, parts } = draft
  const [size, setSize] = useState(rememberedSize)
  const [printed, setPrinted] = useState<Printed>()
  const [isTooLong, setTooLong] = useState(false)
  const [saved, setSaved] = useState<string>()
  const sheet = useRef<HTMLDivElement>(null)
  const action = useAction()
  const taking = useAction()
  const found = useLoaded(
    async signal =>
      Promise.all([
        services.patients.open({ patient }, { signal }),
        services.patients.summary({ patient }, { signal }),
        services.patients.notes({ patient }, { signal }),
      ]),
    [patient],
  )
  if (found.error !== undefined) return <Problem error={found.error} />
  if (!found.value) return null
  const [who, summary, notes] = found.value
  const own = notes.filter(each => each.own && each.status === 'final' && each.moved !== 'away')
  const take = (note: number) =>
    taking.run(async () => {
      const { text: noted } = await services.patients.readNote({ note })
      setDraft({ text: [text.trimEnd(), noted].filter(Boolean).join('\n\n') })
    })
  const save = () =>
    action.run(async () => {
      const now = await services.safekeeping.stamp({})
      flushSync(() => setPrinted(now))
      const bytes = await pdfOf(sheet.current!, { size, title: words('view.print') })
      setSaved(
        await figureFiles.save(words('letter.file-name'), bytes, {
          what: 'letter',
          as: 'pdf',
          chart: patient,
        }),
      )
    })
  return (
    <div className="letter-desk">
      <Stack>
        <Text size="sm" fw={600}>
          <bdi>{whoseText(who)}</bdi>
        </Text>
        <div className="letter-form">
          <Textarea
            label={words('letter.to')}
            autosize
            minRows={2}
            maxLength={1_000}
            value={to}
            onChange={event => setDraft({ to: event.currentTarget.value })}
          />
          <NativeSelect
            label={words('letter.note')}
            value=""
            data={[
              { value: '', label: words(own.length === 0 ? 'notes.none' : 'letter.no-note') },
              ...own.map(({ note, title, written }) => ({
                value: String(note),
                label: [dateText(written), title || words('notes.no-title')].join(' · '),
              })),
            ]}
            onChange={event => event.currentTarget.value !== '' && take(Number(event.currentTarget.value))}
          />
          <Textarea
            label={words('letter.text')}
            autosize
            minRows={5}
            maxRows={14}
            maxLength={20_000}
            value={text}
            onChange={event => setDraft({ text: event.currentTarget.value })}
          />
          <Checkbox.Group
            label={words('letter.parts')}
            value={[...parts]}
            onChange={next => setDraft({ parts: letterParts.filter(each => next.includes(each)) })}
          >
            <Group gap="sm">
              {letterParts.map(each => (
                <Checkbox key={each} value={each} label={words('letter.part', { part: each })} />
              ))}
            </Group>
          </Checkbox.Group>
        </div>
        <Kept draft={letterDraft} about={about} />
        <Group>
          <PaperChoice size={size} onChange={setSize} />
          <ActionButton busy={action.busy} disabled={isTooLong} onClick={save}>
            {words('print.save')}
          </ActionButton>
        </Group>
        <Text size="sm">{words('print.warning')}</Text>
        {isTooLong && <Text role="alert">{words('letter.too-long')}</Text>}
        {saved !== undefined && <Text role="status">{words('print.saved', { path: saved })}</Text>}
        {action.error !== undefined && <Problem error={action.error} />}
        {taking.error !== undefined && <Problem error={taking.error} />}
      </Stack>
      <div className="sheet-frame">
        <LetterSheet
          ref={sheet}
          who={who}
          summary={summary}
          to={to}
          text={text}
          parts={parts}
          printed={printed}
          size={size}
          onMeasured={setTooLong}
        />
      </div>
    </div>
  )
}
