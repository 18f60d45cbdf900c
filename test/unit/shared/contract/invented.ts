import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { portPair } from '../../../../electron/host/ports.ts'
import type { Caller } from '../../../../shared/contract/caller.ts'
import { contract, method, type Handlers } from '../../../../shared/contract/define.ts'
import { serve } from '../../../../shared/contract/serve.ts'
import type { Wire } from '../../../../shared/contract/wire.ts'

/** A word that stands for a patient's name: wherever it shows up where it should not, a guard has failed. */
export const PLANTED = 'Plantagenet'

/** A contract of nobody's: one method for each thing that the engine must look after. */
export const invented = contract('invented', {
  weigh: method({
    input: z.strictObject({ ward: z.string(), scale: z.strictObject({ grams: z.int() }) }),
    output: z.strictObject({ grams: z.int() }),
  }),
  walk: method({
    input: z.strictObject({}),
    output: z.strictObject({ steps: z.int() }),
    progress: z.strictObject({ at: z.int(), phase: z.string().optional() }),
  }),
  tally: method({
    input: z.strictObject({ counts: z.record(z.string(), z.int()), rows: z.array(z.tuple([z.int()])) }),
    output: z.null(),
  }),
  review: method({ input: z.strictObject({}), output: z.null(), roles: ['clinician', 'reviewer'] }),
  knock: method({ input: z.strictObject({}), output: z.null(), roles: 'anyone' }),
})
export type Invented = typeof invented

/** Handlers that answer as agreed; a test replaces the one it is about. */
const obedient: Handlers<Invented> = {
  weigh: ({ scale }) => scale,
  walk: () => ({ steps: 0 }),
  tally: () => null,
  review: () => null,
  knock: () => null,
}

/** Lets every message under way arrive. */
export async function arrived(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await setImmediate()
}

/** A served port seen from its other end, message by message: what a page could send, and all that it would hear. */
export function rawDesk(handlers: Partial<Handlers<Invented>> = {}, caller?: () => Caller) {
  const [near, far] = portPair()
  const heard: Wire[] = []
  const faults: Array<{ place: string; error: unknown }> = []
  let next = 1
  near.listen(
    message => {
      heard.push(message as Wire)
    },
    () => undefined,
  )
  const served = serve(invented, { ...obedient, ...handlers }, far, {
    onFault: (place, error) => {
      faults.push({ place, error })
    },
    ...(caller && { caller }),
  })
  return {
    heard,
    faults,
    served,
    port: near,
    /** Anything at all, as a hostile page would send it. */
    send: (message: unknown) => near.send(message as Wire),
    /** A call with a fresh id, and everything that came back to it. */
    async call(name: string, input: unknown): Promise<Wire[]> {
      const id = next++
      near.send({ kind: 'call', id, method: name, input })
      await arrived()
      return heard.filter(each => each.kind !== 'retired' && each.id === id)
    },
  }
}
