import { IconCircleMinus, IconCirclePlus } from '@tabler/icons-react'
import { againstFirst, speaksAgainst } from '../../shared/domain/speaks-against.ts'
import type { Message } from '../../shared/words/message.ts'
import { speak, words } from '../ui/words.ts'

/** Why two are one, or may be: what speaks against it first, then what speaks for it, told apart by word and sign. */
export function Reasons({ reasons }: { reasons: readonly Message[] }) {
  return (
    <ul className="reasons">
      {againstFirst(reasons).map(each => {
        const isAgainst = speaksAgainst(each)
        const Sign = isAgainst ? IconCircleMinus : IconCirclePlus
        return (
          <li key={JSON.stringify(each)}>
            <Sign size={16} aria-hidden className={isAgainst ? 'against' : 'for'} />
            <span className={isAgainst ? 'reason-side against' : 'reason-side'}>
              {words(isAgainst ? 'same.against' : 'same.for')}
            </span>
            <span>{speak(each)}</span>
          </li>
        )
      })}
    </ul>
  )
}
