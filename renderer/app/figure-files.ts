import { AppError } from '../../shared/errors.ts'
import type { FigureFiles } from '../charts/figure-files.ts'
import { bridge } from './services.ts'

/** Figures become files through the bridge; what went wrong there is thrown in the words every view knows. */
export const figureFiles: FigureFiles = {
  async save(suggestedName, bytes) {
    const answer = await bridge.saveFile(suggestedName, bytes)
    if (answer.kind === 'failed') throw new AppError(answer.code, answer.message)
    return answer.kind === 'saved' ? answer.path : undefined
  },
  print: (widthInches, heightInches) => bridge.printPage(widthInches, heightInches),
}
