import type { Progress } from '../../../shared/contract/define.ts'
import type { ExportColumnName } from '../../../shared/domain/export-columns.ts'
import { say, type Values } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import { STORE_NAME } from '../home/store-at.ts'
import type { Store } from '../open-store.ts'
import { dictionaryOf } from './dictionary.ts'
import { exportFolder, type ExportFolder } from './export-folder.ts'
import { writeFacts, writePeople } from './facts.ts'
import { writeOriginals } from './originals.ts'
import { writeWrittenHere } from './written-here.ts'

interface Order {
  readonly folder: string
  readonly texts: {
    readonly readme: string
    readonly meanings: Readonly<Record<ExportColumnName, string>>
  }
}
interface Listening {
  readonly signal: AbortSignal
  readonly report: (step: Progress) => void
}

async function writeAll(
  store: Store,
  into: ExportFolder,
  texts: Order['texts'],
  { signal, report }: Listening,
) {
  const breathe = breather(signal)
  const telling = (part: Values<'export.phase'>['part']) => (done: number, of: number) => {
    report({ phase: say('export.phase', { part }), done, of })
    signal.throwIfAborted()
    return breathe()
  }
  into.write('README.txt', texts.readme)
  into.write('dictionary.csv', dictionaryOf(texts.meanings))
  const originals = await writeOriginals(store, into, telling('originals'))
  const people = await writePeople(store, into, telling('people'))
  const facts = await writeFacts(store, into, telling('facts'))
  await telling('written-here')(0, 1)
  writeWrittenHere(store, into)
  into.end()
  const files = into.files().toSorted((one, other) => (one.path < other.path ? -1 : 1))
  // Last of all: an export without it is none.
  const manifest = {
    format: 'casebook-export/1',
    store: store.meta.get(STORE_NAME),
    made: store.now().toISOString(),
    contentHash: store.contentHash(),
    people,
    facts,
    files,
    originals,
  }
  into.force()
  into.conclude('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  const bytes = into.files().reduce((sum, each) => sum + each.bytes, 0)
  return { files: into.files().length, bytes, people, facts }
}

/**
 * Writes all that a store holds into a new or empty folder, not encrypted (docs/formats/export.md). It is read page by
 * page, so that memory does not grow with the casebook. Cancelled or failed, nothing of it is left.
 */
export async function exportEverything(store: Store, { folder, texts }: Order, listening: Listening) {
  const into = exportFolder(folder)
  try {
    return await writeAll(store, into, texts, listening)
  } catch (error) {
    into.takeBack()
    throw error
  }
}
