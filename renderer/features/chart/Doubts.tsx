import type { Message } from '../../../shared/words/message.ts'
import { speak, words } from '../../ui/words.ts'

interface DoubtsProps {
  readonly source?: Message | undefined
  readonly witnesses?: number | undefined
  readonly undecided?: boolean | undefined
  readonly otherwise?: boolean | undefined
}

/** What a line comes from on a chart of several sources, and what of it is not certain. */
export function Doubts({ source, witnesses = 0, undecided = false, otherwise = false }: DoubtsProps) {
  return (
    <>
      {undecided && <span className="chip attention">{words('summary.undecided')}</span>}
      {otherwise && <span className="chip attention">{words('summary.otherwise')}</span>}
      {source && <bdi className="quiet small">{speak(source)}</bdi>}
      {witnesses > 0 && (
        <span className="quiet small">{words('summary.witnesses', { others: witnesses })}</span>
      )}
    </>
  )
}
