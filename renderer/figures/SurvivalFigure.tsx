import { scaleLinear } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import type { Interval } from '../../shared/domain/answer.ts'
import { Figure, type Drawing } from './Figure.tsx'
import { followedAxis } from './followed-axis.ts'
import type { SpokenArm } from './spoken-arm.ts'
import { spreadLabels } from './spread-labels.ts'
import { percent, stepAt, survivalFloor, thinned } from './survival-scale.ts'
import { survivalTable } from './survival-table.ts'
import { say } from '../../shared/words/message.ts'
import { number, words } from '../ui/words.ts'
import { Words } from './Words.tsx'
import { LINE, wordsWidth, wrapWords } from './wrap-words.ts'

type Arm = SpokenArm
interface SurvivalProps {
  readonly exposed: Arm
  readonly comparator: Arm
  readonly outcome: string
}

const PLOT_HEIGHT = 250
const MARK = 4
/** Nearer to each other than this, marks of people last seen would be a hatching: some stand for all. */
const MARKS_APART = 7
/** Below this there is no room for names beside the numbers at risk: they stand above them. */
const ROOMY = 560

/**
 * Share of people without the outcome over time, by arm, with intervals, people last seen, and the numbers
 * still followed.
 */
export function SurvivalFigure(props: SurvivalProps) {
  const { exposed, comparator, outcome } = props
  const horizon = exposed.curve.days.at(-1) ?? 1
  const { unit, label } = followedAxis(horizon)
  const names = { exposed: exposed.label, comparator: comparator.label, outcome }
  const sentence = words('survival.sentence', {
    ...names,
    risk: risk(exposed.riskPer100),
    unit,
    time: label(horizon),
    other: risk(comparator.riskPer100),
  })
  return (
    <Figure
      title={words('survival.title', names)}
      sentence={sentence}
      table={survivalTable(exposed, comparator)}
      leastWidth={380}
      mostWidth={860}
      draw={width => draw(width, props)}
    />
  )
}

const risk = ({ estimate, lower, upper }: Interval) => say('figure.interval-0', { estimate, lower, upper })

function draw(width: number, { exposed, comparator, outcome }: SurvivalProps): Drawing {
  const arms = [
    { arm: exposed, kind: 'exposed' },
    { arm: comparator, kind: 'comparator' },
  ] as const
  const horizon = exposed.curve.days.at(-1) ?? 1
  const axis = followedAxis(horizon)
  const roomy = width >= ROOMY
  const [left, right] = roomy ? [152, width - 160] : [44, width - 112]
  const floor = survivalFloor(Math.min(...arms.flatMap(({ arm }) => arm.curve.lower)))
  const share = wrapWords(
    floor > 0
      ? words('survival.share-from', { outcome, percent: percent(floor) })
      : words('survival.share', { outcome }),
    width - left,
    2,
  )
  const top = (share.length + 1) * LINE
  const bottom = top + PLOT_HEIGHT
  const digits = floor >= 0.9 ? 1 : 0
  const x = scaleLinear([0, horizon], [left, right])
  const y = scaleLinear([floor, 1], [bottom, top])

  const labels = arms.map(({ arm, kind }) => {
    const at = arm.curve.days.length - 1
    const name = wrapWords(arm.label, width - right - 16, 3)
    const [share, interval] = [
      words('figure.percent', { share: percent(arm.curve.survival[at]!, digits) }),
      words('figure.between', {
        lower: percent(arm.curve.lower[at]!, digits),
        upper: percent(arm.curve.upper[at]!, digits),
      }),
    ]
    const numbers = [
      ...(wordsWidth(`${share} ${interval}`) > width - right - 16
        ? [share, interval]
        : [`${share} ${interval}`]),
      words('figure.n', { people: arm.people }),
    ]
    return {
      arm,
      kind,
      name,
      numbers,
      end: y(arm.curve.survival[at]!),
      height: (name.length + numbers.length) * LINE + 6,
    }
  })
  const middles = spreadLabels(
    labels.map(({ end, height }) => ({ middle: end, height })),
    top - LINE,
    bottom + LINE,
  )

  const below = riskTable(arms, { left, width, roomy, top: bottom + 3.2 * LINE, x })
  return {
    height: below.bottom + 0.5 * LINE,
    content: (
      <>
        <Words
          lines={share}
          full={words('survival.share', { outcome })}
          x={left}
          y={(share.length * LINE) / 2}
          className="quiet"
        />
        {y.ticks(5).map(tick => (
          <g key={tick}>
            <line className="rule" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <Words lines={[String(Number(percent(tick, 1)))]} x={left - 8} y={y(tick)} anchor="end" />
          </g>
        ))}
        {arms.toReversed().map(({ arm, kind }) => (
          <Steps key={kind} arm={arm} kind={kind} x={x} y={y} />
        ))}
        {labels.map(({ arm, kind, name, numbers, end, height }, k) => {
          const start = middles[k]! - height / 2 + 3
          return (
            <g key={kind}>
              <path
                className={`${kind}${kind === 'comparator' ? ' dash' : ''}`}
                d={`M${right + 2},${end}L${right + 12},${middles[k]!}`}
              />
              <Words
                lines={name}
                full={arm.label}
                source
                x={right + 16}
                y={start + (name.length * LINE) / 2}
                className={`${kind} strong`}
              />
              <Words
                lines={numbers}
                x={right + 16}
                y={start + (name.length + numbers.length / 2) * LINE}
                className={kind}
              />
            </g>
          )
        })}
        <line className="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
        {exposed.curve.atRiskDays.map(day => (
          <g key={day}>
            <line className="axis" x1={x(day)} x2={x(day)} y1={bottom} y2={bottom + 5} />
            <Words lines={[axis.label(day)]} x={x(day)} y={bottom + LINE} anchor="middle" />
          </g>
        ))}
        <Words
          lines={[axis.title]}
          x={(left + right) / 2}
          y={bottom + 2.1 * LINE}
          anchor="middle"
          className="quiet"
        />
        {below.content}
      </>
    ),
  }
}

