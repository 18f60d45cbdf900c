import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { plannedInNewStore, scans, sorts, type Planned } from '../../fixtures/query-plans.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true }))
const statements = plannedInNewStore(path.join(folder, 'casebook.db'), randomBytes(32))

/** Statements that read a whole table, by words in them, each with why. */
const mayScan: ReadonlyArray<readonly [words: string, because: string]> = [
  ['SELECT body, kept FROM recipe', 'the kinds of tables that were set up: some tens, all of them'],
  [
    "SELECT id, why FROM day_list WHERE why <> ''",
    'an erasing looks for her name in all that was said of others',
  ],
  ['FROM outcome_change ORDER BY id', 'the changes that somebody wrote down: some tens, all of them'],
  [
    'SELECT id, what, why FROM outcome_change',
    'once, when somebody is erased: the changes that were written down',
  ],
  ['JOIN person ON person.id = follow_up.person', 'what was learned by asking after people: all of it'],
  ['JOIN person ON person.id = forecast.person', 'what was expected of operations: all of it'],
  ['FROM decision JOIN person ON person.id = decision.person WHERE taken_back', 'the book of all decisions'],
  [
    "SELECT id, reason FROM decision WHERE reason <> ''",
    'an erasing looks for her name in all that was said of others',
  ],
  ['FROM decision WHERE id IN', 'the last decision of each question, by its index'],
  ['FROM standing_answer ORDER BY question', 'the answered questions: some tens, all of them'],
  ['FROM observed GROUP BY scope', 'how far the data of each source reach, when something has come in'],
  ['SELECT DISTINCT work FROM citation mine', 'once, at the end of a reading: works without a first record'],
  ['FROM citation WHERE work = id AND NOT EXISTS', 'a search through the library: some thousands of works'],
  ['FROM finding_rule ORDER BY id', 'rules that notes are read by: some tens, all of them'],
  ['FROM measure_set ORDER BY name', 'the sets of measures: a few, all of them'],
  ['FROM own_measure ORDER BY id, version', 'measures of one’s own: some tens, all of them'],
  ['FROM rebasing ORDER BY id', 'days from which limits were made anew: some tens, taken along'],
  ['SELECT id, reason FROM rebasing', 'an erasing looks for her name in all that was said of others'],
  ['FROM audit ORDER BY id DESC LIMIT', 'walks from the newest line back, and stops'],
  ['FROM outbox ORDER BY id DESC LIMIT 1', 'looks at the last row'],
  ['FROM phrase ORDER BY id DESC LIMIT 1', 'looks at the last row'],
  ["json_extract(said, '$.key') NOT IN", 'walks from the newest line back, and stops at the first change'],
  ['SELECT at FROM audit ORDER BY id LIMIT 1', 'looks at the first line'],
  ['SELECT count(*) FROM question', 'counts the questions, which are few'],
  ['SELECT count(*) FROM envelope', 'counts what peers sent, which is little'],
  ['FROM audit ORDER BY id', 'verify reads the whole chain'],
  ["FROM audit WHERE json_extract(said, '$.key') =", 'verify asks what the log says of its own kind'],
  ["FROM audit WHERE json_extract(said, '$.key') IN", 'verify reads what the log says of every note'],
  ['SELECT count(*) FROM note_version', 'verify counts all that was ever saved'],
  ['FROM head ORDER BY number', 'verify reads every seal; or looks at the last one'],
  ['ORDER BY id DESC LIMIT 1', 'looks at the last row'],
  ['ORDER BY kept DESC LIMIT 1', 'looks at the last row'],
  [
    'person FROM outbox ORDER BY id',
    'verify reads the whole ledger, and exchange rebuilds a lost log from it',
  ],
  ['SELECT 1 FROM retraction LIMIT 1', 'looks whether there is any'],
  ['SELECT 1 FROM stranger LIMIT 1', 'looks whether there is any'],
  ['SELECT DISTINCT name FROM stranger', 'once, at the end of an undo: all names that two people share'],
  ['SELECT 1 FROM match_answer LIMIT 1', 'looks whether there is any'],
  ['UNION ALL SELECT id FROM match_answer', 'verify asks of everybody who is one with somebody'],
  ['WHERE fact.person <> coalesce(one, person.id)', 'verify asks of every fact on whose chart it stands'],
  ['SELECT hash, body, scope FROM person_version', 'verify reads every description'],
  ['AS called FROM fact', 'verify reads every fact'],
  ['SELECT count(*) FROM fact WHERE NOT EXISTS', 'verify asks of every fact whether it leads anywhere'],
  ['SELECT DISTINCT kind FROM fact', 'verify asks which kinds there are'],
  ['DELETE FROM phrase', 'once, at the end of a reading: what no fact says any more'],
  ['SELECT DISTINCT scope FROM source', 'every source that anything came from, by its index'],
  ['FROM source ORDER BY id', 'verify reads every source'],
  ['(SELECT count(*) FROM waiting) AS n', 'counts the whole casebook'],
  ["WHERE kept <> 'begun' ORDER BY waiting.source", 'the list of all that waits'],
  ['FROM kind_tally', 'one row a kind'],
  ['FROM sqlite_sequence', 'one row a table'],
  ['SELECT count(*) FROM person WHERE (facts', 'verify counts again what everybody has'],
  ['FROM coded GROUP BY code, kind', 'verify counts again what there is under each code'],
  ['FULL JOIN observed', 'verify looks again when each source saw each person'],
  ['FROM observed WHERE first <= @now', 'a measure asks of everybody'],
  ['WHERE current = 1 GROUP BY kind ) actual', 'verify counts again how many facts there are of each kind'],
  ["FROM import WHERE state <> 'reading' ORDER BY id DESC", 'the list of imports'],
  ["WHERE state = 'reading'", 'readings left over from a stop; there are few imports'],
  ["UPDATE import SET state = 'interrupted'", 'once, at opening; there are few imports'],
  ['WHERE resolved = 0 ORDER BY quarantine.id', 'the list of all that was set aside'],
  ['FROM question ORDER BY asked, hash', 'the list of questions'],
  ['FROM card ORDER BY kept DESC', 'the list of cards'],
  ['FROM question WHERE EXISTS', 'the questions that have a card'],
  ['FROM envelope ORDER BY issuer, sequence', 'all that may be passed on to another peer'],
  ['WHERE envelope IS NULL ORDER BY id', 'its index holds nothing but what waits'],
  ['WHERE stored = 0 ORDER BY import', 'its index holds nothing but what was signed and is not stored'],
  ['SELECT count(*) FROM critical', 'counts the critical results, which are few, by their index'],
  ['FROM peer ORDER BY name, key', 'the list of peers'],
  ['ORDER BY peer.name, peer.key', 'the list of peers'],
  [
    'FROM (SELECT coded.code, coded.unit, count(*)',
    'asks for each code that was ever measured, one seek each',
  ],
  ['coded.value IS NOT NULL AND coded.unit IS NOT NULL', 'asks the same for the first page of a chart'],
  [
    'AND coded.fact IN (SELECT value FROM json_each(@facts))',
    'asks the same, of what several sources tell of one person',
  ],
  ['SELECT person FROM note UNION ALL', 'once, before an undo: all notes that were written here'],
  ['SELECT count(DISTINCT entry.entry)', 'once, before an undo: all entries by hand'],
  ["FROM match_answer WHERE answer <> 'later'", 'once, before an undo: all that was said of two people'],
  ['SELECT count(*) FROM acknowledgement made', 'once, before an undo: all that was done about results'],
  ['WHERE death_clock IS NOT NULL', 'a cohort asks of everybody'],
  ['WHERE death_exact >=', 'the logbook asks of everybody'],
  ['SELECT id FROM code WHERE NOT EXISTS', 'once, when somebody is erased: codes under which nothing stands'],
  ['FROM erasure WHERE state', 'the erasures, which are few'],
  ['SELECT mark, erasure FROM erased_mark', 'once, at a restore: who was erased'],
  ['WHERE current = 1 ORDER BY person_version.id', 'once, at a restore: whether anybody in it was erased'],
  ['FROM erased_row GROUP BY erasure', 'verify counts the sealed rows that lost what they said'],
  ['SELECT 1 FROM erased_mark LIMIT 1', 'looks whether there is any'],
  ['SELECT path FROM source WHERE done = 0', 'once, when somebody is erased: the files'],
  ['FROM source LEFT JOIN waiting', 'once, when somebody is erased: the files'],
  ['FROM entry WHERE known IS NULL', 'once, when somebody is erased: the entries that describe anybody'],
  ['SELECT count(*) FROM card', 'counts the cards, which are few'],
  ["FROM outbox WHERE kind = 'summary'", 'counts the summaries, which are few'],
  ['AS which, patient, body FROM draft', 'once, when somebody is erased: all drafts'],
  ['SELECT note.person, note.described AS told', 'once, when somebody is erased: all notes and drafts'],
  ['SELECT id, done FROM acknowledgement made', 'once, when somebody is erased: what was done about results'],
  ['SELECT id, label FROM import', 'once, when somebody is erased: all imports'],
  ['SELECT name, source, body FROM stranger', 'once, when somebody is erased: all who were set aside'],
]
/** Statements that sort, each with how much. */
const maySort: ReadonlyArray<readonly [words: string, because: string]> = [
  ['FROM citation WHERE work = id AND NOT EXISTS', 'a search through the library, by year'],
  ['AND taken_back IS NULL ORDER BY decision.id DESC', 'what was decided for one person'],
  ['SELECT person, day, told FROM follow_up', 'what was learned of one person'],
  ['FULL JOIN observed', 'verify looks again when each source saw each person'],
  ['FROM coded GROUP BY code, kind', 'verify counts again what there is under each code'],
  ['FROM source WHERE reader = ?', 'the sources that can be read again, when somebody asks'],
  ['ORDER BY fact.current DESC, fact.id DESC', 'the few versions of one fact'],
  ['SELECT DISTINCT kind FROM fact', 'verify asks which kinds there are; or the few versions of one fact'],
  ['ORDER BY made.id DESC', 'what was done about one result'],
  ['SELECT name FROM code_unit', 'the few units of one code'],
  ['FROM (SELECT coded.code, coded.unit, count(*)', 'the units of one code of one person'],
  ['SELECT DISTINCT named.fact', 'once, at the end of a reading: the facts one file gives names to'],
  [
    'SELECT kind, count(*) AS n FROM fact WHERE current = 1',
    'verify counts again how many facts there are of each kind',
  ],
  [
    'UNION SELECT stranger.name FROM import_person',
    'once, at the end of an import: names that two people share',
  ],
  ['SELECT DISTINCT body FROM referent_name', 'the few versions of one referent'],
  ['WHERE note.person = @chart OR', 'the notes of one chart'],
  ['ORDER BY putOff, match_answer.at', 'the pairs of which a person has to say whether they are one'],
  ['AND described = 1 GROUP BY kind', 'once, at the end of an import'],
  ['SELECT count(DISTINCT person) AS n FROM import_person', 'once, at the end of an import'],
  [
    'count(DISTINCT person_version.person) FROM import_source mine',
    'the list of imports: people whom several of its files describe, and what came again',
  ],
  ['ORDER BY people DESC, display', 'ranks codes by how many people have them'],
  ['ORDER BY people DESC, code LIMIT', 'ranks codes by how many people have them'],
  ['SELECT name FROM person_called WHERE person IN', 'the names of one person'],
  ['AND fact.id > @after ORDER BY fact.id', 'the facts of one person, page by page, before she is erased'],
  ['SELECT source FROM fact WHERE person IN', 'the files of one person'],
  ['FROM erased_row GROUP BY erasure', 'verify counts the sealed rows that lost what they said'],
  ['count(DISTINCT made.id)', 'what was done about the results of one person'],
  ['SELECT DISTINCT identity FROM referent_name', 'what the facts of one person alone name'],
]

