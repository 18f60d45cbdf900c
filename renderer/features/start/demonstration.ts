import type { Progress } from '../../../shared/contract/define.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { services } from '../../client/services.ts'
import { isoToday } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

/** How many invented people it holds. */
export const DEMONSTRATION_PATIENTS = 600
/** Nothing in it is worth a secret; it is said wherever it is asked for. */
const PASSPHRASE = 'demonstration'

/** What the practice changed: from the day on which its infections began to be fewer, and expected by this share. */
const CHANGE = { measure: 'surgical-site-infection', made: '2025-01-15', expectedBy: 0.05 } as const

interface Making {
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Makes the demonstration where no casebook is. Throws AppError 'cancelled' once it was stopped. */
export async function makeDemonstration(making: Making): Promise<void> {
  await services.vault.create({ passphrase: PASSPHRASE, demonstration: true })
  await bringInPractice(making)
}

/** Of the open demonstration: goes on with a practice of which the window was closed before all of it was there. */
export async function completeDemonstration(making: Making): Promise<void> {
  const imports = await services.library.imports({})
  if (imports.every(({ state }) => state === 'interrupted')) await bringInPractice(making)
}

async function bringInPractice({ signal, onProgress }: Making): Promise<void> {
  const { job } = await services.intake.startDemonstration({
    requestId: crypto.randomUUID(),
    seed: 1,
    patients: DEMONSTRATION_PATIENTS,
  })
  const cancel = () => void services.intake.cancel({ job }).catch(() => undefined) // then it ends by itself
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel)
  const { state, fault } = await services.intake.watch(
    { job },
    { onProgress: step => onProgress(step.progress) },
  )
  if (fault !== null) throw new AppError(fault.code, fault.said, fault.detail)
  if (state === 'cancelled') throw new AppError('cancelled', say('start.look-cancelled'))
  await writeChange()
}

/** A change that was written down long ago, and is to be looked at again on the day the demonstration is made. */
async function writeChange(): Promise<void> {
  const { measure, made, expectedBy: by } = CHANGE
  const found = (await services.measures.list({})).find(({ whole }) => whole.measure.id === measure)
  if (!found) return
  await services.measures.writeChange({
    requestId: `demonstration ${measure}`, // the same change, however often it is asked for
    planned: {
      whole: found.whole,
      made,
      what: words('start.look-change'),
      why: words('start.look-change-why'),
      expected: { direction: 'lower', by },
      lookOn: isoToday(),
    },
  })
}
