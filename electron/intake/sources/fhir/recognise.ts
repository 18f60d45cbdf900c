import { say } from '../../../../shared/words/message.ts'
import { publicServerIn } from './public-server.ts'
import type { Recognition, Sniffed } from '../source.ts'

/** FHIR JSON by its first bytes; lines of resources by the file's name too, as a head may hold less than one line. */
export function recogniseFhir({ head, name }: Sniffed): Recognition {
  if (!/^(?:\{|\[\s*[{\]])/.test(head)) return { certainty: 'none' }
  if (!/"resourceType"\s*:/.test(head)) return { certainty: 'none', reason: say('intake.fhir-no-type') }
  const isLines = /\.(ndjson|jsonl)(\.gz)?$/i.test(name) || oneResourceALine(head)
  return {
    certainty: 'certain',
    format: isLines ? 'fhir-ndjson' : 'fhir-bundle',
    from: publicServerIn(head),
  }
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
