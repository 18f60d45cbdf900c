import { Text } from '@mantine/core'
import { services } from '../../client/services.ts'
import { speak, words } from '../../ui/words.ts'

type Peer = Awaited<ReturnType<typeof services.exchange.peers>>[number]

/** What is to be said of a peer: why the last meeting ended early, and what the numbers of its letters show. */
export function PeerNotes({ peer: { ended, findings } }: { readonly peer: Peer }) {
  const notes = [
    ...(ended ? [words('peers.last-ended', { reason: speak(ended) })] : []),
    ...findings.map(each => speak(each)),
  ]
  return notes.map(note => (
    <Text key={note} size="xs" c="dimmed" maw="40ch">
      {note}
    </Text>
  ))
}
