import type { Handlers } from '../../../shared/contract/define.ts'
import type { findingMethods } from '../../../shared/contract/patients-findings.ts'
import { whenOf } from '../../../shared/domain/fact.ts'
import { findingsIn } from '../../../shared/domain/findings/find.ts'
import type { Finding } from '../../../shared/domain/findings/finding.ts'
import { languageOf } from '../../../shared/domain/findings/language.ts'
import { ruleOf } from '../../../shared/domain/findings/local-rule.ts'
import { trialOf } from '../../../shared/domain/findings/rule-trial.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import type { Store } from '../open-store.ts'
import { textHash, wordsOfDocument, type DocumentRow, type WordsFoundIn } from '../repositories/findings.ts'
import { personOf } from '../who.ts'
import { labelOf } from './fact-line.ts'
import { whomIn } from './whom-in.ts'

type FindingHandlers = Handlers<{ name: 'patients'; methods: typeof findingMethods }>

/** So many documents are fetched at once, and one look goes on for so long. */
const [AT_ONCE, LOOK_MILLISECONDS] = [50, 400]
/** Documents that are longer are read for findings as far as this. */
const MOST_CHARACTERS = 2_000_000

interface Found extends WordsFoundIn {
  readonly row: DocumentRow
  readonly words: string
  readonly language: ReturnType<typeof languageOf>
  readonly findings: readonly Finding[]
}

/** What is found in a document by the rules of this casebook; nothing in one of another language than English. */
export function foundIn(store: Store, row: DocumentRow): Found {
  const words = wordsOfDocument(row.said)
  const language = languageOf(words)
  const isRead = language === undefined || language === 'en'
  const rules = store.findings.rules().map(({ rule }) => rule)
  const findings = isRead ? findingsIn(words.slice(0, MOST_CHARACTERS), { rules, problems: [] }) : []
  const { document, scope } = row
  return { row, words, language, findings, document, scope, text: textHash(words) }
}

/** By what the words of a document are known. */
export const namedBy = ({ document, scope, text }: Found): WordsFoundIn => ({ document, scope, text })

function aboutOf(store: Store, { row, language }: Found) {
  const { charts } = store
  const patient = charts.chartOf(row.person)
  const written = whenOf(row.said)
  return {
    document: row.id,
    patient,
    ...whomIn(charts.person(patient)?.body ?? '{}'),
    title: labelOf(row.said),
    ...(written?.by === 'happened' && { written: written.moment }),
    language: language ?? null,
  }
}

/** One finding of a document, and the words it stands in. Throws AppError 'not-found'. */
export function findingOf(store: Store, document: number, key: string): { found: Found; finding: Finding } {
  const row = store.findings.document(document)
  const found = row && foundIn(store, row)
  const finding = found?.findings.find(each => each.key === key)
  if (!found || !finding) throw new AppError('not-found', say('findings.gone'))
  return { found, finding }
}

/** What records does when somebody looks through what notes seem to say. */
export function findingHandlers(store: () => Store): FindingHandlers {
  return {
    async findingsWaiting({ before: from = Number.MAX_SAFE_INTEGER, limit }, { signal }) {
      const { findings } = store()
      const breathe = breather(signal)
      const until = performance.now() + LOOK_MILLISECONDS
      const documents = []
      let before = from
      for (;;) {
        const rows = findings.documentsBefore({ before, limit: AT_ONCE })
        for (const row of rows) {
          const pause = breathe()
          if (pause) await pause
          const found = foundIn(store(), row)
          const answers = findings.answersIn(found)
          const waiting = found.findings.filter(each => each.states && !answers.has(each.key)).length
          before = row.id
          if (waiting > 0) documents.push({ ...aboutOf(store(), found), waiting })
          if (documents.length >= limit || performance.now() > until) return { documents, before }
        }
        if (rows.length < AT_ONCE) return { documents, before: null }
      }
    },
    findingsOf({ document }) {
      const { findings, entries } = store()
      const row = findings.document(document)
      if (!row) throw new AppError('not-found', say('findings.gone'))
      const found = foundIn(store(), row)
      const answers = findings.answersIn(found)
      return {
        ...aboutOf(store(), found),
        text: found.words,
        findings: found.findings.map(each => {
          const answer = answers.get(each.key)
          const entry = answer?.entry == null ? undefined : entries.newest(answer.entry)
          return {
            ...each,
            ...(answer && { answer: answer.answer }),
            ...(entry && { entry: { entry: entry.entry, version: entry.version } }),
          }
        }),
      }
    },
    denyFinding({ document, finding: key }, { caller }) {
      const { findings, now, write } = store()
      const { found } = findingOf(store(), document, key)
      write(() =>
        findings.answer({
          ...namedBy(found),
          finding: key,
          answer: 'no',
          entry: null,
          person: found.row.person,
          told: now().toISOString(),
          who: personOf(caller),
        }),
      )
      return {}
    },
    takeBackNo({ document, finding }) {
      const { findings, write } = store()
      const row = findings.document(document)
      if (!row) throw new AppError('not-found', say('findings.gone'))
      write(() => findings.forget({ ...namedBy(foundIn(store(), row)), finding }))
      return {}
    },
    wrongFinding({ document, finding: key }, { caller }) {
      const { findings, now, write } = store()
      const is = ruleOf(findingOf(store(), document, key).finding)
      const rule = write(() => findings.addRule(is, now().toISOString(), personOf(caller)))
      return { rule, is }
    },
    findingRules: () =>
      store()
        .findings.rules()
        .map(({ id, rule, made }) => {
          const trial = trialOf(rule)
          const tried = trial && { ...trial, before: [...trial.before], after: [...trial.after] }
          return { rule: id, is: rule, made, ...(tried && { trial: tried }) }
        }),
    dropFindingRule({ rule }) {
      const { findings, write } = store()
      if (!write(() => findings.dropRule(rule))) throw new AppError('not-found', say('findings.no-rule'))
      return {}
    },
  }
}
