import { z } from 'zod'
import { keepAllNow } from './draft-keeping.ts'
import { draftOf, dropDraft, setDraft, type Draft } from './drafts.ts'
import { caretNow, keptCaret, resumeCaret, type KeptCaret } from './kept-caret.ts'
import { useRouter, type Place, type ViewId } from './router.ts'

interface KeptPlace {
  readonly place: Place | undefined
  readonly behind: readonly Place[]
  readonly ahead: readonly Place[]
  readonly caret?: KeptCaret | undefined
}
const place = z.strictObject({ view: z.string(), parameters: z.record(z.string(), z.unknown()) })

/** Where one was when the casebook was locked. It lies in the encrypted store like all that is half done. */
const keptPlace: Draft<KeptPlace> = {
  name: 'frame.place',
  initial: { place: undefined, behind: [], ahead: [] },
  // Which views there are is the frame's to know; here a place is plain data.
  keep: z.strictObject({
    place,
    behind: z.array(place),
    ahead: z.array(place),
    caret: keptCaret.optional(),
  }) as unknown as z.ZodType<KeptPlace>,
}

/** Takes down where one is; the lock hands it to the store with everything else. */
export function keepPlace(): void {
  const { place: here, behind, ahead } = useRouter.getState()
  const caret = caretNow()
  setDraft(keptPlace, undefined, { place: here, behind, ahead, ...(caret && { caret }) })
}

/** Goes back to where one was when the casebook was locked, once: the view, and the place in the field one wrote in. */
export function resumePlace(): void {
  const { place: there, behind, ahead, caret } = draftOf(keptPlace)
  if (!there) return
  useRouter.setState({ place: there, behind, ahead })
  dropDraft(keptPlace)
  if (caret) resumeCaret(caret)
}

/** A casebook was just made: wherever it is opened next, now or after the window was closed, it is opened here. */
export async function beginAt(view: ViewId): Promise<void> {
  setDraft(keptPlace, undefined, { place: { view, parameters: {} } as Place, behind: [], ahead: [] })
  await keepAllNow()
}
