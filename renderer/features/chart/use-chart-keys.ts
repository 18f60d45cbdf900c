import { useHotkeys } from '@mantine/hooks'
import { sourcedIn, type Sourced } from './source-of.ts'
import type { Tab } from './tabs.ts'

interface ChartKeys {
  onTab(tab: Tab): void
  onWrite(): void
  onSource(of: Sourced): void
  onDecide(): void
  onPrint(): void
}
const isUnderDialog = () => document.querySelector('[role="dialog"], [role="menu"]') !== null

/**
 * Keys of a chart: n, r, m and p go to its pages, d to where one decides, s shows the source of what has the focus,
 * Ctrl P prints.
 */
export function useChartKeys({ onTab, onWrite, onSource, onDecide, onPrint }: ChartKeys): void {
  const unless = (work: () => void) => () => {
    if (!isUnderDialog()) work()
  }
  useHotkeys([
    ['r', unless(() => onTab('results'))],
    ['m', unless(() => onTab('medicines'))],
    ['p', unless(() => onTab('problems'))],
    ['n', unless(onWrite)],
    ['d', unless(onDecide)],
    ['mod+P', unless(onPrint)],
    [
      's',
      unless(() => {
        const of = sourcedIn(document.activeElement)
        if (of) onSource(of)
      }),
    ],
  ])
}
