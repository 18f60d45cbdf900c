/**
 * What one has changed in one's practice and how that was judged; what was learned of people who were due or lost; and
 * the measures that are counted every month.
 */
export const changes = {
  number: 260,
  sql: `
CREATE TABLE outcome_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request TEXT NOT NULL UNIQUE,    -- under which it was written: asked twice, it is one
  hash TEXT NOT NULL,              -- name of the meaning of its measure
  what TEXT NOT NULL,              -- in the words of whoever wrote it; '' once somebody whom it named was erased
  why TEXT NOT NULL,               -- the same
  body TEXT NOT NULL CHECK (length(body) <= 4000000), -- JSON: all else of it with its measure; never changed
  look_on TEXT,                    -- ISO day; null: no further look
  taken_back TEXT,                 -- ISO instant at which it was said to be an error; null: it stands
  written TEXT NOT NULL,           -- ISO instant
  who TEXT NOT NULL                -- a key slot
) STRICT;
CREATE TABLE outcome_look (
  change INTEGER NOT NULL REFERENCES outcome_change,
  request TEXT NOT NULL UNIQUE,
  looked TEXT NOT NULL,            -- ISO instant
  body TEXT NOT NULL,              -- JSON: the statement as it was made; never changed
  who TEXT NOT NULL                -- a key slot
) STRICT;
CREATE INDEX outcome_look_by_change ON outcome_look (change);
CREATE TABLE follow_up (           -- what was learned by asking after somebody
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person, -- as on the chart she was chosen by
  day TEXT NOT NULL,               -- ISO day
  told TEXT NOT NULL CHECK (told IN ('reached', 'moved', 'died', 'declined')),
  written TEXT NOT NULL,           -- ISO instant
  who TEXT NOT NULL                -- a key slot
) STRICT;
CREATE INDEX follow_up_by_person ON follow_up (person);
CREATE TABLE measure_set (
  name TEXT PRIMARY KEY,
  measures TEXT NOT NULL,          -- JSON: names of measures, in their order
  kept TEXT NOT NULL,              -- ISO instant
  who TEXT NOT NULL                -- a key slot
) STRICT, WITHOUT ROWID;
`,
}
