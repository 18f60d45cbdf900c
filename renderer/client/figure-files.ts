import type { LeavingFile } from '../../shared/contract/leaving.ts'
import { AppError } from '../../shared/errors.ts'
import { bridge } from './bridge.ts'

/** Figures become files through the bridge; what went wrong there is thrown in the words every view knows. */
export const figureFiles = {
  async save(
    suggestedName: string,
    bytes: Uint8Array<ArrayBuffer>,
    of: LeavingFile,
  ): Promise<string | undefined> {
    const answer = await bridge.saveFile(suggestedName, bytes, of)
    if (answer.kind === 'failed') throw new AppError(answer.code, answer.message)
    return answer.kind === 'saved' ? answer.path : undefined
  },
  print: (widthInches: number, heightInches: number, pages?: number) =>
    bridge.printPage(widthInches, heightInches, pages),
}
