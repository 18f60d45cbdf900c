import { element, text, type Element } from './json.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const lastTwo = /([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/

/**
 * How ids become identities. A UUID is unique in the world; any other id is only unique where it was given, so it is
 * named together with its `scope`: the server's address where the file says one, else the file or folder it came in.
 * So Patient/1 of two systems never become one person (docs/decisions/2026-11-24-identity-scope.md).
 */
export function identityOf(type: string, id: string, scope: string): string {
  return uuid.test(id) ? `${type}/${id.toLowerCase()}` : `${type}/${id}@${scope}`
}

/** The server's address in a full URL such as https://clinic.example/fhir/Patient/1; undefined where there is none. */
export function serverOf(fullUrl: string | undefined): string | undefined {
  const match = fullUrl === undefined ? null : /^(https?:\/\/.+?)\/?[A-Z][A-Za-z]+\/[^/]+$/.exec(fullUrl)
  return match?.[1]
}

/**
 * The identity that a reference points at. `type` is what the element can point at, where the reference does not
 * say.
 */
export function referenced(reference: unknown, type: string, scope: string): string | undefined {
  const target = text(element(reference)?.['reference'])
  if (target === undefined || target.startsWith('#')) return undefined
  if (target.startsWith('urn:uuid:')) return identityOf(type, target.slice('urn:uuid:'.length), scope)
  if (target.startsWith('urn:')) return undefined
  const match = lastTwo.exec(target)
  if (!match) return undefined
  return identityOf(match[1]!, match[2]!, serverOf(target) ?? scope)
}

/** The contained resource that a reference such as #m1 points at. */
export function contained(resource: Element, reference: unknown): Element | undefined {
  const target = text(element(reference)?.['reference'])
  if (!target?.startsWith('#') || !Array.isArray(resource['contained'])) return undefined
  return (resource['contained'] as unknown[]).map(element).find(each => each?.['id'] === target.slice(1))
}
