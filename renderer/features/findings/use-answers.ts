import { useState } from 'react'
import type { Statement } from '../../../shared/domain/entry.ts'
import type { Finding } from '../../../shared/domain/findings/finding.ts'
import { services } from '../../client/services.ts'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { ruleText, statedText } from './rule-text.ts'

/** An answer that was given here, with how it is taken back. */
interface Given {
  /** Of which finding. */
  readonly key: string
  readonly said: string
  takeBack(): Promise<unknown>
}
interface Asked {
  readonly document: number
  readonly patient: number
  /** ISO: when what is said yes to was so. Undefined where it is not known. */
  readonly happened: string | undefined
  /** The note is looked at anew. `again`: the finding that waits again, where an answer was taken back. */
  onAnswered(again?: string): Promise<void>
}

/** Answers the findings of a note, one at a time, and takes back what was answered here, the last first. */
export function useAnswers({ document, patient, happened, onAnswered }: Asked) {
  const action = useAction()
  const [given, setGiven] = useState<readonly Given[]>([])
  const answer = (work: () => Promise<Given>) =>
    action.run(async () => {
      const done = await work()
      await onAnswered()
      setGiven(all => [...all, done])
    })
  const draftOf = (entry: string, version: number, facts: Statement[]) => ({
    entry,
    version,
    person: { patient },
    happened: happened!, // a yes needs it
    facts,
  })
  return {
    busy: action.busy,
    error: action.error,
    /** What was answered last. */
    said: given.at(-1)?.said,
    mayUndo: given.length > 0,
    yes(found: Finding) {
      const { states, key } = found
      if (action.busy || !states || happened === undefined) return
      answer(async () => {
        const entry = crypto.randomUUID()
        const requestId = crypto.randomUUID()
        const draft = { ...draftOf(entry, 1, [states]), foundIn: { document, finding: key } }
        await services.intake.enter({ requestId, draft })
        return {
          key,
          said: words('findings.said-yes', { what: statedText(found) }),
          takeBack: () =>
            services.intake.enter({ requestId: crypto.randomUUID(), draft: draftOf(entry, 2, []) }),
        }
      })
    },
    no(found: Finding) {
      if (action.busy || !found.states) return
      const which = { document, finding: found.key }
      answer(async () => {
        await services.patients.denyFinding(which)
        return {
          key: found.key,
          said: words('findings.said-no', { what: statedText(found) }),
          takeBack: () => services.patients.takeBackNo(which),
        }
      })
    },
    wrong(found: Finding) {
      if (action.busy) return
      answer(async () => {
        const { rule, is } = await services.patients.wrongFinding({ document, finding: found.key })
        return {
          key: found.key,
          said: words('findings.rule-made', { rule: ruleText(is) }),
          takeBack: () => services.patients.dropFindingRule({ rule }),
        }
      })
    },
    undo() {
      const last = given.at(-1)
      if (!last || action.busy) return
      action.run(async () => {
        await last.takeBack()
        await onAnswered(last.key)
        setGiven(all => all.slice(0, -1))
      })
    },
  }
}
