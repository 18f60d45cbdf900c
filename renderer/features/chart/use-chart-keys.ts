import { useHotkeys } from '@mantine/hooks'
import { sourcedIn, type Sourced } from './source-of.ts'
import type { Tab } from './tabs.ts'

interface ChartKeys {
  onTab(tab: Tab): void
  onWrite(): void
  onSource(of: Sourced): void
  onPrint(): void
}
const isUnderDialog = () => document.querySelector('[role="dialog"], [role="menu"]') !== null

/** Keys of a chart: n, r, m and p go to its pages, s shows the source of what has the focus, Ctrl P prints. */
export function useChartKeys({ onTab, onWrite, onSource, onPrint }: ChartKeys): void {
  const unless = (work: () => void) => () => {
    if (!isUnderDialog()) work()
  }
  useHotkeys([
    ['r', unless(() => onTab('results'))],
    ['m', unless(() => onTab('medicines'))],
    ['p', unless(() => onTab('problems'))],
    ['n', unless(onWrite)],
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
