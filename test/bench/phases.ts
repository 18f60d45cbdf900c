import type { IntakeRoom } from '../fixtures/intake-room.ts'

/** Imports a folder and prints the seconds of each phase, by the messages it shows. */
export async function timedImport(room: IntakeRoom, folder: string, answers: Record<string, string>) {
  const { job } = await room.intake.start({ requestId: folder, paths: [folder], answers })
  const phases = new Map<string, number>()
  let [phase, began] = ['', performance.now()]
  const enter = (next: string) => {
    if (phase !== '') phases.set(phase, (phases.get(phase) ?? 0) + (performance.now() - began) / 1_000)
    ;[phase, began] = [next, performance.now()]
  }
  const ended = await room.intake.watch(
    { job },
    {
      onProgress: ({ progress }) =>
        enter(progress.phase.key === 'intake.reading-entry' ? 'intake.reading-files' : progress.phase.key),
    },
  )
  enter('')
  for (const [key, took] of phases) console.log(`    ${key}: ${took.toFixed(2)} s`)
  if (!ended.report) throw new Error(`The import ended as ${ended.state}.`)
  return ended.report
}
