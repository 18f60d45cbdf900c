import { ActionIcon, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Progress } from '../../../shared/contract/define.ts'
import { monthCsv, monthDictionary } from '../../../shared/domain/measures/month-csv.ts'
import type { MeasureSet } from '../../../shared/domain/measures/month.ts'
import { useCaveat } from '../../client/casebook-kind.ts'
import { figureFiles } from '../../client/figure-files.ts'
import type { AskedMeasure } from '../../client/measure-series.ts'
import { useRouter, type Places } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { PaperChoice } from '../../parts/paper/PaperChoice.tsx'
import { rememberedSize } from '../../parts/paper/paper-sizes.ts'
import '../../parts/paper/paper.css'
import { pdfOf } from '../../parts/paper/pdf-of.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoToday } from '../../ui/dates.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { spoken, words } from '../../ui/words.ts'
import { lastWholeMonth, monthLater, monthText } from './month-text.ts'
import { MonthSheet } from './MonthSheet.tsx'
import { SetChoice, type Chosen } from './SetChoice.tsx'

/** The counts of one calendar month, for whoever asks for them: on the page, on paper, and as a file. */
export function MonthCountView({ month }: Places['month-count']) {
  const { go } = useRouter()
  const back = () => go('outcomes')
  useEscape(back)
  const list = useLoaded(signal => services.measures.list({}, { signal }), [])
  const sets = useLoaded(signal => services.measures.sets({}, { signal }), [])
  const lastWhole = useLoaded(async signal => {
    const { upTo } = await services.measures.month({ month: thisMonth(), wholes: [] }, { signal })
    return lastWholeMonth(upTo ?? isoToday())
  }, [])
  const error = list.error ?? sets.error ?? lastWhole.error
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <ActionIcon variant="subtle" color="gray" aria-label={words('month.back')} onClick={back}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <ViewTitle>{words('view.month-count')}</ViewTitle>
      </Group>
      {error !== undefined && <Problem error={error} />}
      {(!list.value || !sets.value || !lastWhole.value) && error === undefined && (
        <Skeleton h={320} aria-busy />
      )}
      {list.value && sets.value && lastWhole.value && (
        <Counts
          asked={list.value}
          sets={sets.value}
          reloadSets={sets.reload}
          month={month ?? lastWhole.value}
        />
      )}
    </Stack>
  )
}

const thisMonth = () => isoToday().slice(0, 'YYYY-MM'.length)

interface CountsProps {
  readonly asked: readonly AskedMeasure[]
  readonly sets: readonly MeasureSet[]
  reloadSets(): void
  readonly month: string
}

function Counts({ asked, sets, reloadSets, month }: CountsProps) {
  const { replace } = useRouter()
  const caveat = useCaveat()
  const [chosen, setChosen] = useState<Chosen>(
    () => sets[0] ?? { name: '', measures: asked.map(({ whole }) => whole.measure.id) },
  )
  const [told, setTold] = useState('')
  const [size, setSize] = useState(rememberedSize)
  const [progress, setProgress] = useState<Progress>()
  const sheet = useRef<HTMLDivElement>(null)
  const saving = useAction()
  const key = `${month} ${chosen.measures.join(' ')}`
  const counted = useLoaded(
    async signal => {
      const wholes = chosen.measures.flatMap(
        id => asked.find(each => each.whole.measure.id === id)?.whole ?? [],
      )
      const table = await services.measures.month({ month, wholes }, { signal, onProgress: setProgress })
      return { key, table }
    },
    [key],
  )
  const table = counted.value?.key === key ? counted.value.table : undefined
  const to = (by: 1 | -1) => replace('month-count', { month: monthLater(month, by) })
  const files = { month: monthText(month), set: chosen.name }
  const save = (name: string, as: 'pdf' | 'csv', bytes: () => Promise<Uint8Array<ArrayBuffer>>) =>
    saving.run(async () => {
      const path = await figureFiles.save(`${name.trim()}.${as}`, await bytes(), { what: 'measure', as })
      if (path !== undefined) setTold(words('figure.saved', { path }))
    })
  const asText = (text: string) => async () => new TextEncoder().encode(text)
  return (
    <>
      <div className="month-head">
        <Group gap={4} role="group" aria-label={words('month.choose')}>
          <ActionIcon variant="default" size="lg" aria-label={words('month.earlier')} onClick={() => to(-1)}>
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <Text fw={600} miw="6rem" ta="center" aria-live="polite">
            {monthText(month)}
          </Text>
          <ActionIcon variant="default" size="lg" aria-label={words('month.later')} onClick={() => to(1)}>
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </Group>
        <SetChoice
          asked={asked}
          sets={sets}
          chosen={chosen}
          onChoose={setChosen}
          onChanged={said => {
            setTold(said)
            reloadSets()
          }}
        />
      </div>
      {chosen.measures.length === 0 && <Text>{words('month.none')}</Text>}
      <Group>
        <PaperChoice size={size} onChange={setSize} />
        <ActionButton
          busy={saving.busy || !table}
          onClick={() =>
            save(words('month.file', files), 'pdf', () =>
              pdfOf(sheet.current!, { size, title: words('month.title', { month: monthText(month) }) }),
            )
          }
        >
          {words('month.save-pdf')}
        </ActionButton>
        <ActionButton
          variant="default"
          busy={saving.busy || !table}
          onClick={() => table && save(words('month.file', files), 'csv', asText(monthCsv(table, spoken)))}
        >
          {words('month.save-csv')}
        </ActionButton>
        <ActionButton
          variant="default"
          busy={saving.busy}
          onClick={() => {
            const meaning = monthDictionary(
              column => words('month.meaning', { column }),
              words('month.empty-cell'),
            )
            save(words('month.dictionary-file', { set: chosen.name }), 'csv', asText(meaning))
          }}
        >
          {words('month.save-dictionary')}
        </ActionButton>
      </Group>
      <Text size="sm" role="status">
        {told}
      </Text>
      {saving.error !== undefined && <Problem error={saving.error} />}
      {counted.error !== undefined && <Problem error={counted.error} />}
      {!table && counted.error === undefined && progress && <Working {...progress} />}
      {!table && counted.error === undefined && <Skeleton h={320} aria-busy />}
      {table && (
        <div className="sheet-frame">
          <MonthSheet ref={sheet} table={table} name={chosen.name} size={size} caveat={caveat} />
        </div>
      )}
    </>
  )
}
