import { Divider, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Moment } from '../../../shared/domain/moment.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { JudgedLines } from './JudgedLines.tsx'
import { OpenReading } from './OpenReading.tsx'
import { PageText } from './PageText.tsx'
import { ReportRows } from './ReportRows.tsx'
import { dateBy, isBornOtherwise, leftToSay, type ReportTold } from './said.ts'
import { calledText, certainOne, useLikely, WhoseReport } from './WhoseReport.tsx'

interface Whose {
  readonly patient: number
  readonly name: string
  readonly birth?: Moment | undefined
}

/** A report that waits: each page beside what was put together from it, and the word to read it. */
export function ReportView({ source }: { readonly source: number }) {
  const [order, setOrder] = useState<'day-first' | 'month-first'>()
  const [decimal, setDecimal] = useState<'point' | 'comma'>()
  const first = useLoaded(signal => services.intake.reportOf({ source }, { signal }), [source])
  const asked = { source, ...(order && { order }), ...(decimal && { decimal }) }
  const told = useLoaded(signal => services.intake.reportOf(asked, { signal }), [source, order, decimal])
  const { go } = useRouter()
  useEscape(() => go('intake'))
  const shown = told.value ?? first.value
  const error = told.error ?? first.error
  if (error !== undefined && !shown) return <Problem error={error} />
  if (!shown || !first.value) return <Skeleton h={240} aria-busy />
  return (
    <Review
      key={source}
      source={source}
      first={first.value}
      told={shown}
      onOrder={setOrder}
      onDecimal={setDecimal}
      said={{ ...(order && { order }), ...(decimal && { decimal }) }}
    />
  )
}

interface ReviewProps {
  readonly source: number
  /** What the report says by itself. */
  readonly first: ReportTold
  /** The same, read as was said since. */
  readonly told: ReportTold
  readonly said: { readonly order?: 'day-first' | 'month-first'; readonly decimal?: 'point' | 'comma' }
  onOrder(order: 'day-first' | 'month-first'): void
  onDecimal(decimal: 'point' | 'comma'): void
}

function Review({ source, first, told, said, onOrder, onDecimal }: ReviewProps) {
  const { go } = useRouter()
  const { pages, proposal, path } = told
  const { about, rows } = proposal
  const [chosen, setWhose] = useState<Whose>()
  const [yes, setYes] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState<string>()
  const [laboratory, setLaboratory] = useState(about.laboratory ?? '')
  const [number, setNumber] = useState(about.number ?? '')
  const action = useAction()
  const view = useRef<HTMLDivElement>(null)
  const likely = useLikely(first.proposal.about)
  // Where two things that the report says agree with somebody, she is proposed; whoever looks may choose another.
  const certain = certainOne(likely.value ?? [], about)
  const whose =
    chosen ?? (certain && { patient: certain.patient, name: calledText(certain), birth: certain.birth })
  const left = leftToSay(proposal, whose?.patient)
  const collected = dateBy(about.collected, proposal.order)
  const doubtful = rows.filter(({ id, doubts }) => yes.has(id) && doubts.length > 0).length
  const read = () => {
    if (left.length > 0 || !whose) return
    action.run(async () => {
      await services.intake.readReport({
        source,
        ...said,
        patient: whose.patient,
        collected: collected ?? null,
        laboratory,
        number,
        rows: rows.flatMap(({ id }) => (yes.has(id) ? [id] : [])),
      })
      // Whoever has gone elsewhere in the meantime is left there.
      if (view.current) go('intake')
    })
  }
  return (
    <Stack ref={view}>
      <ViewTitle>{words('view.report')}</ViewTitle>
      <Text size="sm">
        <bdi>{path}</bdi>
      </Text>
      <Text size="sm" c="dimmed" maw="75ch">
        {words('report.review-why')}
      </Text>
      <div className="report-review">
        <section className="report-pages" aria-label={words('report.drawn-as-text')} tabIndex={0}>
          <Text size="xs" c="dimmed">
            {words('report.drawn-as-text')}
          </Text>
          {pages.map((page, at) => (
            <PageText
              key={at}
              page={page}
              number={at + 1}
              of={pages.length}
              boxes={rows.filter(row => row.page === at + 1)}
              current={current}
            />
          ))}
        </section>
        <Stack>
          <WhoseReport
            about={about}
            likely={likely.value ?? []}
            error={likely.error}
            chosen={whose?.patient}
            chosenName={whose?.name}
            isBornOtherwise={isBornOtherwise(about, whose?.birth)}
            onChoose={(patient, name, birth) => setWhose({ patient, name, birth })}
          />
          <OpenReading
            proposal={proposal}
            isOrderOpen={leftToSay(first.proposal, 0).includes('report.left-order')}
            isDecimalOpen={leftToSay(first.proposal, 0).includes('report.left-decimal')}
            onOrder={onOrder}
            onDecimal={onDecimal}
          />
          <Group>
            <TextInput
              size="xs"
              label={words('report.laboratory')}
              value={laboratory}
              onChange={event => setLaboratory(event.currentTarget.value)}
            />
            <TextInput
              size="xs"
              label={words('report.number')}
              value={number}
              onChange={event => setNumber(event.currentTarget.value)}
            />
          </Group>
          <Divider />
          <Title order={3} size="h4">
            {words('report.rows')}
          </Title>
          {rows.length === 0 ? (
            <Text size="sm">{words('report.no-rows')}</Text>
          ) : (
            <ReportRows rows={rows} yes={yes} current={current} onYes={setYes} onCurrent={setCurrent} />
          )}
          <Text size="sm" role="status">
            {words('report.said-yes', { yes: yes.size, of: rows.length, doubtful })}{' '}
            {left.map(each => words(each)).join(' ')}
          </Text>
          {action.error !== undefined && <Problem error={action.error} />}
          <Group>
            <ActionButton busy={action.busy} disabled={left.length > 0} onClick={read}>
              {words('report.read', { rows: yes.size })}
            </ActionButton>
            <ActionButton variant="default" busy={action.busy} onClick={() => go('intake')}>
              {words('frame.cancel')}
            </ActionButton>
            {whose && (
              <Text size="sm" fw={600}>
                <bdi>{whose.name}</bdi>
              </Text>
            )}
          </Group>
          <JudgedLines lines={proposal.lines} />
        </Stack>
      </div>
    </Stack>
  )
}
