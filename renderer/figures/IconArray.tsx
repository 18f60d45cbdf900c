import type { Interval } from '../../shared/domain/answer.ts'
import { Figure, type Drawing } from './Figure.tsx'
import { say } from '../../shared/words/message.ts'
import { number, words } from '../ui/words.ts'
import type { SpokenArm } from './spoken-arm.ts'
import { Words } from './Words.tsx'
import { LINE, wordsWidth, wrapWords } from './wrap-words.ts'

type Arm = SpokenArm
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
  const names = { exposed: exposed.label, comparator: comparator.label, outcome }
  const sentence = words('people.sentence', {
    ...names,
    risk: risk(exposed.riskPer100),
    days: horizonDays,
    other: risk(comparator.riskPer100),
  })
  const rows = [exposed, comparator].map(({ label, riskPer100 }) => [
    label,
    number(people(riskPer100), 0),
    words('figure.range', { from: number(riskPer100.lower, 0), to: number(riskPer100.upper, 0) }),
    number(100 - people(riskPer100), 0),
  ])
  return (
    <Figure
      title={words('people.title', names)}
      sentence={sentence}
      leastWidth={2 * GRID + 32}
      mostWidth={2 * GRID + 96}
      draw={width => draw(width, props)}
      table={{
        columns: [
          { title: words('people.start'), source: true },
          { title: words('people.have', { outcome }), numeric: true },
          { title: words('figure.interval-95'), numeric: true },
          { title: words('people.do-not'), numeric: true },
        ],
        rows,
      }}
    />
  )
}

const people = ({ estimate }: Interval) => Math.round(estimate)
const risk = ({ estimate, lower, upper }: Interval) => say('figure.interval-0', { estimate, lower, upper })

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
              source
              x={left}
              y={(names[k]!.length * LINE) / 2}
              className={`${kind} strong`}
            />
            <Words
              lines={[words('people.of-100', { risk: risk(arm.riskPer100) })]}
              x={left}
              y={top - 1.4 * LINE}
            />
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
          outcome={wrapWords(words('people.within', { outcome, days: horizonDays }), width - 80, 1)}
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
      <Words lines={[words('people.not')]} x={other + STEP} y={y + (STEP - 3) / 2} className="quiet" />
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
