import { ActionIcon, Button, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { MeasurePart } from '../../../shared/domain/measures/frame.ts'
import { notLookedFor } from '../../../shared/domain/measures/not-looked-for.ts'
import type { By, MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { isDue } from '../../../shared/domain/measures/change.ts'
import { say } from '../../../shared/words/message.ts'
import { useCaveat } from '../../client/casebook-kind.ts'
import { useDraft } from '../../client/drafts.ts'
import { useRouter, type Places } from '../../client/router.ts'
import { ControlFigure } from '../../figures/ControlFigure.tsx'
import { controlChart } from '../../figures/control-layout.ts'
import { countedText } from '../../figures/counted-text.ts'
import { FigureCaveatContext } from '../../figures/figure-caveat.ts'
import { CaveatNote } from '../../parts/CaveatNote.tsx'
import { usePublishedLines } from '../../parts/use-published-lines.ts'
import { useOutcomeChanges } from '../../parts/use-outcome-changes.ts'
import { useMeasure } from '../../parts/use-measure.ts'
import { isoText, isoToday } from '../../ui/dates.ts'
import { Empty, Problem, Working } from '../../ui/states.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { speak, spoken, words } from '../../ui/words.ts'
import { AgainstRisk } from './AgainstRisk.tsx'
import { Behind } from './Behind.tsx'
import { Changes } from './Changes.tsx'
import { Definition } from './Definition.tsx'
import { Doubts } from './Doubts.tsx'
import { Export } from './Export.tsx'
import { KindChoice } from './KindChoice.tsx'
import { Latest } from './Latest.tsx'
import './measure.css'
import { changeFromMix } from './change-from-mix.ts'
import { changing } from './ChangeForm.tsx'
import { Mix } from './Mix.tsx'
import { mixSpans } from './mix-spans.ts'
import { NewLimits } from './NewLimits.tsx'
import { POINT, PointChoice } from './PointChoice.tsx'
import { Published } from './Published.tsx'
import { Forecasts } from './Forecasts.tsx'
import { FoundWithin } from './FoundWithin.tsx'
import { isOfCases } from './risk-score.ts'

const spans = ['month', 'quarter', 'year'] as const satisfies readonly By[]
type Parameters = Places['measure']

/** One measure a page, like a printed control chart, with the people behind every point of it. */
export function MeasureView(parameters: Parameters) {
  const { measure: name, by = 'quarter', chart } = parameters
  const { go, replace } = useRouter()
  const { asked, series, error, isStopped, progress, stop, again } = useMeasure(name, { by, chart })
  const caveat = useCaveat()
  const back = () => go('outcomes')
  useEscape(back)
  const print = () => go('measure-sheet', { measure: name, by, chart })
  useHotkeys([['mod+P', print]], [])
  if (asked === null)
    return (
      <Stack>
        <ViewTitle>{words('view.measure')}</ViewTitle>
        <Empty title={words('measure.none')} action={<Button onClick={back}>{words('measure.back')}</Button>}>
          {words('measure.none-why')}
        </Empty>
      </Stack>
    )
  return (
    <Stack gap="sm">
      <div className="measure-head">
        <ActionIcon variant="subtle" color="gray" aria-label={words('measure.back')} onClick={back}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <div className="measure-title">
          <ViewTitle>{asked ? spoken(asked.whole.measure.title) : words('view.measure')}</ViewTitle>
          <Text size="sm" maw="75ch">
            {asked &&
              asked.whole.measure.says !== asked.whole.measure.title &&
              spoken(asked.whole.measure.says)}
          </Text>
          {asked?.own && (
            <Text size="sm" c="dimmed">
              {words('measure.own', {
                version: asked.own.version,
                day: isoText(asked.own.kept.slice(0, 10)),
              })}{' '}
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => go('own-measure', { measure: name })}
              >
                {words('measure.change')}
              </Button>
            </Text>
          )}
        </div>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={words('measure.by')}
            value={by}
            data={spans.map(each => ({ value: each, label: words('measure.by-what', { by: each }) }))}
            onChange={next => replace('measure', { measure: name, chart, by: next as By })}
          />
          {asked && (
            <KindChoice
              measure={asked.whole.measure}
              by={by}
              chart={chart}
              onChoose={next => replace('measure', { measure: name, by, chart: next })}
            />
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            onClick={print}
          >
            {words('measure.print')}
          </Button>
        </Group>
      </div>
      {error !== undefined && <Problem error={error} />}
      {isStopped && !series && (
        <Empty
          title={words('measure.stopped')}
          action={<Button onClick={again}>{words('measure.again')}</Button>}
        >
          {words('measure.stopped-why')}
        </Empty>
      )}
      {!series && !isStopped && error === undefined && (
        <>
          {asked && (
            <Working
              {...(progress ?? {
                phase: say('measure.counting', { title: spoken(asked.whole.measure.title) }),
                done: 0,
              })}
              onCancel={stop}
            />
          )}
          <Skeleton h={320} aria-busy />
        </>
      )}
      <CaveatNote caveat={caveat} />
      {asked && series && (
        <Page
          key={`${by} ${chart}`}
          whole={asked.whole}
          hash={asked.hash}
          series={series}
          parameters={{ ...parameters, by }}
          onChange={again}
        />
      )}
    </Stack>
  )
}

function withoutRow({ row: _row, ...others }: Parameters): Parameters {
  return others
}

function Page({
  whole,
  hash,
  series,
  parameters,
  onChange,
}: {
  whole: WholeMeasure
  hash: string
  series: MeasureSeries
  parameters: Parameters
  onChange(): void
}) {
  const { measure } = whole
  const { by = 'quarter' } = parameters
  const { replace } = useRouter()
  const caveat = useCaveat()
  const written = useOutcomeChanges()
  const published = usePublishedLines(measure.id)
  const changes = (written.value ?? []).filter(each => each.measure === measure.id)
  const latestPoint = series.points.findLast(({ isWhole, denominator }) => isWhole && denominator > 0)
  const [isWriting, setWriting] = useState(false)
  const [half, setHalf] = useDraft(changing, measure.id)
  const changed = (
    <>
      {written.error !== undefined && <Problem error={written.error} />}
      {published.error !== undefined && <Problem error={published.error} />}
      {written.value && (
        <Changes
          whole={whole}
          by={by}
          hash={hash}
          changes={changes}
          opened={parameters.change}
          now={countedText(latestPoint ?? series.total, measure)}
          {...{ isWriting, setWriting }}
        />
      )}
    </>
  )
  // One that waits comes before the chart; what is only written down stands below it.
  const waits = parameters.change !== undefined || changes.some(each => isDue(each, isoToday()))
  const { shown, unit } = controlChart(measure, series)
  // At first the latest that is judged: one's newest people are seen without a key.
  const latest = shown.findLastIndex(({ isWhole, value }) => isWhole && value !== null)
  const found = shown.findIndex(({ from }) => from === parameters.from)
  const chosen = [found, latest].find(place => place >= 0)
  const focus = useFocusWhenDrawn(`${parameters.from} ${parameters.part}`)
  const choose = (place: number) => {
    const mark = shown[Math.min(shown.length - 1, Math.max(0, place))]
    if (mark) replace('measure', { ...withoutRow(parameters), from: mark.from })
  }
  const toPoint = () => document.getElementById(POINT)
  const step = (by: 1 | -1) => {
    if (document.querySelector('[role="dialog"], [role="menu"]')) return
    focus(toPoint)
    choose((chosen ?? (by > 0 ? -1 : shown.length)) + by)
    toPoint()?.focus()
  }
  useHotkeys([
    ['ArrowLeft', () => step(-1)],
    ['ArrowRight', () => step(1)],
  ])
  // Enter may come before the people do: they get the keys when they are there.
  const [isEntered, setEntered] = useState(false)
  const showPart = (part: MeasurePart) => replace('measure', { ...parameters, part })
  const mark = chosen === undefined ? undefined : shown[chosen]
  return (
    <div className="measure-page">
      <div className="measure-main">
        <Latest whole={whole} series={series} />
        {waits && changed}
        {series.chart.kind === 'none' && (
          <Text size="sm">
            <strong>{words('measure.no-chart')}</strong> {speak(series.chart.reason)}{' '}
            {speak(series.chart.remedy)}
          </Text>
        )}
        {shown.length > 0 && (
          <FigureCaveatContext value={caveat}>
            <ControlFigure
              measure={measure}
              series={series}
              changes={changes}
              published={published.value}
              chosen={chosen}
              onChoose={choose}
            />
          </FigureCaveatContext>
        )}
        {shown.length > 0 && (
          <PointChoice
            shown={shown}
            unit={unit}
            measure={measure}
            chosen={chosen}
            onChoose={choose}
            onStep={step}
            onEnter={() => setEntered(true)}
          />
        )}
        {series.chart.kind === 'drawn' && (
          <section>
            <h3>{words('measure.reading')}</h3>
            <ul className="measure-reading">
              {series.chart.reading.map(each => (
                <li key={JSON.stringify(each)}>{speak(each)}</li>
              ))}
              <FoundWithin {...{ whole, by }} chart={parameters.chart} />
            </ul>
          </section>
        )}
        <Mix
          whole={whole}
          spans={mixSpans(series, shown, chosen)}
          isSpecial={(mark?.signals.length ?? 0) > 0}
          against={parameters.against}
          own={parameters.own}
          onAgainst={(next, own = parameters.own) => {
            const { against: _against, own: _own, ...others } = withoutRow(parameters)
            replace('measure', next ? { ...others, against: next, ...(own && { own }) } : others)
          }}
          onRow={row => {
            setEntered(true)
            replace('measure', { ...parameters, row: { ...row, keys: [...row.keys] } })
          }}
          onWrite={seen => {
            setHalf(changeFromMix(measure, seen, half))
            setWriting(true)
          }}
        />
        {!waits && changed}
        <NewLimits measure={measure} series={series} onChange={onChange} />
        <Published whole={whole} by={by} />
        {isOfCases(measure) && notLookedFor(whole, series).length === 0 && (
          <AgainstRisk whole={whole} by={by} />
        )}
        <Forecasts whole={whole} by={by} />
        <div className="measure-words">
          <Doubts series={series} />
          <Definition whole={whole} series={series} />
        </div>
        <Export whole={whole} series={series} />
      </div>
      <aside className="measure-aside" aria-label={words('measure.people-behind')}>
        <Behind
          whole={whole}
          mark={mark}
          part={parameters.part}
          row={parameters.row}
          onAllAgain={() => {
            setEntered(true)
            replace('measure', withoutRow(parameters))
          }}
          onPart={showPart}
          isEntered={isEntered}
          onReached={() => setEntered(false)}
        />
      </aside>
    </div>
  )
}
