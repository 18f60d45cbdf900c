import { Alert, Text } from '@mantine/core'
import type { Caveat } from '../../shared/domain/caveat.ts'
import { words } from '../ui/words.ts'

/** Stands above answers that are not yet safe to act on; nothing where nothing has to be said. */
export const CaveatNote = ({ caveat }: { caveat: Caveat }) =>
  caveat && (
    <Alert color="yellow" variant="light" title={words('answer.trial-title')} role="note">
      <Text size="sm" maw="60ch">
        {words('answer.trial-why')}
      </Text>
    </Alert>
  )
