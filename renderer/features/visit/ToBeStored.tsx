import { Text, Title } from '@mantine/core'
import { toldAs } from '../../../shared/domain/by-hand/told-as.ts'
import type { Statement } from '../../../shared/domain/entry.ts'
import { speak, words } from '../../ui/words.ts'

/** What will be stored, a line each, before it is signed. */
export function ToBeStored({ facts }: { facts: readonly Statement[] }) {
  return (
    <section aria-label={words('visit.to-be-stored')} className="to-be-stored">
      <Title order={3} size="h5">
        {words('visit.to-be-stored')}
      </Title>
      {facts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words('visit.nothing')}
        </Text>
      ) : (
        <ul>
          {facts.map(each => (
            <li key={`${each.is} ${each.key}`}>
              <bdi>{speak(toldAs(each))}</bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
