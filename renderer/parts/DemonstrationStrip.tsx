import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { Marked } from '../ui/Marked.tsx'
import { words } from '../ui/words.ts'
import { BeginMyOwn } from './BeginMyOwn.tsx'

/**
 * Always in sight while the demonstration is there: that everybody is invented, and the way to a casebook of
 * one's own.
 */
export function DemonstrationStrip() {
  const [asking, setAsking] = useState(false)
  return (
    <aside className="strip" aria-label={words('demonstration.name')}>
      <Text size="sm" className="strip-words">
        <Marked text={words('demonstration.strip')} />
      </Text>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        {words('demonstration.begin')}
      </Button>
      {asking && <BeginMyOwn onClose={() => setAsking(false)} />}
    </aside>
  )
}
