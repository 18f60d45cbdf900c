const NAMED = 'source '
const SERVED = 'server '

/** A source by what the clinician calls it. */
export const namedScope = (name: string): string => `${NAMED}${name}`
/** A source by the public address that its own entries name. */
export const servedScope = (address: string): string => `${SERVED}${address}`

/** What the clinician, or the source itself, calls it; undefined for files that nothing names. */
export function nameOfScope(scope: string): string | undefined {
  const prefix = [NAMED, SERVED].find(each => scope.startsWith(each))
  return prefix === undefined ? undefined : scope.slice(prefix.length)
}
