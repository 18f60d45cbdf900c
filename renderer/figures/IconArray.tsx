import type { Estimate, Interval } from '../../shared/domain/answer.ts'
import { Figure, type Drawing } from './Figure.tsx'
import { Words } from './Words.tsx'
import { LINE, wordsWidth, wrapWords } from './wrap-words.ts'

type Arm = Estimate['exposed']
interface IconArrayProps {
  readonly exposed: Arm
  readonly comparator: Arm
  readonly outcome: string
  readonly horizonDays: number
}

const ASIDE = 10
const STEP = 17
const GRID = ASIDE * STEP

/** A risk as people: of a hundred in each arm those who had the outcome are filled squares, the others open circles. */
export function IconArray(props: IconArrayProps) {
  const { exposed, comparator, outcome, horizonDays } = props
  const sentence = `Of 100 people who start ${exposed.label}, ${risk(exposed.riskPer100)} have ${outcome} within ${horizonDays} days; of 100 who start ${comparator.label}, ${risk(comparator.riskPer100)}.`
  const rows = [exposed, comparator].map(({ label, riskPer100 }) => [
    label,
    String(people(riskPer100)),
    `${riskPer100.lower.toFixed(0)} to ${riskPer100.upper.toFixed(0)}`,
    String(100 - people(riskPer100)),
  ])
  return (
    <Figure
      title={`${exposed.label} or ${comparator.label}, ${outcome} in 100 people`}
      sentence={sentence}
      leastWidth={2 * GRID + 32}
      mostWidth={2 * GRID + 96}
      draw={width => draw(width, props)}
      table={{
        columns: [
          { title: 'Of 100 who start' },
          { title: `have ${outcome}`, numeric: true },
          { title: '95 % interval', numeric: true },
          { title: 'do not', numeric: true },
        ],
        rows,
      }}
    />
  )
}

const people = ({ estimate }: Interval) => Math.round(estimate)
const risk = ({ estimate, lower, upper }: Interval) =>
  `${estimate.toFixed(0)} (${lower.toFixed(0)} to ${upper.toFixed(0)})`

function draw(width: number, { exposed, comparator, outcome, horizonDays }: IconArrayProps): Drawing {
  const arms = [
    { arm: exposed, kind: 'exposed', left: 0 },
    { arm: comparator, kind: 'comparator', left: width - GRID },
  ] as const
  const names = arms.map(({ arm }) => wrapWords(arm.label, GRID, 2))
  const top = Math.max(...names.map(name => name.length)) * LINE + 2.4 * LINE
  return {
    height: top + GRID + 2 * LINE,
    content: (
      <>
        {arms.map(({ arm, kind, left }, k) => (
          <g key={kind}>
            <Words
              lines={names[k]!}
              full={arm.label}
              x={left}
              y={(names[k]!.length * LINE) / 2}
              className={`${kind} strong`}
            />
            <Words lines={[`${risk(arm.riskPer100)} of 100`]} x={left} y={top - 1.4 * LINE} />
            {Array.from({ length: 100 }, (_, person) => (
              <Person
                key={person}
                had={person < people(arm.riskPer100)}
                kind={kind}
                x={left + (person % ASIDE) * STEP}
                y={top + Math.floor(person / ASIDE) * STEP}
              />
            ))}
          </g>
        ))}
        <Key
          outcome={wrapWords(`${outcome} within ${horizonDays} days`, width - 80, 1)}
          full={outcome}
          y={top + GRID + LINE / 2}
        />
      </>
    ),
  }
}

/** What the two marks mean, without an arm's colour. */
function Key({ outcome, full, y }: { outcome: readonly string[]; full: string; y: number }) {
  const other = STEP + wordsWidth(outcome[0] ?? '') + 16
  return (
    <>
      <rect className="ink" x={1} y={y + 1} width={STEP - 5} height={STEP - 5} />
      <Words lines={outcome} full={full} x={STEP} y={y + (STEP - 3) / 2} className="quiet" />
      <circle className="axis" cx={other + (STEP - 3) / 2} cy={y + (STEP - 3) / 2} r={4.5} />
      <Words lines={['not']} x={other + STEP} y={y + (STEP - 3) / 2} className="quiet" />
    </>
  )
}

const Person = ({
  had,
  kind,
  x,
  y,
}: {
  had: boolean
  kind: 'exposed' | 'comparator'
  x: number
  y: number
}) =>
  had ? (
    <rect className={kind} x={x + 1} y={y + 1} width={STEP - 5} height={STEP - 5} />
  ) : (
    <circle className="axis" cx={x + (STEP - 3) / 2} cy={y + (STEP - 3) / 2} r={4.5} />
  )
