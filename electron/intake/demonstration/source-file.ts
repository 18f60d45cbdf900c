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
    async *bytes() {
      for (const line of practiceLines(plan, today)) yield Buffer.from(line)
    },
  }
}
