import type { WritableDb } from '../db.ts'

export interface PatientRow {
  id: number
  name: string
  sex: string
  deceased: number
  body: string
  last_clock: number | null
  facts: number
  hit: string | null
}
export interface FactRow {
  id: number
  body: string
  stored: string
  undecided: number
  versions: number
}
export interface PatientPage {
  query: string
  limit: number
  offset: number
}
export interface FactPage {
  person: number
  kind: number
  limit: number
  offset: number
}
export interface SeriesKey {
  person: number
  code: number
  unit: number
}
export interface SeriesRow {
  value: number
  comparator: string | null
  fact: number
  part: number
  body: string
}
/** How often something was measured, its last value, and the fact that holds it. */
export interface MeasuredRow {
  system: string
  code: string
  display: string
  unit: string
  n: number
  last: number
  body: string
}
export interface FactSource {
  body: string
  path: string
  sha256: string
  format: string
  position: string
  stored: string
  source: number
  at: number
  length: number
}

/** A fact as it is to be shown: one that its source has taken back is no longer what it was. */
const body = `CASE fact.retracted WHEN 0 THEN fact.body
  ELSE json_set(fact.body, '$.standing', json('{"is":"retracted"}')) END AS body`

const line = `person.id, person.name, person.sex, person.deceased, person.body,
  (SELECT max(start_clock) FROM fact WHERE fact.person = person.id AND current = 1) AS last_clock,
  (SELECT count(*) FROM fact WHERE fact.person = person.id AND current = 1) AS facts`

/** FTS5 words from what somebody types: every word must begin one in the text. */
const matching = (query: string) =>
  query
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(word => `"${word}"*`)
    .join(' ')

/** By code units, as the store sorts. */
const compareText = (one: string, other: string) => Number(one > other) - Number(one < other)

