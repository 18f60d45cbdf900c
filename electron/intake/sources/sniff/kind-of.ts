import type { Unpacked } from '../../containers/unpack.ts'
import { lookAt } from './look.ts'
import { fileKinds, type FileKind } from './table.ts'

/** What an unpacked file is, by its bytes. Throws where they cannot be read. */
export async function kindOf(unpacked: Pick<Unpacked, 'head' | 'isWhole' | 'bytes'>): Promise<FileKind> {
  const look = await lookAt(unpacked)
  return fileKinds.find(([, shows]) => shows(look))![0] // the last row shows always
}
