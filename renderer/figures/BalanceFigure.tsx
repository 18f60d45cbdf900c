import { scaleLinear } from 'd3-scale'
import type { Answer } from '../../shared/domain/answer.ts'
import { balanceRows, balanceTable } from './balance-table.ts'
import { Figure, type Drawing } from './Figure.tsx'
import { number, spoken, words } from '../ui/words.ts'
import { Words } from './Words.tsx'
import { LINE, wordsWidth, wrapWords } from './wrap-words.ts'

/** A difference above this is still a difference (Austin 2009). */
const LIMIT = 0.1

interface BalanceProps {
  readonly balance: Answer['balance']
  /** What the weights did not aim at, where it differs most; the check says how much of that may be chance. */
  readonly beside?: Answer['balance']
  readonly groups: { readonly exposed: string; readonly comparator: string }
  readonly people: Answer['people']
}

/**
 * How alike the groups are in each thing, before weighting (open) and after (filled), against the limit of 0.1; below
 * that in what the weights did not aim at.
 */
export function BalanceFigure(props: BalanceProps) {
  const { balance, beside, groups } = props
  const worst = balance.toSorted((one, other) => Math.abs(other.after) - Math.abs(one.after))[0]
  if (!worst) return null
  const most = Math.abs(worst.after)
  const sentence =
    most < 0.005
      ? words('balance.none', { limit: LIMIT })
      : words('balance.most', {
          label: spoken(worst.label),
          most,
          side: most > LIMIT ? 'above' : 'within',
          limit: LIMIT,
        })
  return (
    <Figure
      title={words('balance.title', groups)}
      sentence={sentence}
      table={balanceTable(balance, beside)}
      leastWidth={380}
      mostWidth={760}
      draw={width => draw(width, props)}
    />
  )
}

function draw(width: number, { balance, beside, groups, people }: BalanceProps): Drawing {
  const sorted = balanceRows(balance, beside)
  const left = Math.min(0.45 * width, Math.max(...sorted.map(({ label }) => wordsWidth(spoken(label)))) + 16)
  const right = width - 24
  const most = Math.max(
    3 * LIMIT,
    ...sorted.flatMap(({ before, after }) => [Math.abs(before), Math.abs(after)]),
  )
  const x = scaleLinear([0, most], [left, right])
  let bottom = 1.5 * LINE
  const rows = sorted.map(each => {
    const lines = wrapWords(spoken(each.label), left - 16, 2)
    const height = lines.length * LINE + 8
    const row = { ...each, lines, y: bottom + height / 2 }
    bottom += height
    return row
  })
  // The limit's name stands under its line, but never on the 0; other ticks give way to it.
  const limitName = words('balance.limit', { limit: LIMIT })
  const limitWidth = wordsWidth(limitName) + 4
  const limitAt = Math.max(x(LIMIT), left + (limitWidth + wordsWidth('0.0')) / 2 + 2)
  const ticks = x
    .ticks(4)
    .filter(tick => tick === 0 || x(tick) - limitAt > (limitWidth + wordsWidth('0.0')) / 2 + 2)
  return {
    height: bottom + 4.5 * LINE,
    content: (
      <>
        <line className="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
        {ticks.map(tick => (
          <g key={tick}>
            <line className="axis" x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 5} />
            <Words lines={[number(tick, 1)]} x={x(tick)} y={bottom + LINE} anchor="middle" />
          </g>
        ))}
        <line className="axis dash" x1={x(LIMIT)} x2={x(LIMIT)} y1={1.2 * LINE} y2={bottom + 5} />
        <Words lines={[limitName]} x={limitAt} y={bottom + LINE} anchor="middle" className="strong" />
        {rows[0] && <MarkNames before={x(Math.abs(rows[0].before))} after={x(Math.abs(rows[0].after))} />}
        {rows.map(({ label, lines, before, after, y }) => (
          <g key={spoken(label)}>
            <Words
              lines={lines}
              full={spoken(label)}
              source={typeof label === 'string'}
              x={left - 12}
              y={y}
              anchor="end"
            />
            <line className="rule" x1={left} x2={right} y1={y} y2={y} />
            <line className="axis" x1={x(Math.abs(before))} x2={x(Math.abs(after))} y1={y} y2={y} />
            <circle className="ink open" cx={x(Math.abs(before))} cy={y} r={4.5} strokeWidth={1.5} />
            <circle className="ink" cx={x(Math.abs(after))} cy={y} r={4.5} />
          </g>
        ))}
        <Words
          lines={[words('balance.axis')]}
          x={right}
          y={bottom + 2.2 * LINE}
          anchor="end"
          className="quiet"
        />
        <Words
          lines={wrapWords(
            words('balance.people', {
              exposedPeople: people.exposed,
              comparatorPeople: people.comparator,
              ...groups,
            }),
            width,
            1,
          )}
          x={right}
          y={bottom + 3.4 * LINE}
          anchor="end"
          className="quiet"
        />
      </>
    ),
  }
}

/** Names the two marks over the first line, where they lie farthest apart; side by side where they nearly meet. */
function MarkNames({ before, after }: { before: number; after: number }) {
  const close = Math.abs(before - after) < wordsWidth(`${words('balance.before')} ${words('balance.after')}`)
  const [first, second] = before < after ? (['end', 'start'] as const) : (['start', 'end'] as const)
  const shifts = { start: -4, end: 4 }
  const shift = (anchor: 'start' | 'end') => (close ? shifts[anchor] : 0)
  return (
    <>
      <Words
        lines={[words('balance.before')]}
        x={before + shift(first)}
        y={0.7 * LINE}
        anchor={close ? first : 'middle'}
        className="quiet"
      />
      <Words
        lines={[words('balance.after')]}
        x={after + shift(second)}
        y={0.7 * LINE}
        anchor={close ? second : 'middle'}
        className="quiet"
      />
    </>
  )
}
