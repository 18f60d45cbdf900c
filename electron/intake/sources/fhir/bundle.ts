import type { Place } from '../../../../shared/domain/fact.ts'
import { say } from '../../../../shared/words/message.ts'
import type { Reading } from '../source.ts'
import { element, elements, isElement, listed, text, type Element } from './json.ts'
import type { WrittenNumbers } from './mapping.ts'
import { pointedAt, serverOf } from './names.ts'
import { readResource, type Knowing } from './resource.ts'

/** Where a resource was found: its bytes' place, and its numbers as written. */
export interface Where {
  readonly place: Place
  readonly written: WrittenNumbers
}

/** A version's number from an entity tag such as W/"3". */
const versionOf = (etag: unknown): string | undefined =>
  typeof etag === 'string' ? /^(?:W\/)?"?([^"]+)"?$/.exec(etag)?.[1] : undefined

function retraction(entry: Element, { place }: Where, { scope }: Knowing): Reading {
  const response = element(entry['response'])
  const fullUrl = text(entry['fullUrl'])
  const target = text(element(entry['request'])?.['url']) ?? fullUrl
  if (target === undefined)
    return {
      kind: 'reject',
      reject: {
        place,
        reason: say('quarantine.incomplete', { type: 'DELETE', element: 'request.url' }),
        remedy: say('quarantine.incomplete-remedy'),
      },
    }
  const { identity } = pointedAt(target.replace(/^\/+/, ''), undefined, {
    scope,
    base: serverOf(fullUrl),
    container: '',
  })
  const [updated, versionId] = [text(response?.['lastModified']), versionOf(response?.['etag'])]
  return {
    kind: 'retraction',
    retraction: {
      identity,
      place,
      ...(updated !== undefined && { updated }),
      ...(versionId !== undefined && { versionId }),
    },
  }
}

const unsafeEntry = ({ place }: Where): Reading => ({
  kind: 'reject',
  reject: {
    place,
    reason: say('quarantine.unsafe', { type: 'Bundle.entry' }),
    remedy: say('quarantine.unsafe-remedy'),
  },
})

/** A change to a resource, which means something only where that resource is known: it waits. */
const patch = ({ place }: Where): Reading => ({
  kind: 'waiting',
  reject: { place, reason: say('quarantine.patch'), remedy: say('quarantine.patch-remedy') },
})

/** One entry of a bundle: a resource, a deletion, or an answer without either. */
export function* readEntry(entry: Element, where: Where, knowing: Knowing): Generator<Reading> {
  if (listed(entry['modifierExtension']).length > 0) {
    yield unsafeEntry(where)
    return
  }
  const method = text(element(entry['request'])?.['method'])
  if (method === 'DELETE') yield retraction(entry, where, knowing)
  else if (method === 'PATCH') yield patch(where)
  else {
    // Some senders put the resource where its entry should stand.
    const resource = element(entry['resource']) ?? (entry['resourceType'] === undefined ? undefined : entry)
    if (resource) yield* readWhole(resource, where, knowing, entry)
    else
      yield { kind: 'other', type: entry['item'] === undefined ? 'entry without a resource' : 'List entry' }
  }
}

/** One of several in one piece, by a place of its own: of two that cannot be read both are told. */
const within = (where: Where, at: number): Where => ({
  ...where,
  place: { ...where.place, position: `${where.place.position} entry ${at + 1}` },
})

/** A resource, or those that a Bundle or Parameters holds, however deep. */
export function* readWhole(
  resource: Element,
  where: Where,
  knowing: Knowing,
  entry: Element = {},
): Generator<Reading> {
  if (resource['resourceType'] === 'Bundle') {
    for (const [at, each] of elements(resource['entry']).entries())
      yield* readEntry(each, within(where, at), knowing)
    return
  }
  if (resource['resourceType'] === 'Parameters') {
    const inside = resourcesIn(resource['parameter'])
    if (inside.length > 0) {
      for (const [at, each] of inside.entries()) yield* readWhole(each, within(where, at), knowing)
      return
    }
  }
  if (resource['resourceType'] === undefined && isElement(resource['resource'])) {
    yield* readEntry(resource, where, knowing)
    return
  }
  const response = element(entry['response'])
  yield* readResource(
    {
      resource,
      ...where,
      fullUrl: text(entry['fullUrl']),
      updated: text(response?.['lastModified']),
      versionId: versionOf(response?.['etag']),
    },
    knowing,
  )
}

const resourcesIn = (parameters: unknown): Element[] =>
  elements(parameters).flatMap(each => [
    ...(isElement(each['resource']) ? [each['resource']] : []),
    ...resourcesIn(each['part']),
  ])
