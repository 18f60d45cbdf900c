import type { Asked } from '../../../shared/domain/asked.ts'
import { estimandHash } from '../../host/estimand-hash.ts'
import type { Store } from '../open-store.ts'

/** How often an estimand was answered here, and by how many ways of answering it. */
export interface Looks {
  readonly looks: number
  readonly variants: number
}

/** What each question asks, by its hash, which names its text: the same for good. */
const known = new Map<string, string>()
function askedBy({ hash, body }: { hash: string; body: string }): string {
  let estimand = known.get(hash)
  if (estimand === undefined) known.set(hash, (estimand = estimandHash(JSON.parse(body) as Asked)))
  return estimand
}

/**
 * Looks at every question, those at variants of one estimand counted together: whoever asks the same in another way
 * looks again.
 */
export function looksTogether({ questions }: Pick<Store, 'questions'>): (hash: string) => Looks {
  const rows = questions.all()
  const byEstimand = new Map<string, Looks>()
  for (const row of rows.filter(({ looks }) => looks > 0)) {
    const { looks, variants } = byEstimand.get(askedBy(row)) ?? { looks: 0, variants: 0 }
    byEstimand.set(askedBy(row), { looks: looks + row.looks, variants: variants + 1 })
  }
  const estimandOf = new Map(rows.map(row => [row.hash, askedBy(row)]))
  return hash => byEstimand.get(estimandOf.get(hash) ?? '') ?? { looks: 0, variants: 0 }
}
