import { followedAxis } from './followed-axis.ts'
import { number, words } from '../ui/words.ts'
import type { SpokenArm } from './spoken-arm.ts'
import { stepAt } from './survival-scale.ts'
import type { TableTwin } from './table-twin.ts'

type Arm = SpokenArm

/** Share without the outcome, and people still followed, at the days under the axis. */
export function survivalTable(exposed: Arm, comparator: Arm): TableTwin {
  const { title, label } = followedAxis(exposed.curve.days.at(-1) ?? 1)
  const cells = ({ curve: { days, survival, lower, upper, atRisk } }: Arm, day: number, k: number) => {
    const step = stepAt(days, day)
    return [
      words('figure.interval-1', {
        estimate: 100 * survival[step]!,
        lower: 100 * lower[step]!,
        upper: 100 * upper[step]!,
      }),
      number(atRisk[k]!, 0),
    ]
  }
  const columns = (arm: Arm) => [
    { title: words('survival.arm-share', { arm: arm.label }), numeric: true },
    { title: words('survival.arm-followed', { arm: arm.label }), numeric: true },
  ]
  return {
    columns: [{ title, numeric: true }, ...columns(exposed), ...columns(comparator)],
    rows: exposed.curve.atRiskDays.map((day, k) => [
      label(day),
      ...cells(exposed, day, k),
      ...cells(comparator, day, k),
    ]),
  }
}
