import { Alert, Text } from '@mantine/core'
import type { Caveat } from '../../shared/domain/caveat.ts'

/** Stands above answers that are not yet safe to act on; nothing where nothing has to be said. */
export const CaveatNote = ({ caveat }: { caveat: Caveat }) =>
  caveat && (
    <Alert className="caveat" color="yellow" variant="light" title={capital(caveat)} role="note" maw="60rem">
      <Text size="sm" maw="60ch">
        Casebook has not been validated. Look at how an answer is made, but decide without it; until a later
        version it stays off the charts and on this machine.
      </Text>
    </Alert>
  )

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
