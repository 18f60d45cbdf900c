import { AppError, toFault } from '../errors.ts'
import { nobody, type Caller } from './caller.ts'
import type { Contract, Handlers, Method } from './define.ts'
import type { Port, Wire } from './wire.ts'

/** Between two progress messages of one call. */
const PROGRESS_PAUSE_MILLISECONDS = 100

/** Tells where something went wrong; the engine never sends an error's own words for what was not thrown on purpose. */
export type FaultListener = (place: string, error: unknown) => void

/** What serving stands on: where faults are told, and who is there (nobody, for a service that keeps no session). */
export interface Serving {
  readonly onFault: FaultListener
  caller?(): Caller
}

/**
 * Answers calls on a port. Input is parsed before a handler sees it, progress and output before they leave, all strictly;
 * who calls is stamped here, and a role that may not call a method is refused.
 */
export function serve<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  port: Port,
  { onFault, caller = () => nobody }: Serving,
): void {
  const running = new Map<number, AbortController>()

  async function answer({ id, method, input }: Extract<Wire, { kind: 'call' }>): Promise<void> {
    const abort = new AbortController()
    running.set(id, abort)
    const place = `${contract.name}.${method}`
    try {
      const spec = Object.hasOwn(contract.methods, method) ? contract.methods[method] : undefined
      if (!spec) throw new AppError('bad-request', `${contract.name} has no method of that name.`)
      const steps = progressPump(step => port.send({ kind: 'progress', id, step: parsedStep(spec, step) }))
      const who = caller()
      if (!mayCall(spec, who)) throw new AppError('not-permitted', `${place} is not for this role.`)
      const parsed = spec.input.safeParse(input)
      if (!parsed.success) throw new AppError('bad-request', `${place}: ${firstIssue(parsed.error.issues)}`)
      // The table's types are proven where handlers are written; here one call is as good as another.
      const handler = handlers[method as keyof Handlers<C>] as (input: unknown, context: unknown) => unknown
      const output = await handler(parsed.data, { signal: abort.signal, caller: who, report: steps.push })
      const checked = spec.output.parse(output)
      steps.flush()
      port.send({ kind: 'done', id, output: checked })
    } catch (error) {
      onFault(place, error)
      port.send({ kind: 'failed', id, fault: toFault(error) })
    } finally {
      running.delete(id)
    }
  }

  port.listen(
    message => {
      if (message.kind === 'call') void answer(message)
      else if (message.kind === 'cancel') running.get(message.id)?.abort()
    },
    () => {
      for (const abort of running.values()) abort.abort()
    },
  )
}

/** Where nobody is there (a locked casebook, a service without a session) the handler decides: it has no store to give away. */
const mayCall = ({ roles = ['clinician'] }: Method, { actor }: Caller): boolean =>
  roles === 'anyone' || actor === null || roles.includes(actor.role)

/** A step as the contract has it. A method that tells no progress, or another kind, has a fault of its own: it throws. */
function parsedStep({ progress }: Method, step: unknown): unknown {
  if (!progress) throw new AppError('internal', 'A method told progress that its contract does not know.')
  return progress.parse(step)
}

/** The place and kind of a contract breach, without the value: a value may be a patient's. */
function firstIssue(issues: ReadonlyArray<{ path: PropertyKey[]; code?: string | undefined }>): string {
  const issue = issues[0]
  return issue
    ? `${issue.path.map(String).join('.') || 'input'} is not as agreed (${issue.code ?? 'invalid'})`
    : 'input is not as agreed'
}

/** Lets through the first step at once, then one a pause, and on `flush` the one held back. */
function progressPump(send: (step: unknown) => void) {
  let last = -Infinity
  let held: unknown
  return {
    push(step: unknown): void {
      const now = performance.now()
      if (now - last < PROGRESS_PAUSE_MILLISECONDS) {
        held = step
        return
      }
      last = now
      held = undefined
      send(step)
    },
    flush(): void {
      if (held !== undefined) send(held)
    },
  }
}
