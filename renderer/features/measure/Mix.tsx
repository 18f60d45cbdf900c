import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import type { Progress } from '../../../shared/contract/define.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { MixStatement } from '../../../shared/domain/measures/mix.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { useDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { periodText } from '../../ui/dates.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { speak, words } from '../../ui/words.ts'
import { againsts, type Against, type MixSpans, type OwnDays, type Span } from './mix-spans.ts'
import { MixTable, type ChosenRow } from './MixTable.tsx'
import { OwnSpans } from './OwnSpans.tsx'
import { riskAsked, scoreDraft } from './risk-score.ts'

/** The heading, which takes the keys when it is opened. */
const TITLE = 'measure-mix'

interface MixProps {
  readonly whole: WholeMeasure
  readonly spans: MixSpans | undefined
  /** Whether the chart says that chance alone seldom does this. */
  readonly isSpecial: boolean
  /** What the chosen span is held against; undefined while it is closed. */
  readonly against: Against | undefined
  /** The days that were chosen, where they are one's own. */
  readonly own: OwnDays | undefined
  onAgainst(against: Against | undefined, own?: OwnDays): void
  onRow(row: ChosenRow): void
  onWrite(seen: MixStatement): void
}

/** What lies behind a point: this span against one before, by who came and how it was done; the data first. */
export function Mix({ whole, spans, isSpecial, against, own, onAgainst, onRow, onWrite }: MixProps) {
  const focus = useFocusWhenDrawn(against)
  const offered = againsts.filter(each => each === 'own' || spans?.against[each])
  const shown = against && (offered.includes(against) ? against : offered[0])
  const compared = spans && shown && comparedBy(spans, shown, own)
  const begin = own ?? (spans && daysAtFirst(spans))
  return (
    <section aria-labelledby={TITLE}>
      <h3 id={TITLE} tabIndex={-1}>
        {words('mix.title')}
      </h3>
      {against === undefined && <Text size="sm">{words(isSpecial ? 'mix.hint-special' : 'mix.hint')}</Text>}
      {spans && offered[0] === 'own' && (
        <Text size="sm" c="dimmed">
          {words('mix.none-before')}
        </Text>
      )}
      {against === undefined && spans && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            focus(() => document.getElementById(TITLE))
            onAgainst(offered[0])
          }}
        >
          {words('mix.open')}
        </Button>
      )}
      {spans && shown && (
        <>
          <Group gap="sm">
            <Text size="sm">
              {nowText(shown === 'own' && own ? { ...spans, is: 'own', now: own.now } : spans)}
            </Text>
            <SegmentedControl
              size="xs"
              aria-label={words('mix.span-against')}
              value={shown}
              data={offered.map(kind => ({ value: kind, label: words('mix.against', { kind }) }))}
              onChange={next => onAgainst(next as Against)}
            />
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => {
                focus(() => document.getElementById(TITLE))
                onAgainst(undefined)
              }}
            >
              {words('mix.close')}
            </Button>
          </Group>
          {shown === 'own' && begin && <OwnSpans days={begin} onCompare={days => onAgainst('own', days)} />}
          {compared && <Found key={JSON.stringify(compared)} {...compared} {...{ whole, onRow, onWrite }} />}
        </>
      )}
    </section>
  )
}

/** What is counted and compared; undefined until somebody has chosen days of her own. */
function comparedBy(
  { now, against }: MixSpans,
  shown: Against,
  own: OwnDays | undefined,
): OwnDays | undefined {
  if (shown === 'own') return own
  const before = against[shown]
  return before && { now, before }
}

/** What stands in the fields at first: the point, and what is before it where there is anything. */
function daysAtFirst({ now, against }: MixSpans): { now: Span; before: Span | undefined } {
  return { now, before: againsts.flatMap(each => (each === 'own' ? [] : (against[each] ?? [])))[0] }
}

type Now = Pick<MixSpans, 'now' | 'periods'> & { readonly is: MixSpans['is'] | 'own' }

function nowText({ is, now, periods }: Now): string {
  const period = periodText(now.from, now.to)
  return is === 'pattern' ? words('mix.now-pattern', { periods, period }) : words(`mix.now-${is}`, { period })
}

interface FoundProps extends Pick<MixProps, 'whole' | 'onRow' | 'onWrite'> {
  readonly now: Span
  readonly before: Span
}

function Found({ whole, now, before, onRow, onWrite }: FoundProps) {
  const [progress, setProgress] = useState<Progress>()
  const [stop] = useState(() => new AbortController())
  const [{ model, score }] = useDraft(scoreDraft, whole.measure.id)
  const { value, error } = useLoaded(
    left =>
      services.measures.mix(
        { whole, before, after: now, ...(score && { risk: riskAsked(score, modelIn(model)) }) },
        { signal: AbortSignal.any([left, stop.signal]), onProgress: setProgress },
      ),
    [whole.measure.id, JSON.stringify([score, model])],
  )
  if (error !== undefined && !value) return <Problem error={error} />
  if (!value)
    return (
      <Working {...(progress ?? { phase: say('mix.counting'), done: 0 })} onCancel={() => stop.abort()} />
    )
  const tables = (isCaseMix: boolean) =>
    value.factors
      .filter(each => each.isCaseMix === isCaseMix)
      .map(factor => (
        <MixTable
          key={factor.is}
          {...{ whole, factor, onRow }}
          unit={value.unit}
          score={value.score}
          spans={{ now, before }}
        />
      ))
  return (
    <div className="measure-mix">
      <h4>{words('mix.data-first')}</h4>
      <Said all={value.explanations} />
      <Said all={value.reading} />
      <Button size="compact-sm" variant="default" onClick={() => onWrite(value)}>
        {words('mix.write')}
      </Button>
      <h4>{words('mix.who')}</h4>
      {value.unit === 'share' && (
        <Text size="sm" c="dimmed">
          {words('mix.parts-hint')}
        </Text>
      )}
      {tables(true)}
      <h4>{words('mix.how')}</h4>
      {tables(false)}
      {value.left.length > 0 && (
        <Text size="sm" c="dimmed">
          {words('mix.left', {
            factors: value.left.map(factor => words('mix.factor-in-list', { factor })),
          })}
        </Text>
      )}
      <h4>{words('mix.doubts')}</h4>
      <Said all={value.doubts} />
    </div>
  )
}

/** A score that is itself the risk has no model. */
const modelIn = (model: string | undefined) => (model === 'recorded' ? undefined : model)

function Said({ all }: { all: readonly Message[] }) {
  return (
    <ul className="measure-reading">
      {all.map(each => (
        <li key={JSON.stringify(each)}>{speak(each)}</li>
      ))}
    </ul>
  )
}
