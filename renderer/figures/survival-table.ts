import type { Estimate } from '../../shared/domain/answer.ts'
import { followedAxis } from './followed-axis.ts'
import { percent, stepAt } from './survival-scale.ts'
import type { TableTwin } from './table-twin.ts'

type Arm = Estimate['exposed']

/** Share without the outcome, and people still followed, at the days under the axis. */
export function survivalTable(exposed: Arm, comparator: Arm): TableTwin {
  const { title, label } = followedAxis(exposed.curve.days.at(-1) ?? 1)
  const cells = ({ curve: { days, survival, lower, upper, atRisk } }: Arm, day: number, k: number) => {
    const step = stepAt(days, day)
    return [
      `${percent(survival[step]!, 1)} (${percent(lower[step]!, 1)} to ${percent(upper[step]!, 1)})`,
      String(atRisk[k]),
    ]
  }
  const columns = (arm: Arm) => [
    { title: `${arm.label}: without the outcome, % (95 % interval)`, numeric: true },
    { title: `${arm.label}: people still followed`, numeric: true },
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
