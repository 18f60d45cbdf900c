import { readdirSync } from 'node:fs'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import type { Stage } from './acts.ts'
import type { Operation } from './operations.ts'

/** What is wrong with a home that something was cut short in; each list is empty where nothing is. */
export interface Found {
  /** Why it does not open as was said. */
  readonly shut: readonly string[]
  /** What `verify` finds. */
  readonly unsound: readonly string[]
  /** What is not there as it was said to be. */
  readonly left: readonly string[]
  /** What lies about. */
  readonly litter: readonly string[]
}

const nothing: Found = { shut: [], unsound: [], left: [], litter: [] }

/** Opens what is left and says what is wrong with it. Where nothing is, it is open after. */
export async function lookAt(operation: Operation, stage: Stage, done: boolean): Promise<Found> {
  const { vault } = stage.desk
  const { state, said } = await vault.status({})
  if (state === 'broken') return { ...nothing, shut: [`broken: ${said?.key ?? ''}`] }
  if (state === 'absent') {
    if (operation.mayBeAbsent?.(done) !== true) return { ...nothing, shut: ['gone'] }
    return { ...nothing, left: await operation.left(stage, done) }
  }
  let opened = false
  for (const each of operation.opensWith?.(done) ?? [passphrase])
    opened ||= await vault.unlock({ passphrase: each }).then(
      () => true,
      () => false,
    )
  if (!opened) return { ...nothing, shut: ['does not open'] }
  const { checks } = await vault.verify({})
  const unsound = checks.filter(({ ok }) => !ok).map(({ finding }) => finding.key)
  const left = await operation.left(stage, done)
  const litter = readdirSync(stage.desk.home)
    .filter(name => name.startsWith('making-') || name === 'step.json')
    .map(name => `left over: ${name}`)
  return { shut: [], unsound, left, litter }
}
