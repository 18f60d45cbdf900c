import { useEffect, useEffectEvent, useState } from 'react'
import { shut } from '../../shared/domain/doors.ts'
import { bridge } from '../client/bridge.ts'
import { useCasebookKind } from '../client/casebook-kind.ts'
import { useRouter } from '../client/router.ts'
import { bringIn } from '../features/intake/bring-in.ts'

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true

/**
 * Files that are dropped anywhere on the window are brought in, and the page goes where that is seen. Answers whether
 * some are held over it and would be taken.
 */
export function useDroppedFiles(): boolean {
  const isShut = shut('files', useCasebookKind()) !== undefined
  const go = useRouter(state => state.go)
  const [isOver, setOver] = useState(false)
  const take = useEffectEvent(async (files: readonly File[]) => {
    const taken = await Promise.all(files.map(file => bridge.takeDropped(file)))
    const chosen = taken.filter(one => one !== undefined)
    if (chosen.length === 0) return
    go('intake')
    // Where this casebook takes in none, that is told there as everything is that was not brought in.
    await bringIn(chosen)
  })
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      void take([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  return isOver && !isShut
}
