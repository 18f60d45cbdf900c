import { create } from 'zustand'
import type { Progress } from '../../shared/contract/define.ts'
import { AppError } from '../../shared/errors.ts'
import type { Card } from '../../shared/domain/card.ts'
import type { Job as ImportJob } from '../../shared/contract/intake.ts'
import type { Study } from '../../shared/contract/learning.ts'
import type { Asked } from '../../shared/domain/asked.ts'
import { say, type Message, type Term } from '../../shared/words/message.ts'
import { services } from './services.ts'
import { tellUnread } from './unread.ts'

/** What is seen of a job from anywhere: how far it is, and how it is stopped. */
export interface RunningJob {
  readonly id: string
  readonly kind: 'import' | 'undo' | 'study'
  readonly name: Message
  readonly progress: Progress
  cancel(): void
}
/** A study, from its question to its card; it runs on when one looks elsewhere. */
export interface StudyJob {
  readonly question: Asked
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly progress: Progress | undefined
  readonly card: Card | undefined
  readonly error: unknown
}

interface Jobs {
  readonly running: readonly RunningJob[]
  /** The newest of its kind, until the lock. */
  readonly lastImport: ImportJob | undefined
  readonly lastStudy: StudyJob | undefined
}
export const useJobs = create<Jobs>(() => ({
  running: [],
  lastImport: undefined,
  lastStudy: undefined,
}))

function showRunning(job: RunningJob): void {
  useJobs.setState(({ running }) => ({
    running: running.some(({ id }) => id === job.id)
      ? running.map(each => (each.id === job.id ? job : each))
      : [...running, job],
  }))
}
const over = (id: string) =>
  useJobs.setState(({ running }) => ({ running: running.filter(each => each.id !== id) }))

/** What went wrong with an import and nothing else on the page tells once the next one runs. */
function wentWrong({ label, state, report, fault }: ImportJob): Message[] {
  const unreadable = (report?.files ?? []).filter(({ status }) => status === 'unreadable')
  return [
    ...unreadable.map(({ path, reason }) =>
      say('intake.unreadable', { path, reason: reason ?? say('intake.cannot-be-read') }),
    ),
    ...(state === 'failed' && fault !== null ? [say('intake.failed', { label, why: fault.said })] : []),
  ]
}

/** A file by its name: in a line that is seen from every view its folders are in the way. */
const nameAlone = (label: Term): Term =>
  typeof label === 'string' ? (label.split(/[\\/]/u).findLast(part => part !== '') ?? label) : label

/** Follows an import, or the undo of one, to its end, whoever looks. */
export async function followImport(job: number): Promise<void> {
  const id = `import ${job}`
  const show = (step: ImportJob) => {
    useJobs.setState({ lastImport: step })
    if (step.state === 'running')
      showRunning({
        id,
        ...(step.undoes === null
          ? { kind: 'import', name: say('intake.job', { label: nameAlone(step.label) }) }
          : { kind: 'undo', name: say('intake.undo-job', { number: step.undoes }) }),
        progress: step.progress,
        cancel: () => void services.intake.cancel({ job }),
      })
  }
  try {
    const ended = await services.intake.watch({ job }, { onProgress: show })
    show(ended)
    tellUnread(wentWrong(ended))
  } catch (error) {
    // Nobody can say how it ended: it runs no more, and the list of imports says what there is of it.
    useJobs.setState(({ lastImport }) => (lastImport?.job === job ? { lastImport: undefined } : {}))
    throw error
  } finally {
    over(id)
  }
}

/** Begins to answer a question. It ends by itself or by `cancel`, never by leaving the view. */
export async function startStudy(question: Asked): Promise<void> {
  useJobs.setState({ lastStudy: { ...begun, question } })
  try {
    const { job } = await services.learning.start({ requestId: crypto.randomUUID(), question })
    await followStudy(job, question)
  } catch (error) {
    changeStudy(question, { state: 'failed', error })
  }
}

const begun = { state: 'running', progress: undefined, card: undefined, error: undefined } as const

/** What is new of a study; nothing where a later question has taken its place. */
const changeStudy = (question: Asked, part: Partial<StudyJob>) =>
  useJobs.setState(({ lastStudy }) =>
    lastStudy?.question === question ? { lastStudy: { ...lastStudy, ...part } } : {},
  )

/** Follows a study to its end, whoever looks. */
async function followStudy(job: number, question: Asked): Promise<void> {
  const id = `study ${job}`
  const show = ({ label: title, progress, state }: Study) => {
    changeStudy(question, { progress })
    if (state === 'running')
      showRunning({
        id,
        kind: 'study',
        name: say('compare.study', { title }),
        progress,
        cancel: () => void services.learning.cancel({ job }),
      })
  }
  try {
    const { state, card, fault } = await services.learning.watch({ job }, { onProgress: show })
    const error = fault === null ? undefined : new AppError(fault.code, fault.said, fault.detail)
    changeStudy(question, { state, card: card ?? undefined, error: state === 'failed' ? error : undefined })
  } catch (error) {
    changeStudy(question, { state: 'failed', error })
    throw error
  } finally {
    over(id)
  }
}

/** Takes up what still runs, when the casebook is opened: a job outlives the window's view of it. */
export async function followRunning(): Promise<void> {
  const [imports, studies] = await Promise.all([services.intake.jobs({}), services.learning.jobs({})])
  const known = studies.length > 0 ? await services.learning.questions({}) : []
  await Promise.all([
    ...imports.filter(({ state }) => state === 'running').map(({ job }) => followImport(job)),
    ...studies
      .filter(({ state }) => state === 'running')
      .flatMap(({ job, questionHash }) => {
        const question = known.find(({ hash }) => hash === questionHash)?.question
        if (!question) return []
        useJobs.setState({ lastStudy: { ...begun, question } })
        return [followStudy(job, question)]
      }),
  ])
}

/** The lock takes what they say of patients; what runs on is taken up again when the casebook is opened. */
export function forgetJobs(): void {
  useJobs.setState({ running: [], lastImport: undefined, lastStudy: undefined })
}
