import { Alert, Text } from '@mantine/core'
import type { Caveat } from '../../shared/domain/caveat.ts'
import { words } from '../ui/words.ts'

/** What answers from one's own patients are meant for; nothing where nothing has to be said. */
export const CaveatNote = ({ caveat }: { caveat: Caveat }) =>
  caveat && (
    <Alert color="gray" variant="light" title={words('answer.intended-title')} role="note">
      <Text size="sm" maw="60ch">
        {words('answer.intended-why')}
      </Text>
    </Alert>
  )
