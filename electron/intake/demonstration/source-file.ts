import { createHash } from 'node:crypto'
import type { SourceFile } from '../pipeline/source-file.ts'
import { bundleOf } from './bundle.ts'
import type { Plan } from './design.ts'
import { people } from './practice.ts'

/** The planted practice as NDJSON, one bundle a person: made as it is read, and the same every time. */
export function* practiceLines(plan: Plan, today: string): Generator<string> {
  for (const person of people(plan)) yield `${JSON.stringify(bundleOf(plan.seed, person, today))}\n`
}

export function practiceFile(plan: Plan, today: string): SourceFile {
  return {
    path: `demonstration practice, seed ${plan.seed}, ${plan.patients} people`,
    scope: sha256 => `file-${sha256.slice(0, 12)}`,
    recognise: () => Promise.resolve({ gzip: false, format: 'fhir-ndjson', reason: '' }),
    hash: signal => {
      const hash = createHash('sha256')
      for (const line of practiceLines(plan, today)) {
        signal.throwIfAborted()
        hash.update(line)
      }
      return Promise.resolve(hash.digest('hex'))
    },
    async *unpacked() {
      for (const line of practiceLines(plan, today)) yield Buffer.from(line)
    },
  }
}
