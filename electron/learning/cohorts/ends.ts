import { numberOfEnd, type End, type Frame } from '../../../shared/domain/frame.ts'

/** By row, 1 where it ended in this way. */
export const endedBy = ({ end }: Pick<Frame, 'end'>, how: End): Uint8Array => {
  const number = numberOfEnd(how)
  return end.map(each => Number(each === number))
}
