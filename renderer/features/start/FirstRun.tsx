import { useState } from 'react'
import { CreateOwn } from './CreateOwn.tsx'
import { LookRound } from './LookRound.tsx'
import { Restore } from './Restore.tsx'
import { useLookRound } from './use-look-round.ts'
import { Ways } from './Ways.tsx'
import type { Way } from './ways.ts'

/** No casebook is here: one chooses how to begin, and may take it back until the casebook is made. */
export function FirstRun() {
  const [way, setWay] = useState<Way>()
  const [last, setLast] = useState<Way>()
  const back = () => setWay(undefined)
  const { begin, looking } = useLookRound(back)
  const take = (chosen: Way) => {
    setWay(chosen)
    setLast(chosen)
    if (chosen === 'look') begin()
  }
  if (way === undefined) return <Ways last={last} onTake={take} />
  if (way === 'look') return looking && <LookRound {...looking} />
  if (way === 'restore') return <Restore onClose={back} />
  return <CreateOwn way={way} onBack={back} />
}
