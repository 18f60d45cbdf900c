/** People, facts, what facts name, and notes. Times are clock readings in milliseconds (shared/domain/moment.ts). */
export const chart = {
  number: 110,
  sql: `
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  described INTEGER NOT NULL DEFAULT 0, -- 0: facts speak of her, no source has described her yet
  name TEXT NOT NULL DEFAULT '',
  sort_name TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT 'unknown',
  birth_clock INTEGER,           -- middle of the year or month where no more is known
  death_clock INTEGER,
  deceased INTEGER NOT NULL DEFAULT 0,
  body TEXT NOT NULL DEFAULT '{}' -- canonical JSON of shared/domain/patient.ts without its place
) STRICT;
CREATE INDEX person_by_name ON person (described, sort_name, id);
CREATE TABLE person_name (         -- every name by which a source speaks of her: identity, address, record number
  name TEXT PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX person_name_person ON person_name (person);
CREATE TABLE person_called (       -- what each import calls whom: a name that two people bear means neither
  name TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
  PRIMARY KEY (name, person, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_called_person ON person_called (person);
CREATE INDEX person_called_import ON person_called (import);
CREATE TABLE stranger (            -- whom a file means by a name that is somebody else's already: set aside
  name TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
  body TEXT NOT NULL,              -- JSON: what tells two people apart of her description
  PRIMARY KEY (name, source, import, body)
) STRICT, WITHOUT ROWID;
CREATE INDEX stranger_source ON stranger (source);
CREATE INDEX stranger_import ON stranger (import);
CREATE TABLE person_version (      -- every description that arrived; the newest is shown
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person,
  hash BLOB NOT NULL,              -- SHA-256 of body
  current INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES source, at INTEGER NOT NULL, length INTEGER NOT NULL, position TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (person, hash)
) STRICT;
CREATE INDEX person_version_by_source ON person_version (source);
CREATE TABLE import_person (
  import INTEGER NOT NULL REFERENCES import,
  version INTEGER NOT NULL REFERENCES person_version,
  PRIMARY KEY (import, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_person_version ON import_person (version);

CREATE TABLE fact (                -- every version of every fact; the newest is current
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,           -- its number in shared/domain/facts
  identity TEXT NOT NULL,
  hash BLOB NOT NULL,              -- SHA-256 of body
  current INTEGER NOT NULL,
  usable INTEGER NOT NULL,         -- 1: it happened to her; anything else is shown as what it is, never counted
  retracted INTEGER NOT NULL DEFAULT 0, -- its source has taken it back
  undecided INTEGER NOT NULL DEFAULT 0, -- nothing says which of its versions is newer
  person INTEGER NOT NULL REFERENCES person,
  start_clock INTEGER,
  end_clock INTEGER,
  stored TEXT NOT NULL,            -- ISO instant
  source INTEGER NOT NULL REFERENCES source, at INTEGER NOT NULL, length INTEGER NOT NULL, position TEXT NOT NULL,
  body TEXT NOT NULL,              -- canonical JSON of shared/domain/fact.ts without its place
  UNIQUE (kind, identity, hash)
) STRICT;
CREATE INDEX fact_by_chart ON fact (person, kind, current, start_clock, id);
CREATE INDEX fact_by_source ON fact (source);
CREATE TABLE import_fact (
  import INTEGER NOT NULL REFERENCES import,
  fact INTEGER NOT NULL REFERENCES fact,
  PRIMARY KEY (import, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_fact_fact ON import_fact (fact);
CREATE TABLE retraction (          -- a source took back a fact, perhaps before the fact came
  identity TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES import,
  source INTEGER NOT NULL REFERENCES source,
  position TEXT NOT NULL,
  body TEXT NOT NULL,              -- JSON: what decides whether it is newer than a version
  PRIMARY KEY (identity, source, position, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX retraction_by_import ON retraction (import);
CREATE INDEX retraction_by_source ON retraction (source);

CREATE TABLE referent (            -- what facts name and is none: medications, practitioners, files
  identity TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES import,
  source INTEGER NOT NULL REFERENCES source,
  hash BLOB NOT NULL,
  body TEXT NOT NULL,              -- canonical JSON of shared/domain/referent.ts without its place
  PRIMARY KEY (identity, hash, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX referent_by_import ON referent (import);
CREATE INDEX referent_by_source ON referent (source);
CREATE TABLE referent_name (
  name TEXT NOT NULL,
  identity TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES import,
  PRIMARY KEY (name, identity, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX referent_name_by_import ON referent_name (import);
CREATE TABLE named (               -- facts whose concept stands in a referent
  name TEXT NOT NULL,
  fact INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
  PRIMARY KEY (name, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX named_fact ON named (fact);

CREATE TABLE code (
  id INTEGER PRIMARY KEY,
  system TEXT NOT NULL,
  code TEXT NOT NULL,
  display TEXT NOT NULL,
  UNIQUE (system, code)
) STRICT;
CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE conversion (          -- a number as written in a unit, in the unit in which its analyte is kept
  code INTEGER NOT NULL REFERENCES code,
  unit INTEGER NOT NULL REFERENCES unit,
  kept INTEGER NOT NULL REFERENCES unit,
  slope REAL NOT NULL, intercept REAL NOT NULL, -- kept = slope * written + intercept
  PRIMARY KEY (code, unit)
) STRICT, WITHOUT ROWID;
CREATE TABLE coded (               -- current facts by code: one range scan answers who ever had it
  code INTEGER NOT NULL REFERENCES code, kind INTEGER NOT NULL, person INTEGER NOT NULL,
  clock INTEGER NOT NULL, fact INTEGER NOT NULL REFERENCES fact, usable INTEGER NOT NULL,
  PRIMARY KEY (code, kind, person, clock, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX coded_fact ON coded (fact);
CREATE TABLE measured (            -- numeric results of current observations, components included
  code INTEGER NOT NULL REFERENCES code,
  unit INTEGER NOT NULL REFERENCES unit, -- the one in which the analyte is kept; as written where none is certain
  person INTEGER NOT NULL,
  clock INTEGER NOT NULL, fact INTEGER NOT NULL REFERENCES fact,
  part INTEGER NOT NULL,           -- 0 the observation's own value, then its components
  value REAL NOT NULL, comparator TEXT, usable INTEGER NOT NULL,
  PRIMARY KEY (code, unit, person, clock, fact, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX measured_fact ON measured (fact);
-- all that was measured of one person
CREATE INDEX measured_person ON measured (person, usable, code, unit, clock, value);

CREATE TABLE note (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person, status TEXT NOT NULL) STRICT;
CREATE INDEX note_by_person ON note (person);
CREATE TABLE note_version (
  note INTEGER NOT NULL REFERENCES note, version INTEGER NOT NULL, request TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, text TEXT NOT NULL, written INTEGER NOT NULL, offset_minutes INTEGER NOT NULL,
  person TEXT NOT NULL,            -- who wrote it
  PRIMARY KEY (note, version)
) STRICT;

CREATE VIRTUAL TABLE name_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
-- rowid: fact id, or -note id
CREATE VIRTUAL TABLE text_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE code_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
`,
}
