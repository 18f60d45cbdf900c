import type { CallContext, Client, Contract, Handlers } from '../../shared/contract/define.ts'
import { placesIn, type Purpose } from '../../shared/contract/place.ts'
import type { tickets } from '../../shared/contract/tickets.ts'

type Handler = (input: Record<string, unknown>, context: CallContext<never>) => unknown

/**
 * The same handlers for a caller that may name no file: wherever a contract says that a place stands, the desk says
 * which file the ticket there stands for, or refuses. What a failed call was given may be used once more.
 */
export function byTicket<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  desk: Client<typeof tickets>,
): Handlers<C> {
  const wrapped = Object.entries(contract.methods).map(([name, { input: schema }]) => {
    // The table's types are proven where handlers are written; here one call is as good as another.
    const handler = handlers[name as keyof Handlers<C>] as Handler
    const places = placesIn(schema)
    if (places.length === 0) return [name, handler]
    const withFiles: Handler = async (input, context) => {
      const taken: string[] = []
      try {
        const files = await filesOf(input, places, desk, taken)
        return await handler({ ...input, ...files }, context)
      } catch (error) {
        // A desk that is gone has forgotten them: what failed is what the caller hears of.
        if (taken.length > 0) await desk.giveBack({ tickets: taken }).catch(() => undefined)
        throw error
      }
    }
    return [name, withFiles]
  })
  // The entries forget which handler belongs to which name; the contract gives it back.
  return Object.fromEntries(wrapped) as Handlers<C>
}

/** What stands behind each field's tickets; `taken` gets those that are used now. */
async function filesOf(
  input: Record<string, unknown>,
  places: ReadonlyArray<{ field: string; purpose: Purpose }>,
  desk: Client<typeof tickets>,
  taken: string[],
): Promise<Record<string, unknown>> {
  const files: Record<string, unknown> = {}
  for (const { field, purpose } of places) {
    const value = input[field] as string | string[] | null | undefined
    if (value === undefined || value === null) continue
    const names = Array.isArray(value) ? value : [value]
    const { paths } = await desk.take({ tickets: names, purpose })
    taken.push(...names)
    files[field] = Array.isArray(value) ? paths : paths[0]
  }
  return files
}
