import { SegmentedControl } from '@mantine/core'
import { words } from '../../ui/words.ts'
import { rememberSize, type PaperSize } from './paper-sizes.ts'

/** Which paper lies in the printer; remembered on this machine. */
export const PaperChoice = ({ size, onChange }: { size: PaperSize; onChange(size: PaperSize): void }) => (
  <SegmentedControl
    aria-label={words('print.paper')}
    value={size}
    data={[
      { value: 'a4', label: words('print.size', { size: 'a4' }) },
      { value: 'letter', label: words('print.size', { size: 'letter' }) },
    ]}
    onChange={next => {
      rememberSize(next as PaperSize)
      onChange(next as PaperSize)
    }}
  />
)