/** Reads charts: lists, banners, facts by kind, numbers over time. */
export function chartRepository(db: WritableDb) {
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM person WHERE described = 1')
  const all = db.prepare<[Omit<PatientPage, 'query'>], PatientRow>(
    `SELECT ${line}, NULL AS hit FROM person WHERE described = 1 ORDER BY sort_name, id LIMIT @limit OFFSET @offset`,
  )
  // Names first, then whoever has the code, then whose notes say it; one person once.
  const found = `
    WITH hit AS (
      SELECT rowid AS person, 0 AS rank, NULL AS words FROM name_search WHERE name_search MATCH @words
      UNION ALL
      SELECT coded.person, 1, min(code.display)
      FROM code_search JOIN code ON code.id = code_search.rowid JOIN coded ON coded.code = code.id
      WHERE code_search MATCH @words
      GROUP BY coded.person
      UNION ALL
      SELECT coalesce(
        (SELECT person FROM fact WHERE id = text_search.rowid),
        (SELECT person FROM note WHERE id = -text_search.rowid)
      ), 2, snippet(text_search, 0, '', '', ' … ', 12)
      FROM text_search
      WHERE text_search MATCH @words
    ), best AS (SELECT person, min(rank) AS rank, words FROM hit GROUP BY person)`
  const searchCount = db.prepare<[{ words: string }], { n: number }>(
    `${found} SELECT count(*) AS n FROM best JOIN person ON person.id = best.person WHERE described = 1`,
  )
  const search = db.prepare<[{ words: string; limit: number; offset: number }], PatientRow>(
    `${found}
    SELECT ${line}, best.words AS hit
    FROM best JOIN person ON person.id = best.person
    WHERE described = 1
    ORDER BY rank, sort_name, person.id LIMIT @limit OFFSET @offset`,
  )
  const person = db.prepare<[number], PatientRow & { described: number }>(
    `SELECT ${line}, NULL AS hit, described FROM person WHERE id = ?`,
  )
  const byIdentity = db.prepare<[string], { name: string; birth: number | null }>(
    'SELECT name, birth_clock AS birth FROM person WHERE identity = ? AND described = 1',
  )
  const lastChange = db.prepare<[number], { at: string | null }>(
    'SELECT max(stored) AS at FROM fact WHERE person = ?',
  )
  const kinds = db.prepare<[number], { kind: number; n: number }>(
    'SELECT kind, count(*) AS n FROM fact WHERE person = ? AND current = 1 GROUP BY kind',
  )
  const factCount = db.prepare<[number, number], { n: number }>(
    'SELECT count(*) AS n FROM fact WHERE person = ? AND kind = ? AND current = 1',
  )
  const facts = db.prepare<[FactPage], FactRow>(`
    SELECT id, ${body}, stored, undecided,
      (SELECT count(*) FROM fact other WHERE other.kind = fact.kind AND other.identity = fact.identity) AS versions
    FROM fact
    WHERE person = @person AND kind = @kind AND current = 1
    ORDER BY start_clock DESC, id DESC LIMIT @limit OFFSET @offset`)
  const measured = db.prepare<[number], MeasuredRow>(`
    SELECT system, code.code, display, unit.name AS unit, n, last, ${body}
    FROM (SELECT code, unit, count(*) AS n, value AS last, fact, max(clock)
      FROM measured
      WHERE person = ? AND usable = 1
      GROUP BY code, unit) latest
    JOIN code ON code.id = latest.code JOIN unit ON unit.id = latest.unit JOIN fact ON fact.id = latest.fact`)
  const series = db.prepare<[SeriesKey], SeriesRow>(`
    SELECT value, comparator, fact, part, ${body} FROM measured JOIN fact ON fact.id = measured.fact
    WHERE measured.person = @person AND measured.code = @code AND measured.unit = @unit AND measured.usable = 1
    ORDER BY measured.clock, measured.fact`)
  const factBody = db.prepare<[number], { body: string }>(`SELECT ${body} FROM fact WHERE id = ?`)
  const source = db.prepare<[number, number], FactSource>(`
    SELECT ${body}, source.path, source.sha256, source.format,
      fact.position, fact.stored, fact.source, fact.at, fact.length
    FROM fact JOIN source ON source.id = fact.source
    WHERE fact.id = ? AND kind = ?`)
  const history = db.prepare<[number, number], { stored: string; current: number; body: string }>(`
    SELECT other.stored, other.current, other.body
    FROM fact JOIN fact other ON other.kind = fact.kind AND other.identity = fact.identity
    WHERE fact.id = ? AND fact.kind = ?
    ORDER BY other.current DESC, other.id DESC`)
  const codeColumns = `code.id, code.system, code.code, code.display,
    (SELECT count(DISTINCT person) FROM coded WHERE coded.code = code.id AND coded.kind = @kind) AS people,
    (SELECT count(*) FROM coded WHERE coded.code = code.id AND coded.kind = @kind) AS facts`
  const codesAll = db.prepare<[{ kind: number; limit: number }], CodeRow>(
    `SELECT ${codeColumns}
      FROM code
      WHERE EXISTS (SELECT 1
      FROM coded
      WHERE coded.code = code.id AND coded.kind = @kind)
      ORDER BY people DESC, display
      LIMIT @limit`,
  )
  const codesFound = db.prepare<[{ kind: number; limit: number; words: string }], CodeRow>(`
    SELECT ${codeColumns}
    FROM code_search JOIN code ON code.id = code_search.rowid
    WHERE code_search MATCH @words
      AND EXISTS (SELECT 1 FROM coded WHERE coded.code = code.id AND coded.kind = @kind)
    ORDER BY people DESC, display LIMIT @limit`)
  // As written: the unit in which an analyte is kept is nobody's choice.
  const units = db.prepare<[{ code: number }], { name: string }>(
    `SELECT name
      FROM unit
      WHERE EXISTS (SELECT 1 FROM conversion WHERE conversion.code = @code AND conversion.unit = unit.id)
        OR EXISTS (SELECT 1 FROM measured WHERE measured.code = @code AND measured.unit = unit.id)
          AND NOT EXISTS (SELECT 1 FROM conversion WHERE conversion.code = @code AND kept = unit.id)
      ORDER BY name`,
  )
  // One seek a kind: a scan of every fact would take seconds in a large casebook.
  const kindNumbers = db.prepare<[], { kind: number }>(`
    WITH RECURSIVE found (kind) AS (
      SELECT min(kind) FROM fact
      UNION ALL
      SELECT (SELECT min(kind) FROM fact WHERE kind > found.kind) FROM found WHERE found.kind IS NOT NULL
    ) SELECT kind FROM found WHERE kind IS NOT NULL`)
  const allKinds = db.prepare<[], { kind: number; n: number }>(
    'SELECT kind, count(*) AS n FROM fact WHERE current = 1 GROUP BY kind',
  )
  const bodies = db.prepare<[], { hash: Buffer; body: string; retracted: number; scope: string }>(
    `SELECT hash, body, retracted, scope FROM fact JOIN source ON source.id = fact.source WHERE current = 1
      UNION ALL
      SELECT hash, body, 0, scope FROM person_version JOIN source ON source.id = person_version.source
      WHERE current = 1`,
  )

  return {
    count: () => count.get()!.n,
    page: ({ query, ...part }: PatientPage): { total: number; rows: PatientRow[] } => {
      const words = matching(query)
      if (words === '')
        return {
          total: query.trim() === '' ? count.get()!.n : 0,
          rows: query.trim() === '' ? all.all(part) : [],
        }
      return { total: searchCount.get({ words })!.n, rows: search.all({ words, ...part }) }
    },
    person: (id: number) => person.get(id),
    personByIdentity: (identity: string) => byIdentity.get(identity),
    lastChange: (id: number) => lastChange.get(id)?.at ?? null,
    kinds: (id: number) => kinds.all(id),
    facts: (page: FactPage) => ({
      total: factCount.get(page.person, page.kind)!.n,
      rows: facts.all(page),
    }),
    /** What was measured most often first. */
    measured: (id: number) =>
      measured.all(id).toSorted((one, other) => other.n - one.n || compareText(one.display, other.display)),
    series: (of: SeriesKey) => series.all(of),
    body: (fact: number) => factBody.get(fact)?.body,
    source: (fact: number, kind: number) => source.get(fact, kind),
    history: (fact: number, kind: number) => history.all(fact, kind),
    codes(kind: number, query: string, limit: number): Array<CodeRow & { units: string[] }> {
      const words = matching(query)
      const rows = words === '' ? codesAll.all({ kind, limit }) : codesFound.all({ kind, limit, words })
      return rows.map(row => ({ ...row, units: units.all({ code: row.id }).map(each => each.name) }))
    },
    /** The number of every kind that the store holds. */
    kindNumbers: () => kindNumbers.all().map(each => each.kind),
    allKinds: () => allKinds.all(),
    /** Every current body with the hash it was stored under. */
    bodies: () => bodies.iterate(),
    optimise: () => {
      db.pragma('optimize')
    },
    integrity: () => db.pragma('integrity_check', { simple: true }) as string,
    brokenReferences: () => (db.pragma('foreign_key_check') as unknown[]).length,
    /** Throws where the full-text index and its text disagree. */
    checkWords: () => {
      for (const table of ['name_search', 'text_search', 'code_search'])
        db.exec(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`)
    },
  }
}
export interface CodeRow {
  id: number
  system: string
  code: string
  display: string
  people: number
  facts: number
}
export type ChartRepository = ReturnType<typeof chartRepository>
