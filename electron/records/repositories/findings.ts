import { createHash } from 'node:crypto'
import { localRule, type LocalRule } from '../../../shared/domain/findings/local-rule.ts'
import type { FactOf } from '../../../shared/domain/fact.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import type { WritableDb } from '../db.ts'
import { factAndSource, storedRow, type FactRows, type StoredRow } from './fact-rows.ts'

/** A document in which something may be found. */
export interface DocumentRow {
  readonly id: number
  readonly person: number
  /** What its source calls it, hashed, in hexadecimal; and what that source is called. */
  readonly document: string
  readonly scope: string
  readonly said: Extract<Said, { kind: 'document' }>
}
/** The words in which something is found. */
export interface WordsFoundIn {
  readonly document: string
  readonly scope: string
  /** Their SHA-256. */
  readonly text: string
}
export interface FindingAnswer {
  readonly finding: string
  readonly answer: 'yes' | 'no'
  readonly entry: string | null
}
interface NewAnswer extends WordsFoundIn, FindingAnswer {
  readonly person: number
  readonly told: string
  readonly who: string
}
export interface RuleRow {
  readonly id: number
  readonly rule: LocalRule
  readonly made: string
}

const DOCUMENT = numberOf('document')
/** As the index `fact_document` says it. */
const shown = `fact.kind = ${DOCUMENT} AND fact.current = 1 AND fact.retracted = 0`

/** Documents whose findings are asked about, what was said of them, and the rules that came of it. */
export function findingRepository(db: WritableDb, rows: FactRows) {
  const before = db.prepare<[{ before: number; limit: number }], StoredRow>(`
    SELECT ${storedRow} FROM fact INDEXED BY fact_document CROSS JOIN source ON source.id = fact.source
    WHERE ${shown} AND fact.id < @before ORDER BY fact.id DESC LIMIT @limit`)
  const byId = db.prepare<[number], StoredRow>(
    `SELECT ${storedRow} FROM ${factAndSource} WHERE fact.id = ? AND ${shown}`,
  )
  const byName = db
    .prepare<[{ identity: Buffer; scope: string }], number>(`
    SELECT fact.id FROM ${factAndSource}
    WHERE fact.identity = @identity AND source.scope = @scope AND fact.kind = ${DOCUMENT} AND fact.current = 1`)
    .pluck()
  // An entry whose import was undone states nothing any more.
  const answers = db.prepare<[WordsFoundIn], FindingAnswer>(`
    SELECT finding, answer, entry FROM finding_answer
    WHERE document = @document AND scope = @scope AND text = @text
      AND (entry IS NULL OR EXISTS (SELECT 1 FROM entry made WHERE made.entry = finding_answer.entry))`)
  const put = db.prepare<[NewAnswer]>(`
    INSERT INTO finding_answer (document, scope, text, finding, answer, entry, person, told, who)
    VALUES (@document, @scope, @text, @finding, @answer, @entry, @person, @told, @who)
    ON CONFLICT (document, scope, text, finding)
    DO UPDATE SET answer = excluded.answer, entry = excluded.entry, told = excluded.told, who = excluded.who`)
  const drop = db.prepare<[WordsFoundIn & { finding: string }]>(`
    DELETE FROM finding_answer
    WHERE document = @document AND scope = @scope AND text = @text AND finding = @finding`)
  const dropOfEntry = db.prepare<[string]>('DELETE FROM finding_answer WHERE entry = ?')
  const rules = db.prepare<[], { id: number; rule: string; made: string }>(
    'SELECT id, rule, made FROM finding_rule ORDER BY id',
  )
  const addRule = db.prepare<[{ rule: string; made: string; who: string }]>(
    'INSERT INTO finding_rule (rule, made, who) VALUES (@rule, @made, @who) ON CONFLICT (rule) DO NOTHING',
  )
  const ruleId = db.prepare<[string], number>('SELECT id FROM finding_rule WHERE rule = ?').pluck()
  const dropRule = db.prepare<[number]>('DELETE FROM finding_rule WHERE id = ?')
  const documentOf = (row: StoredRow): DocumentRow => ({
    id: row.id,
    person: row.person,
    document: row.identity.toString('hex'),
    scope: row.scope,
    said: rows.shownIn(row) as Extract<Said, { kind: 'document' }>, // of this kind alone
  })
  return {
    /** The newest first, from before this one on. */
    documentsBefore: (page: { before: number; limit: number }): DocumentRow[] =>
      before.all(page).map(documentOf),
    /** Undefined where it is none, or is shown no more. */
    document(id: number): DocumentRow | undefined {
      const row = byId.get(id)
      return row && documentOf(row)
    },
    /** The fact of a document by what its source calls it; undefined where it is gone. */
    factOf: ({ document, scope }: Pick<WordsFoundIn, 'document' | 'scope'>): number | undefined =>
      byName.get({ identity: Buffer.from(document, 'hex'), scope }),
    answersIn: (words: WordsFoundIn): ReadonlyMap<string, FindingAnswer> =>
      new Map(answers.all(words).map(each => [each.finding, each])),
    answer: (row: NewAnswer): void => {
      put.run(row)
    },
    /** It is asked about again. */
    forget: (which: WordsFoundIn & { readonly finding: string }): void => {
      drop.run(which)
    },
    forgetEntry: (entry: string): void => {
      dropOfEntry.run(entry)
    },
    rules(): RuleRow[] {
      return rules.all().map(row => ({ ...row, rule: localRule.parse(JSON.parse(row.rule)) })) // as it was put
    },
    /** Its number; of one that is there already that one's. */
    addRule(rule: LocalRule, made: string, who: string): number {
      const json = JSON.stringify(rule)
      addRule.run({ rule: json, made, who })
      return ruleId.get(json)!
    },
    /** Whether there was one. */
    dropRule: (id: number): boolean => dropRule.run(id).changes > 0,
  }
}
export type FindingRepository = ReturnType<typeof findingRepository>
/** By what the words of a document are known. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex')
/** All words of a document, as they are read for findings. */
export const wordsOfDocument = ({ attachments }: Pick<FactOf<'document'>, 'attachments'>): string =>
  attachments.flatMap(({ text }) => text ?? []).join('\n')