const excused = (list: typeof mayScan, { sql }: Planned) => list.find(([words]) => sql.includes(words))
const named = statements.map(each => ({ ...each, name: each.sql.slice(0, 110) }))

describe('a statement of the store', () => {
  it('is looked at, all of them', () => expect(statements.length).toBeGreaterThan(100))

  it.each(named)('reads no table that grows from end to end: $name', each => {
    expect(excused(mayScan, each) ? [] : scans(each)).toEqual([])
  })
  it.each(named)('sorts nothing beside its index: $name', each => {
    expect(excused(maySort, each) ? [] : sorts(each)).toEqual([])
  })
  it.each(named.filter(each => each.steps.some(step => step.startsWith('SEARCH'))))(
    'seeks by an index that has a name: $name',
    ({ steps }) => {
      for (const step of steps.filter(each => each.startsWith('SEARCH')))
        expect(step).toMatch(/ USING (COVERING )?INDEX \w+| USING (INTEGER )?PRIMARY KEY/u)
    },
  )
  it('needs every excuse that is kept here', () => {
    const idle = (list: typeof mayScan, steps: (each: Planned) => readonly string[]) =>
      list.filter(([words]) => !statements.some(each => each.sql.includes(words) && steps(each).length > 0))
    expect(idle(mayScan, scans)).toEqual([])
    expect(idle(maySort, sorts)).toEqual([])
  })
})

