/**
 * Which people of several sources are one. A row of `person` stays its source's; those who are one stand on one chart
 * (`person.one`). That follows from the links below alone, never from what came first.
 */
export const people = {
  number: 150,
  sql: `
CREATE TABLE match_key (           -- short texts two descriptions of one person share, as numbers
  key INTEGER NOT NULL,
  scope INTEGER NOT NULL,          -- number of her source: nobody is compared within one
  person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  number INTEGER NOT NULL,       -- 1: of a number she bears: one that many of a source bear is nobody's
  PRIMARY KEY (key, scope, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_key_person ON match_key (person);
CREATE TABLE match_word (          -- words of names: how common a name is decides what it says
  word TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  last INTEGER NOT NULL,           -- 1: it is the last of several of one of her names
  PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_word_person ON match_word (person);
CREATE TABLE match_pair (          -- two who are one, or may be
  one INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  weight REAL NOT NULL,            -- bits for their being one
  automatic INTEGER NOT NULL,      -- 1: joined without asking; 0: a person decides
  reasons TEXT NOT NULL,           -- JSON of messages
  PRIMARY KEY (one, other)         -- the lesser number first
) STRICT, WITHOUT ROWID;
CREATE INDEX match_pair_other ON match_pair (other);
CREATE INDEX match_pair_open ON match_pair (automatic, weight);
-- What a person said of two is hers: it stays where a source is undone, and counts again when that comes back.
CREATE TABLE match_answer (
  one TEXT NOT NULL,               -- identities, the lesser first
  other TEXT NOT NULL,
  answer TEXT NOT NULL,            -- same, different, later
  at TEXT NOT NULL,                -- ISO instant
  person TEXT NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_answer_other ON match_answer (other);
`,
}
