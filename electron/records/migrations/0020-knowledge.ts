/** Questions, cards, what was released and what peers released. */
export const knowledge = {
  number: 20,
  sql: `
CREATE TABLE question (
  hash TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  asked TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- kept: order of arrival
CREATE TABLE card (
  id TEXT PRIMARY KEY,
  question TEXT NOT NULL REFERENCES question,
  kept INTEGER NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX card_by_question ON card (question, kept);

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,    -- repeating it changes nothing
  kind TEXT NOT NULL,              -- summary, question, withdrawal, succession
  card TEXT REFERENCES card,
  question TEXT,
  body TEXT NOT NULL,              -- the exact approved text
  sha256 TEXT NOT NULL,
  released TEXT NOT NULL,          -- ISO day
  withdraws INTEGER REFERENCES outbox,
  chain BLOB NOT NULL,             -- SHA-256 of the link before and this row: the ledger of what has left
  envelope TEXT,                   -- signed, once posted
  posted TEXT
) STRICT;

CREATE TABLE envelope (            -- what peers shared and this casebook accepted
  issuer TEXT NOT NULL, sequence INTEGER NOT NULL, kind TEXT NOT NULL, received TEXT NOT NULL, body TEXT NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (issuer, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE peer (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  since TEXT NOT NULL,
  met TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE invitation (
  secret_hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  until TEXT NOT NULL,
  used INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
`,
}