type Scale = (value: number) => number

/** Steps, their interval as a band, and a tick where people were last seen. */
function Steps({
  arm: {
    curve: { days, survival, lower, upper, censoredDays },
  },
  kind,
  x,
  y,
}: {
  arm: Arm
  kind: 'exposed' | 'comparator'
  x: Scale
  y: Scale
}) {
  const points = [...days.keys()]
  const steps = line<number>(
    k => x(days[k]!),
    k => y(survival[k]!),
  ).curve(curveStepAfter)
  const band = area<number>(
    k => x(days[k]!),
    k => y(lower[k]!),
    k => y(upper[k]!),
  ).curve(curveStepAfter)
  const seenLast = censoredDays.filter(day => day <= days.at(-1)!)
  const shown = new Set(thinned(seenLast.map(x), MARKS_APART))
  return (
    <g>
      <path className={`band ${kind}`} d={band(points) ?? ''} />
      <path className={`line ${kind}${kind === 'comparator' ? ' dash' : ''}`} d={steps(points) ?? ''} />
      {seenLast
        .filter(day => shown.has(x(day)))
        .map(day => {
          const level = y(survival[stepAt(days, day)]!)
          return (
            <line key={day} className={kind} x1={x(day)} x2={x(day)} y1={level - MARK} y2={level + MARK} />
          )
        })}
    </g>
  )
}

/** People still followed, under the ticks of the axis. */
function riskTable(
  arms: ReadonlyArray<{ arm: Arm; kind: 'exposed' | 'comparator' }>,
  { left, width, roomy, top, x }: { left: number; width: number; roomy: boolean; top: number; x: Scale },
) {
  const widest = Math.max(
    ...arms.flatMap(({ arm }) => arm.curve.atRisk).map(people => wordsWidth(number(people, 0))),
  )
  const shown = new Set(thinned(arms[0]!.arm.curve.atRiskDays.map(x), widest + 8))
  const note = wrapWords(words('survival.note'), width, 2)
  let bottom = top + 1.3 * LINE
  const rows = arms.map(({ arm, kind }) => {
    const name = wrapWords(arm.label, roomy ? left - 2 - wordsWidth('0000') : width, roomy ? 2 : 1)
    const height = roomy ? name.length * LINE + 4 : 2 * LINE + 2
    const row = {
      arm,
      kind,
      name,
      nameY: roomy ? bottom + height / 2 : bottom + LINE / 2,
      numbersY: roomy ? bottom + height / 2 : bottom + 1.5 * LINE,
    }
    bottom += height
    return row
  })
  return {
    bottom: bottom + (note.length + 0.5) * LINE,
    content: (
      <>
        <Words lines={[words('survival.followed')]} x={0} y={top + LINE / 2} className="strong" />
        {rows.map(({ arm, kind, name, nameY, numbersY }) => (
          <g key={kind}>
            <Words lines={name} full={arm.label} source x={0} y={nameY} className={kind} />
            {arm.curve.atRiskDays.map(
              (day, k) =>
                shown.has(x(day)) && (
                  <Words
                    key={day}
                    lines={[number(arm.curve.atRisk[k]!, 0)]}
                    x={x(day)}
                    y={numbersY}
                    anchor="middle"
                  />
                ),
            )}
          </g>
        ))}
        <Words lines={note} x={0} y={bottom + ((note.length + 1) * LINE) / 2} className="quiet" />
      </>
    ),
  }
}
