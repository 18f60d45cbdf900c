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
  version INTEGER,               -- person_version: the description that is shown
  one INTEGER,                   -- on whose chart she stands, joined with her (0150); null on her own
  joined TEXT,                   -- JSON: what is shown of her chart where several describe her; else null
  keyed INTEGER NOT NULL DEFAULT 0,   -- version of the keys by which she is found as somebody's likeness
  matched INTEGER NOT NULL DEFAULT 0, -- and under which she was compared with everybody else
  facts INTEGER NOT NULL DEFAULT 0, -- of those that are shown, kept in step: how many
  first_used INTEGER,            -- and when the first and the last were that happened to her, in seconds
  last_used INTEGER
) STRICT;
CREATE INDEX person_by_name ON person (described, sort_name, id) WHERE one IS NULL;
CREATE INDEX person_by_one ON person (one) WHERE one IS NOT NULL;
CREATE INDEX person_unkeyed ON person (keyed, id) WHERE described = 1;
CREATE INDEX person_unmatched ON person (matched, id) WHERE described = 1;
CREATE TABLE person_name (         -- every name by which a source speaks of her: identity, address, record number
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE
) STRICT;
CREATE INDEX person_name_person ON person_name (person);
CREATE TABLE person_called (       -- what each import calls whom: a name that two people bear means neither
  name TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
  source INTEGER NOT NULL REFERENCES source,
  PRIMARY KEY (name, person, import, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_called_person ON person_called (person);
CREATE INDEX person_called_import ON person_called (import);
CREATE INDEX person_called_source ON person_called (source, import);
CREATE TABLE stranger (            -- whom a file means by a name that is somebody else's already: set aside
  name TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
  body TEXT NOT NULL,              -- JSON: her identity, and what tells two people apart of her description
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
  source INTEGER NOT NULL REFERENCES source,
  PRIMARY KEY (import, version, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_person_source ON import_person (source, import);
CREATE INDEX import_person_version ON import_person (version);

CREATE TABLE kind_tally (kind INTEGER PRIMARY KEY, facts INTEGER NOT NULL) STRICT; -- shown, kept in step
CREATE TABLE phrase (              -- what many facts say alike, kept once
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: threads that read remember what it says
  key INTEGER NOT NULL,            -- 48 bits of the text's SHA-256: a few texts may share it
  text TEXT NOT NULL
) STRICT;
CREATE INDEX phrase_by_key ON phrase (key);
-- Every version of every fact; the newest is current. What it says is in columns (shared/domain/facts/columns.ts); the
-- source's own bytes are kept once, and it leads back to them. References without REFERENCES are looked at by verify:
-- nothing seeks by them, and each would cost an index.
CREATE TABLE fact (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: what points to a fact never means another
  person INTEGER NOT NULL REFERENCES person, -- on whose chart it stands
  called INTEGER NOT NULL,         -- person_name: the name by which its source speaks of her, and so whose it is
  kind INTEGER NOT NULL,           -- its number in shared/domain/facts
  identity BLOB NOT NULL,          -- 10 bytes of the SHA-256 of its name in its source
  hash BLOB NOT NULL,              -- 16 bytes of the SHA-256 of what it means
  current INTEGER NOT NULL,
  usable INTEGER NOT NULL,         -- 1: it happened to her; anything else is shown as what it is, never counted
  retracted INTEGER NOT NULL DEFAULT 0, -- its source has taken it back
  undecided INTEGER NOT NULL DEFAULT 0, -- nothing says which of its versions is newer
  standing INTEGER NOT NULL,       -- place in shared/domain/facts/standing.ts
  clock INTEGER,                   -- the moment by which it is put in order, in seconds
  start_after INTEGER,             -- its times, in milliseconds after that
  end_after INTEGER,
  known_after INTEGER,
  recorded_after INTEGER,
  concept INTEGER NOT NULL,        -- phrase
  form INTEGER,                    -- phrase
  visit INTEGER,                 -- phrase
  value REAL,
  unit INTEGER,                    -- phrase
  written TEXT,                    -- the number as written, where the number itself does not say it
  import INTEGER NOT NULL,         -- the one that brought it first
  source INTEGER NOT NULL,
  at INTEGER NOT NULL,
  length INTEGER NOT NULL,
  position ANY NOT NULL,           -- n for "entry n", -n for "line n", else the reader's words
  detail ANY                       -- JSON of what it alone says; long ones zstd-compressed
) STRICT;
CREATE INDEX fact_by_chart ON fact (person, kind, current, clock); -- and its id, as every index
CREATE INDEX fact_by_identity ON fact (identity);
CREATE TABLE batch (               -- facts stored together: an unbroken run of ids
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL,
  import INTEGER NOT NULL REFERENCES import,
  source INTEGER NOT NULL REFERENCES source,
  stored TEXT NOT NULL,            -- ISO instant
  facts INTEGER NOT NULL           -- of these, as many as there still are of this import
) STRICT;
CREATE INDEX batch_by_import ON batch (import);
CREATE INDEX batch_by_source ON batch (source);
CREATE TABLE again (               -- a fact that an import brought as well, or through another source as well
  import INTEGER NOT NULL REFERENCES import,
  fact INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
  source INTEGER NOT NULL REFERENCES source,
  counted INTEGER NOT NULL,        -- 1: the import counts it by this row alone
  PRIMARY KEY (import, fact, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX again_by_fact ON again (fact);
CREATE INDEX again_by_source ON again (source, import, counted);
CREATE TABLE retraction (          -- a source took back a fact, perhaps before the fact came
  identity BLOB NOT NULL,          -- as in fact
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
  PRIMARY KEY (identity, hash, import, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX referent_by_import ON referent (import);
CREATE INDEX referent_by_source ON referent (source);
CREATE TABLE referent_name (
  name TEXT NOT NULL,
  identity TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES import,
  source INTEGER NOT NULL REFERENCES source,
  PRIMARY KEY (name, identity, import, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX referent_name_by_import ON referent_name (import);
CREATE INDEX referent_name_by_identity ON referent_name (identity);
CREATE INDEX referent_name_by_source ON referent_name (source, import);
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
CREATE TABLE code_unit (           -- units in which results under a code were written, and how each is kept
  code INTEGER NOT NULL REFERENCES code,
  unit INTEGER NOT NULL REFERENCES unit,
  kept INTEGER NOT NULL REFERENCES unit,
  slope REAL NOT NULL, intercept REAL NOT NULL, -- kept = slope * written + intercept
  PRIMARY KEY (code, unit)
) STRICT, WITHOUT ROWID;
-- Current facts by code, with the number where one was measured: one range scan answers who ever had it, and how high
-- it was. A part is 0 for the fact's own value, then its components.
CREATE TABLE coded (
  code INTEGER NOT NULL REFERENCES code,
  kind INTEGER NOT NULL,
  person INTEGER NOT NULL,
  clock INTEGER NOT NULL,          -- in seconds
  fact INTEGER NOT NULL,
  part INTEGER NOT NULL,
  usable INTEGER NOT NULL,
  unit INTEGER REFERENCES unit,    -- the one in which the analyte is kept; as written where none is certain
  value REAL,
  comparator TEXT,
  PRIMARY KEY (code, kind, person, clock, fact, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person, status TEXT NOT NULL) STRICT;
CREATE INDEX note_by_person ON note (person);
CREATE TABLE note_version (
  note INTEGER NOT NULL REFERENCES note, version INTEGER NOT NULL, request TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, text TEXT NOT NULL, written INTEGER NOT NULL, offset_minutes INTEGER NOT NULL,
  person TEXT NOT NULL,            -- who wrote it
  PRIMARY KEY (note, version)
) STRICT;

CREATE TABLE code_tally (          -- kept in step with coded: its rows, and how many people they are of
  kind INTEGER NOT NULL,
  code INTEGER NOT NULL REFERENCES code,
  facts INTEGER NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX code_tally_code ON code_tally (code);

CREATE VIRTUAL TABLE name_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
-- rowid: fact id, or -note id
CREATE VIRTUAL TABLE text_search USING fts5 (
  words, tokenize = "unicode61 remove_diacritics 2", content = '', contentless_delete = 1
);
CREATE VIRTUAL TABLE code_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
`,
}
