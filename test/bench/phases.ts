import type { IntakeRoom } from '../fixtures/intake-room.ts'

/** Imports a folder and prints the seconds of each phase, by the messages it shows, and how many it was computing. */
export async function timedImport(room: IntakeRoom, folder: string, answers: Record<string, string>) {
  const { job } = await room.intake.start({ requestId: folder, paths: [folder], answers })
  const phases = new Map<string, { took: number; used: number }>()
  let [phase, began, cpu] = ['', performance.now(), process.cpuUsage()]
  const enter = (next: string) => {
    const { user, system } = process.cpuUsage(cpu)
    const before = phases.get(phase) ?? { took: 0, used: 0 }
    if (phase !== '')
      phases.set(phase, {
        took: before.took + (performance.now() - began) / 1_000,
        used: before.used + (user + system) / 1e6,
      })
    ;[phase, began, cpu] = [next, performance.now(), process.cpuUsage()]
  }
  const ended = await room.intake.watch(
    { job },
    {
      onProgress: ({ progress }) =>
        enter(progress.phase.key === 'intake.reading-entry' ? 'intake.reading-files' : progress.phase.key),
    },
  )
  enter('')
  for (const [key, { took, used }] of phases)
    console.log(`    ${key}: ${took.toFixed(2)} s, of which computing ${used.toFixed(2)} s`)
  if (!ended.report) throw new Error(`The import ended as ${ended.state}.`)
  return ended.report
}