describe('what a view waits for', () => {
  const planOf = (words: string) => {
    const found = statements.filter(({ sql }) => sql.includes(words))
    expect(found.map(({ sql }) => sql)).toHaveLength(1)
    return found[0]!.steps.join('\n')
  }
  it('pages the list of patients in the order of its index', () => {
    expect(
      planOf(
        'NULL AS hit, NULL AS by FROM person WHERE described = 1 AND one IS NULL ORDER BY sort_name, id',
      ),
    ).toContain('person_by_name (described=?)')
  })
  it('finds who is like somebody by a seek for each of her keys', () => {
    expect(planOf('SELECT scope, person FROM match_key WHERE key = @key')).toContain('PRIMARY KEY (key=?)')
    expect(planOf('FROM match_key WHERE match_key.key = ? GROUP BY scope')).toContain('PRIMARY KEY (key=?)')
    expect(planOf('WHERE described = 1 AND matched < @below')).toContain('person_unmatched (matched<?)')
  })
  it('finds who stands on a chart, and whose facts are hers, without reading others', () => {
    expect(planOf('UNION ALL SELECT id FROM person WHERE one = @chart')).toContain('person_by_one (one=?)')
    expect(planOf('WHERE fact.person = @chart AND person_name.person = @person')).toContain(
      'fact_by_chart (person=?)',
    )
    expect(planOf('AND person_name.person = @person ORDER BY fact.clock DESC')).toContain(
      'fact_by_chart (person=? AND kind=? AND current=?)',
    )
    expect(planOf('AND person_name.person = @person) END')).toContain('fact_by_chart (person=?)')
  })
  it('pages a chart in the order of its index', () => {
    expect(planOf('json_each(@hidden)) ORDER BY fact.clock DESC, fact.id DESC')).toContain(
      'fact_by_chart (person=? AND kind=? AND current=?)',
    )
  })
  it('finds what is critical of one person in the order of her chart, whoever else has what waits', () => {
    const seeks = 'fact_by_chart (person=? AND kind=? AND current=?)'
    expect(planOf('AND open = @open ORDER BY fact.clock DESC, fact.id DESC')).toContain(seeks)
    expect(planOf('SELECT count(*) FROM fact CROSS JOIN critical')).toContain(seeks)
  })
  it('finds the list of a day, and what was planned for it, by the day alone', () => {
    expect(planOf('FROM day_list WHERE day = ? ORDER BY time, id')).toContain('day_list_by_day (day=?)')
    expect(planOf('AND fact.clock < @until ORDER BY fact.clock, fact.person')).toContain(
      'fact_planned (clock>? AND clock<?)',
    )
  })
  it('finds who did not come by what was planned, and never reads all facts', () => {
    expect(planOf('AND deceased = 0 AND described = 1 AND coalesce(')).toContain(
      'fact_planned (clock>? AND clock<?)',
    )
    expect(planOf('AND fact.clock > @clock LIMIT 1')).toMatch(/fact_by_chart \(person=\? AND kind=\?/)
    expect(planOf('AND day >= @day LIMIT 1')).toContain('day_list_by_person (person=? AND day>?)')
  })
  it('finds who tells the same by her facts of one kind, and nobody else’s', () => {
    expect(planOf('WHERE person = ? AND kind = ? AND current = 1 AND undecided = 0')).toContain(
      'fact_by_chart (person=? AND kind=? AND current=?)',
    )
    expect(planOf('AND coded.fact IN (SELECT value FROM json_each(@facts))')).toContain(
      'coded USING PRIMARY KEY (code=? AND kind=? AND person=?)',
    )
  })
  it('finds what was measured of one person, without reading others', () => {
    expect(planOf('FROM (SELECT coded.code, coded.unit, count(*)')).toContain(
      'coded USING PRIMARY KEY (code=? AND kind=? AND person=?)',
    )
  })
  it('reads the whole picture of one person by her facts and her numbers alone', () => {
    expect(planOf('ORDER BY fact.clock DESC, fact.id DESC LIMIT @most')).toContain(
      'fact_by_chart (person=? AND kind=? AND current=?)',
    )
    expect(planOf('coded.value IS NOT NULL AND coded.unit IS NOT NULL')).toContain(
      'coded USING PRIMARY KEY (code=? AND kind=? AND person=?)',
    )
  })
  it('asks of one person whether she had something, without reading others', () => {
    const bySeek = 'PRIMARY KEY (code=? AND kind=? AND person=? AND clock>? AND clock<?)'
    expect(planOf('AND clock <= @now AND person = @whom')).toContain(bySeek)
    expect(planOf('AND value IS NOT NULL AND person = @whom')).toContain(bySeek)
  })
  it('finds by a question its newest card, its releases and what peers have shared', () => {
    expect(planOf('SELECT body FROM standing_answer JOIN card')).toContain(
      'standing_answer USING PRIMARY KEY',
    )
    expect(planOf('AS shownBefore FROM standing_answer JOIN card')).toContain('card_by_question')
    expect(planOf("FROM outbox WHERE question = ? AND kind = 'summary'")).toContain('outbox_by_question')
    expect(planOf('AND envelope.question = ? AND NOT EXISTS')).toContain('envelope_by_question')
  })
})
