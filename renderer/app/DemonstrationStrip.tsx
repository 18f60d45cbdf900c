import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { BeginMyOwn } from './BeginMyOwn.tsx'

/** Always in sight while the demonstration is there: that everybody is invented, and the way to a casebook of one's own. */
export function DemonstrationStrip() {
  const [asking, setAsking] = useState(false)
  return (
    <aside className="strip" aria-label="Demonstration">
      <Text size="sm" className="strip-words">
        <strong>Demonstration.</strong> Everybody here is invented; no file can be brought in.
      </Text>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        Begin my own
      </Button>
      {asking && <BeginMyOwn onClose={() => setAsking(false)} />}
    </aside>
  )
}
