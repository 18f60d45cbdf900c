import { z } from 'zod'
import { message } from '../words/message.ts'
import type { Caller, Role } from './caller.ts'

/** What long work tells on the way: the phase, how much is done, and of how much when that is known. */
export const progress = z.strictObject({
  phase: message,
  done: z.number(),
  of: z.number().optional(),
})
export type Progress = z.infer<typeof progress>

/** One thing a service can be asked to do: what goes in, what comes out, what is told on the way. */
export interface Method<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  P extends z.ZodType = z.ZodType,
> {
  readonly input: I
  readonly output: O
  readonly progress?: P
  /**
   * Who may call it, where a session says who is there; absent: a clinician alone. `anyone` asks for no session at
   * all.
   */
  readonly roles?: readonly Role[] | 'anyone'
}
export type Methods = Readonly<Record<string, Method>>
export interface Contract<M extends Methods = Methods> {
  readonly name: string
  readonly methods: M
}

export function method<I extends z.ZodType, O extends z.ZodType, P extends z.ZodType = z.ZodNever>(spec: {
  input: I
  output: O
  progress?: P
  roles?: readonly Role[] | 'anyone'
}): Method<I, O, P> {
  return spec
}

export function contract<const M extends Methods>(name: string, methods: M): Contract<M> {
  return { name, methods }
}

type Given<T> = T extends Method<infer I, z.ZodType, z.ZodType> ? z.input<I> : never
type Parsed<T> = T extends Method<infer I, z.ZodType, z.ZodType> ? z.output<I> : never
type Answer<T> = T extends Method<z.ZodType, infer O, z.ZodType> ? z.output<O> : never
type Step<T> = T extends Method<z.ZodType, z.ZodType, infer P> ? z.output<P> : never

export interface CallOptions<P> {
  signal?: AbortSignal
  onProgress?: (step: P) => void
}
export interface CallContext<P> {
  readonly signal: AbortSignal
  readonly caller: Caller
  /** Tells the caller how far the work is. Cheap: ten a second are passed on, the first of a phase, and the last. */
  report(step: P): void
}

/** What callers hold. */
export type Client<C extends Contract> = {
  readonly [K in keyof C['methods']]: (
    input: Given<C['methods'][K]>,
    options?: CallOptions<Step<C['methods'][K]>>,
  ) => Promise<Answer<C['methods'][K]>>
}
/** What a service implements: the compiler demands one handler a method. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C['methods']]: (
    input: Parsed<C['methods'][K]>,
    context: CallContext<Step<C['methods'][K]>>,
  ) => Promise<Answer<C['methods'][K]>> | Answer<C['methods'][K]>
}
