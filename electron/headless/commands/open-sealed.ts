import type { ImportReport } from '../../../shared/contract/intake.ts'
import type { Situation } from '../command.ts'
import { filePassphrase } from '../file-passphrase.ts'
import { words } from '../words.ts'

/**
 * Opens what an import brought and what is closed by a passphrase, where the line says whence that comes. A passphrase
 * that does not open it is a fault; the file waits on.
 */
export async function withOpened(situation: Situation, report: ImportReport): Promise<ImportReport> {
  const { house, terminal, signal } = situation
  const passphrase = await filePassphrase(situation, false)
  if (passphrase === undefined) return report
  const brought = new Set(report.files.map(({ sha256 }) => sha256))
  const closed = (await house.library.waiting({})).filter(
    ({ sha256, what }) => brought.has(sha256) && what.key === 'file.kind' && what.values.kind === 'sealed',
  )
  let { files, totals } = report
  for (const { source, sha256 } of closed) {
    const read = await house.intake.openSealed(
      { source, passphrase },
      { signal, onProgress: terminal.progress },
    )
    terminal.say(words('told.opened', { path: read.path }))
    files = files.map(each => (each.sha256 === sha256 ? read : each))
    totals = { ...totals, quarantined: totals.quarantined + read.quarantined }
  }
  return { ...report, files, totals }
}
