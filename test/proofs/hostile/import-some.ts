import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom } from '../../../shared/domain/random.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { workstation } from '../../fixtures/workstation.ts'
import { inputOf } from './inputs.ts'

export interface ImportedSome {
  readonly files: number
  /** Files of which neither the bytes were kept nor a reason was told. */
  readonly lost: string[]
  readonly slowestCancelMilliseconds: number
  /** Of the process that reads. */
  readonly peakMegabytes: number
}

const peakOf = (pid: number | undefined): number => {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1_024
}

/**
 * Brings files of these seeds into a real casebook, under its real supervisor; then brings them again and again, and
 * cancels each time at a random moment.
 */
export async function importSome(first: number, files: number, cancels: number): Promise<ImportedSome> {
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  const random = createRandom(first)
  const paths: string[] = []
  for (let seed = first; paths.length < files; seed++) {
    const { reader, bytes } = inputOf(seed)
    if (reader !== 'file') continue
    const at = path.join(folder, `${seed}.${random.integer(3) === 0 ? 'ndjson' : 'json'}`)
    writeFileSync(at, bytes)
    paths.push(at)
  }
  const station = await workstation()
  try {
    let slowest = 0
    for (let n = 0; n < cancels; n++) {
      const { job } = await station.intake.start({ requestId: randomUUID(), paths })
      await wait(random.uniform() * 400)
      const began = performance.now()
      await station.intake.cancel({ job })
      slowest = Math.max(slowest, performance.now() - began)
      await station.intake.watch({ job })
    }
    const { files: told, lost } = await station.import(...paths).then(
      report => ({ files: report.files, lost: [] as string[] }),
      (error: Error) => ({ files: [], lost: [`the import: ${error.message}`] }),
    )
    const silent = told
      .filter(({ status, reason }) => status === 'cancelled' || (status === 'unreadable' && reason === null))
      .map(each => `${path.basename(each.path)}: ${each.status}`)
    lost.push(...silent)
    for (const at of paths)
      if (!told.some(each => each.path === at)) lost.push(`${path.basename(at)}: not told of`)
    const { checks } = await station.vault.verify({})
    for (const check of checks) if (!check.ok) lost.push(`the store: ${check.finding.key}`)
    const { pid } = station.states().find(({ name }) => name === 'intake')!
    return {
      files,
      lost,
      slowestCancelMilliseconds: Math.round(slowest),
      peakMegabytes: Math.round(peakOf(pid)),
    }
  } finally {
    await station.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
