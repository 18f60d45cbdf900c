import { writeSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { toFault } from '../../../shared/errors.ts'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import { faultyDisk } from '../sweep/faulty-disk.ts'
import { deedNamed } from './deeds.ts'
import { isKind, mortalFault } from './mortal-fault.ts'

/**
 * One deed in a process that is killed in it, or whose disk fails: run by `run-mortal.ts`, which reads what it says. A
 * line is said only once what it tells of was acknowledged.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    control: { type: 'string' },
    deed: { type: 'string' },
    fault: { type: 'string' },
    kind: { type: 'string', multiple: true, default: [] },
    nth: { type: 'string' },
  },
})
const tell = (line: string) => writeSync(1, `${line}\n`)
const folder = values.folder!
const deed = deedNamed(values.deed!)
const fault = mortalFault(values.fault!, values.kind.filter(isKind))
const disk = faultyDisk(values.control!)
const desk = recordsDesk(path.join(folder, 'home'), { alone: true })
const stage = { folder, desk }

async function keep(about: string): Promise<void> {
  if (desk.state().is !== 'open') return
  await desk.drafts.keep({
    name: 'proof.beside',
    about,
    body: about,
    version: 0,
    writer: 'window-of-proof',
  })
  tell(`kept ${about}`)
}

await deed.begin(stage)
await keep('before')
disk.fail(fault, Number(values.nth))
const outcome = await deed.act(stage).then(
  () => 'done',
  (error: unknown) => toFault(error).code,
)
tell(`ended ${outcome}`)
if (fault.lasts === 'kill') {
  await keep('after')
  tell(`seen ${disk.seen()}`)
  process.kill(process.pid, 'SIGKILL')
} else {
  tell(`seen ${disk.seen()}`)
  await desk.vault.lock({})
  disk.mend()
  process.exit(0)
}
