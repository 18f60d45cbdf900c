import { Skeleton, Stack, Tabs } from '@mantine/core'
import { useState } from 'react'
import { factKinds } from '../../../shared/domain/fact.ts'
import './chart.css'
import { useRouter, type ViewId } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { FormButton } from '../../parts/FormButton.tsx'
import { VisitButton } from '../../parts/VisitButton.tsx'
import { moveAmongRows } from '../../ui/rows.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { words } from '../../ui/words.ts'
import { Banner } from './Banner.tsx'
import { Erase } from './Erase.tsx'
import { ChartPanel } from './ChartPanel.tsx'
import { CriticalStrip } from './CriticalStrip.tsx'
import { NoteBeside } from './NoteBeside.tsx'
import { PictureAge } from './PictureAge.tsx'
import { SourceContext, type Sourced } from './source-of.ts'
import { SourceDialog } from './SourceDialog.tsx'
import { SummaryAside } from './SummaryAside.tsx'
import { TrendDialog, type Trended } from './TrendDialog.tsx'
import { tabOf, tabs, type Tab } from './tabs.ts'
import { useChartKeys } from './use-chart-keys.ts'
import { useWriting } from './use-writing.ts'

interface ChartParameters {
  readonly patient: number
  readonly tab?: string | undefined
}

/** Another patient is another chart: nothing of the one before stays. */
export const ChartPage = (parameters: ChartParameters) => (
  <ChartView key={parameters.patient} {...parameters} />
)

const panel = () =>
  [...document.querySelectorAll<HTMLElement>('.chart-panel')].find(each => each.checkVisibility())
/** The first button of what is decided beside an answer. */
const deciding = () => document.querySelector<HTMLElement>('.deciding button')
const isInNote = () => document.activeElement?.closest('.note-beside') instanceof Element

/** Where one goes back to from a chart that was opened there; from anywhere else to the patients. */
const backTexts: Readonly<Partial<Record<ViewId, string>>> = {
  today: words('chart.back-to-today'),
  measure: words('chart.back-to-measure'),
}

/**
 * One patient: who she is stays in sight; the whole picture on the first page, and a page each for what it is made of.
 */
function ChartView({ patient, tab: chosen }: ChartParameters) {
  const { go, replace, back: wayBack, behind } = useRouter()
  const from = behind.at(-1)?.view
  const wayBackText = backTexts[from ?? 'patients']
  const banner = useLoaded(signal => services.patients.open({ patient }, { signal }), [patient])
  const [isErasing, setErasing] = useState(false)
  const summary = useLoaded(signal => services.patients.summary({ patient }, { signal }), [patient])
  const [source, setSource] = useState<Sourced>()
  const [trend, setTrend] = useState<Trended>()
  const { tab, kind } = tabOf(chosen)
  const focus = useFocusWhenDrawn(tab)
  const back = () => (wayBackText ? wayBack() : go('patients'))
  const writing = useWriting({
    patient,
    behind: panel,
    onStored: () => {
      banner.reload()
      summary.reload()
    },
  })
  useEscape(() => {
    if (!isInNote()) back()
  })
  useEscape(
    () => {
      if (isInNote()) writing.onClose()
    },
    { evenWriting: true },
  )
  const to = (name: string) => replace('chart', { patient, tab: name })
  const show = (next: Tab) => {
    if (next === tab) panel()?.focus()
    else focus(panel)
    to(next)
  }
  const decide = () => {
    if (tab === 'summary') deciding()?.focus()
    else {
      focus(deciding)
      to('summary')
    }
  }
  useChartKeys({
    onTab: show,
    onWrite: writing.onWrite,
    onSource: setSource,
    onDecide: decide,
    onPrint: () => go('print', { patient }),
  })
  if (banner.error !== undefined) return <Problem error={banner.error} />
  const who = banner.value
  if (!who)
    return (
      <Stack aria-busy>
        <Skeleton h={52} />
        <Skeleton h={36} />
        <Skeleton h={240} />
      </Stack>
    )
  const picture = summary.value
  const hasAside = tab === 'summary'
  // Of most people nobody has read a genome.
  const shown = tabs.filter(each => each !== 'genes' || each === tab || who.counts.variant > 0)
  const facts = factKinds.reduce((n, each) => n + who.counts[each], 0)
  return (
    <SourceContext value={setSource}>
      <div role="presentation" className="chart-page" onKeyDown={moveAmongRows}>
        <Banner
          who={who}
          backTo={wayBackText ?? words('chart.back')}
          onBack={back}
          onJoined={() => go('joined', { patient })}
          onErase={() => setErasing(true)}
        />
        {isErasing && <Erase who={who} onClose={() => setErasing(false)} />}
        <CriticalStrip patient={who.patient} />
        <Tabs
          value={tab}
          onChange={next => next !== null && to(next)}
          keepMounted={false}
          className="chart-tabs"
        >
          <div className="tab-line">
            <Tabs.List>
              {shown.map(each => (
                <Tabs.Tab key={each} value={each}>
                  {each === 'facts' ? words('tab.facts', { facts }) : words(`tab.${each}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <VisitButton patient={patient} />
            <FormButton patient={patient} />
            <PictureAge who={who} picture={picture} />
          </div>
          <div className={writing.isBeside || hasAside ? 'chart-body with-side' : 'chart-body'}>
            <div className="chart-main" key={writing.stored}>
              {shown.map(each => (
                <Tabs.Panel key={each} value={each} className="chart-panel" tabIndex={-1}>
                  {summary.error !== undefined && <Problem error={summary.error} />}
                  <ChartPanel
                    tab={each}
                    kind={kind}
                    who={who}
                    picture={picture}
                    writing={writing}
                    onTrend={setTrend}
                    onTab={show}
                    onPlace={to}
                  />
                </Tabs.Panel>
              ))}
            </div>
            {(writing.isBeside || hasAside) && (
              <div className="chart-side">
                {writing.isBeside && <NoteBeside who={who} {...writing} />}
                {picture && hasAside && (
                  <SummaryAside
                    patient={patient}
                    picture={picture}
                    writing={writing}
                    onTab={show}
                    onDecided={summary.reload}
                  />
                )}
              </div>
            )}
          </div>
        </Tabs>
        {trend && <TrendDialog patient={patient} trend={trend} onClose={() => setTrend(undefined)} />}
        {source && <SourceDialog of={source} onClose={() => setSource(undefined)} />}
      </div>
    </SourceContext>
  )
}
