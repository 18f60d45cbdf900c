import { say } from '../../../../shared/words/message.ts'
import { publicServerIn } from './public-server.ts'
import { textEnd } from '../text-end.ts'
import type { Recognition, Sniffed } from '../source.ts'

/** FHIR JSON by its first bytes; lines of resources by the file's name too, as a head may hold less than one line. */
export function recogniseFhir({ head, name }: Sniffed): Recognition {
  if (!/^(?:\{|\[\s*[{\]])/.test(head)) return { certainty: 'none' }
  const depth = depthOf(/"resourceType"\s*:/, head)
  if (depth === undefined) return { certainty: 'none', reason: say('intake.fhir-no-type') }
  const isLines = /\.(ndjson|jsonl)(\.gz)?$/i.test(name) || oneResourceALine(head)
  return {
    // Anything may mention a type somewhere inside: only where it stands on the outermost object is it the file's own.
    certainty: depth === 1 ? 'certain' : 'likely',
    format: isLines ? 'fhir-ndjson' : 'fhir-bundle',
    from: publicServerIn(head),
  }
}

/** In how many objects the first such words stand; undefined where there are none. */
function depthOf(words: RegExp, head: string): number | undefined {
  const at = head.search(words)
  if (at < 0) return undefined
  let depth = 0
  for (let i = 0; i < at; i++) {
    const character = head[i]
    if (character === '"') {
      // Braces inside texts do not count.
      const end = textEnd(head, i)
      if (end < 0) break
      i = end - 1
    }
    if (character === '{') depth++
    else if (character === '}') depth--
  }
  return depth
}

function oneResourceALine(head: string): boolean {
  const end = head.indexOf('\n')
  if (end < 0 || !head.slice(end).trimStart().startsWith('{')) return false
  try {
    JSON.parse(head.slice(0, end))
    return true
  } catch {
    return false // a first line that is no JSON is the start of a longer text
  }
}
