import type { Handlers } from '../../../shared/contract/define.ts'
import type { vault as vaultContract } from '../../../shared/contract/vault.ts'
import { contentSum, EMPTY_CONTENT, hashOf } from '../content-hash.ts'
import { breather } from '../../host/breathe.ts'
import type { Store } from '../open-store.ts'
import type { Vault } from '../vault.ts'

interface Check {
  name: string
  ok: boolean
  finding: string
}

/** Checks the whole store, one promise after the other. */
async function verify(
  store: Store,
  signal: AbortSignal,
  report: (progress: { phase: string; done: number; of?: number }) => void,
): Promise<Check[]> {
  const breathe = breather(signal)
  const checks: Check[] = []
  const check = async (
    name: string,
    find: () => Promise<string | undefined> | string | undefined,
    sound: string,
  ) => {
    report({ phase: name, done: checks.length, of: 7 })
    await breathe()
    const wrong = await find()
    checks.push({ name, ok: wrong === undefined, finding: wrong ?? sound })
  }
  await check(
    'structure',
    () => {
      const found = store.charts.integrity()
      return found === 'ok' ? undefined : 'the file is damaged: restore a backup'
    },
    'sound',
  )
  await check(
    'references',
    () => {
      const broken = store.charts.brokenReferences()
      return broken === 0 ? undefined : `${broken} references lead nowhere`
    },
    'all lead somewhere',
  )
  await check(
    'audit log',
    () => {
      const { brokenAt } = store.audit.check()
      return brokenAt === undefined ? undefined : `line ${brokenAt} does not follow from the one before`
    },
    'unbroken',
  )
  await check(
    'ledger',
    () => {
      const { brokenAt } = store.outbox.check()
      return brokenAt === undefined ? undefined : `row ${brokenAt} does not follow from the one before`
    },
    'unbroken',
  )
  await check(
    'search',
    () => {
      try {
        store.charts.checkWords()
        return undefined
      } catch {
        return 'the search index disagrees with the text'
      }
    },
    'agrees with the text',
  ) // SQLite reports the disagreement by throwing
  await check(
    'content',
    async () => {
      const sum = contentSum(EMPTY_CONTENT)
      let wrong = 0
      for (const { hash, body } of store.charts.bodies()) {
        const actual = hashOf(body)
        if (!actual.equals(hash)) wrong++
        sum.add(actual)
      }
      await breathe()
      if (wrong > 0) return `${wrong} entries do not hash to their name`
      return sum.hex() === store.contentHash() ? undefined : 'the entries do not add up to the content hash'
    },
    'adds up',
  )
  await check(
    'sources',
    () => {
      const damaged = store.sources.damaged()
      return damaged.length === 0 ? undefined : `${damaged.length} source files are damaged`
    },
    'every kept byte is there',
  )
  return checks
}

/** What records does when the window opens, locks, copies or checks the store. */
export function vaultHandlers(vault: Vault): Handlers<typeof vaultContract> {
  return {
    status: () => ({ state: vault.state(), demonstration: vault.kind() === 'demonstration' }),
    async create({ passphrase, demonstration }) {
      await vault.create(passphrase, demonstration ?? false)
      return {}
    },
    async unlock({ passphrase }) {
      await vault.unlock(passphrase)
      return {}
    },
    lock() {
      vault.lock()
      return {}
    },
    async changePassphrase({ current, next }) {
      await vault.changePassphrase(current, next)
      return {}
    },
    endDemonstration: () => vault.endDemonstration(),
    backup: ({ path }) => vault.backup(path),
    restore: ({ path, passphrase }) => vault.restore(path, passphrase),
    async verify(_, { signal, report }) {
      const checks = await verify(vault.store(), signal, report)
      return { ok: checks.every(each => each.ok), checks }
    },
  }
}
