import { AppError } from '../../../shared/errors.ts'
import { placeOf } from '../../host/place-of.ts'
import { askAgain } from './ask-again.ts'

/** So many looks that find nothing are between two notes of it. */
const LOOKS_BETWEEN_NOTES = 60

/**
 * Watches the record and asks the standing questions again, quietly: once it has rested between two looks, never beside
 * a study that somebody waits for, and one question at a time.
 */
export function standingQuestions({
  records,
  controls,
  isStudying,
  today,
  log,
}: {
  readonly records: Parameters<typeof askAgain>[1]['records']
  readonly controls: Parameters<typeof askAgain>[1]['controls']
  /** Whether somebody waits for an answer. */
  readonly isStudying: () => boolean
  readonly today: () => string
  readonly log: (line: string) => void
}) {
  let stop: AbortController | undefined
  let seen = ''
  let idle = 0

  /** One look: asks again where something is new since the last and nothing has come in since the look before. */
  async function look(): Promise<void> {
    if (stop || isStudying()) return
    stop = new AbortController()
    try {
      const accrual = await records.knowledge.accrual({}, { signal: stop.signal })
      const hasRested = !accrual.isUnderWay && accrual.content === seen
      seen = accrual.content
      if (hasRested && accrual.touched.is !== 'nobody')
        await askAgain(accrual, { records, controls, today: today(), signal: stop.signal })
      // How far it was looked through is noted now and then, so that the next look has little to look through.
      else if (hasRested && ++idle % LOOKS_BETWEEN_NOTES === 0)
        await records.knowledge.settle({ mark: accrual.mark })
    } catch (error) {
      // A locked casebook has nothing to ask; what was stopped is asked at a later look.
      const isExpected = stop.signal.aborted || (error instanceof AppError && error.code === 'locked')
      if (!isExpected) log(`standing questions: ${placeOf(error)}`)
    } finally {
      stop = undefined
    }
  }
  return {
    look,
    /** Makes way for a study that somebody waits for. */
    makeWay: (): void => stop?.abort(),
  }
}
