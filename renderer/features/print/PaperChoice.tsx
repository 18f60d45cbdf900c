import { SegmentedControl } from '@mantine/core'
import { words } from '../../ui/words.ts'
import { rememberSize, type PaperSize } from './paper-sizes.ts'

/** The size of the paper; it is remembered on this machine. */
export const PaperChoice = ({ size, onChoose }: { size: PaperSize; onChoose(size: PaperSize): void }) => (
  <SegmentedControl
    aria-label={words('print.paper')}
    value={size}
    data={[
      { value: 'a4', label: words('print.size', { size: 'a4' }) },
      { value: 'letter', label: words('print.size', { size: 'letter' }) },
    ]}
    onChange={next => {
      rememberSize(next as PaperSize)
      onChoose(next as PaperSize)
    }}
  />
)
