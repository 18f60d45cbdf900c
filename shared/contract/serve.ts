import { AppError, toFault } from '../errors.ts'
import { say } from '../words/message.ts'
import { nobody, type Caller } from './caller.ts'
import type { Contract, Handlers, Method } from './define.ts'
import { placeOfIssue } from './place-of-issue.ts'
import { wire, type Port, type Wire } from './wire.ts'

/** Between two progress messages of one call. */
const PROGRESS_PAUSE_MILLISECONDS = 100

/** Tells where something went wrong; the engine itself sends no error's own words that were not thrown on purpose. */
export type FaultListener = (place: string, error: unknown) => void

/** What serving stands on: where faults are told, and who is there (nobody, for a service that keeps no session). */
export interface Serving {
  readonly onFault: FaultListener
  caller?(): Caller
}

/** What answers on one port. */
export interface Serve {
  /** Takes no more calls; whoever makes one waits until `retire`. */
  close(): void
  /** What is still under way fails as `unavailable`; what came since `close` was not begun, and is asked elsewhere. */
  retire(): void
}

/**
 * Answers calls on a port. Input is parsed before a handler sees it, progress and output before they leave, all
 * strictly;
 * who calls is stamped here, and a role that may not call a method is refused.
 */
export function serve<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  port: Port,
  { onFault, caller = () => nobody }: Serving,
): Serve {
  const running = new Map<number, AbortController>()
  let isClosed = false
  let isRetired = false

  async function outputOf(
    { id, method, input }: Extract<Wire, { kind: 'call' }>,
    place: string,
    signal: AbortSignal,
  ): Promise<unknown> {
    const spec = Object.hasOwn(contract.methods, method) ? contract.methods[method] : undefined
    if (!spec) throw new AppError('bad-request', say('fault.no-such-method', { contract: contract.name }))
    const who = caller()
    if (!mayCall(spec, who))
      throw new AppError('not-permitted', say('fault.not-for-this-role', { method: place }))
    const parsed = parsedInput(spec, input, place)
    const steps = progressPump(step => port.send({ kind: 'progress', id, step: parsedStep(spec, step) }))
    // The table's types are proven where handlers are written; here one call is as good as another.
    const handler = handlers[method as keyof Handlers<C>] as (input: unknown, context: unknown) => unknown
    try {
      const output = spec.output.parse(await handler(parsed, { signal, caller: who, report: steps.push }))
      steps.flush()
      return output
    } finally {
      steps.close()
    }
  }

  async function answer(call: Extract<Wire, { kind: 'call' }>): Promise<void> {
    const { id, method } = call
    const abort = new AbortController()
    running.set(id, abort)
    const place = `${contract.name}.${method}`
    try {
      const output = await outputOf(call, place, abort.signal)
      if (!isRetired) port.send({ kind: 'done', id, output })
    } catch (error) {
      onFault(place, error)
      if (!isRetired) port.send({ kind: 'failed', id, fault: toFault(error) })
    } finally {
      running.delete(id)
    }
  }

  port.listen(
    candidate => {
      const { data: message } = wire.safeParse(candidate)
      if (message?.kind === 'cancel') running.get(message.id)?.abort()
      else if (message?.kind === 'call' && isClosed) return // it hears that it was not begun
      else if (message?.kind === 'call' && !running.has(message.id)) void answer(message)
      // Nobody of the house sends such a thing; an answer to it would settle a call that it is not for.
      else onFault(contract.name, new AppError('bad-request', say('fault.no-message')))
    },
    () => {
      for (const abort of running.values()) abort.abort()
    },
  )
  return {
    close() {
      isClosed = true
    },
    retire() {
      isClosed = true
      isRetired = true
      const gone = toFault(
        new AppError('unavailable', say('fault.service-stopped', { contract: contract.name })),
      )
      for (const [id, abort] of running) {
        abort.abort()
        port.send({ kind: 'failed', id, fault: gone })
      }
      port.send({ kind: 'retired' })
    },
  }
}

/**
 * Where nobody is there (a locked casebook, a service without a session) the handler decides: it has no store to
 * give.
 */
const mayCall = ({ roles = ['clinician'] }: Method, { actor }: Caller): boolean =>
  roles === 'anyone' || actor === null || roles.includes(actor.role)

/** The input as the contract has it, or the place and kind of the breach without the value: it may be a patient's. */
function parsedInput({ input: schema }: Method, input: unknown, method: string): unknown {
  const { data, error } = schema.safeParse(input)
  const issue = error?.issues[0]
  if (!issue) return data
  const place = placeOfIssue(schema, issue.path)
  throw new AppError('bad-request', say('fault.not-as-agreed', { method, place, issue: issue.code }))
}

/**
 * A step as the contract has it. A method that tells no progress, or another kind, has a fault of its own: it throws.
 */
function parsedStep({ progress }: Method, step: unknown): unknown {
  if (!progress) throw new AppError('internal', say('fault.untold-progress'))
  return progress.parse(step)
}

/** So many steps that begin another phase go out at once in a second: what follows may hold up everything. */
const PHASES_A_SECOND = 10
const phaseOf = (step: unknown): string => {
  const phase = typeof step === 'object' && step !== null && 'phase' in step ? step.phase : undefined
  return phase === undefined ? '' : JSON.stringify(phase)
}

/**
 * Lets through the first step at once, then one a pause and the first of each phase, and on `flush` the one held back;
 * nothing once closed.
 */
function progressPump(send: (step: unknown) => void) {
  let last = -Infinity
  let phase = ''
  let second = { began: -Infinity, phases: 0 }
  /** Whether it begins another phase, of which few enough went out in this second. */
  function isNewPhase(step: unknown, now: number): boolean {
    if (now - second.began >= 1_000) second = { began: now, phases: 0 }
    return second.phases < PHASES_A_SECOND && phaseOf(step) !== phase
  }
  let held: { step: unknown } | undefined
  let open = true
  return {
    push(step: unknown): void {
      if (!open) return
      const now = performance.now()
      if (now - last < PROGRESS_PAUSE_MILLISECONDS) {
        if (!isNewPhase(step, now)) {
          held = { step }
          return
        }
        second.phases++
      }
      phase = phaseOf(step)
      last = now
      held = undefined
      send(step)
    },
    flush(): void {
      if (held) send(held.step)
    },
    close(): void {
      open = false
    },
  }
}
