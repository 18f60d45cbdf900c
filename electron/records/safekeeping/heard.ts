import type { Contract, Handlers } from '../../../shared/contract/define.ts'

/** Handlers that tell of each call before they answer it. */
export function heard<C extends Contract>(
  { name }: C,
  handlers: Handlers<C>,
  tell: (contract: string) => void,
): Handlers<C> {
  // The table's types are proven where it is written; what goes in and out of each stays as it was.
  const table = handlers as Handlers<Contract>
  return Object.fromEntries(
    Object.entries(table).map(([method, handler]) => [
      method,
      (...given: Parameters<typeof handler>) => {
        tell(name)
        return handler(...given)
      },
    ]),
  ) as Handlers<C>
}
