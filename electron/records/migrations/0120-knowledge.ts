/** Questions, cards, what was released and what peers released. */
export const knowledge = {
  number: 120,
  sql: `
CREATE TABLE question (
  hash TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  asked TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX question_by_asked ON question (asked, hash);
-- kept: order of arrival; the columns after body are what lists and charts show and what pooling takes of a card
CREATE TABLE card (
  id TEXT PRIMARY KEY,
  question TEXT NOT NULL REFERENCES question,
  kept INTEGER NOT NULL UNIQUE,
  body TEXT NOT NULL,
  title TEXT NOT NULL,
  answered TEXT NOT NULL,          -- ISO day
  kind TEXT NOT NULL,              -- estimate, not-estimable
  people INTEGER NOT NULL,
  events INTEGER NOT NULL,
  difference TEXT,                 -- JSON: estimate, lower and upper in 100; null where there is none
  reason TEXT,                     -- JSON: why there is no answer; null where there is one
  exposure TEXT NOT NULL,          -- the label of one arm
  comparator TEXT NOT NULL,        -- and of the other
  reading TEXT NOT NULL,           -- JSON: the answer as messages
  log_hazard_ratio REAL,           -- of the exposed against the comparator; null where there is no answer
  standard_error REAL
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
  posted TEXT,
  person TEXT NOT NULL             -- who approved it
) STRICT;
CREATE INDEX outbox_by_card ON outbox (card, kind);
CREATE INDEX outbox_withdraws ON outbox (withdraws);
CREATE INDEX outbox_by_question ON outbox (question, kind, id);
CREATE INDEX outbox_waiting ON outbox (id) WHERE envelope IS NULL;

CREATE TABLE envelope (            -- what peers shared and this casebook accepted
  issuer TEXT NOT NULL, sequence INTEGER NOT NULL, kind TEXT NOT NULL, received TEXT NOT NULL, body TEXT NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  question TEXT,                   -- of a summary: the hash of the question it answers
  withdraws INTEGER,               -- of a withdrawal: the sequence it takes back
  people INTEGER,                  -- of a summary: of both arms together
  events INTEGER,
  log_hazard_ratio REAL,           -- of a summary: of the exposed against the comparator
  standard_error REAL,
  PRIMARY KEY (issuer, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX envelope_by_question ON envelope (question, issuer, sequence) WHERE question IS NOT NULL;
CREATE INDEX envelope_by_withdrawal ON envelope (issuer, withdraws) WHERE withdraws IS NOT NULL;
CREATE INDEX envelope_by_kind ON envelope (issuer, kind, withdrawn);
CREATE TABLE peer (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  since TEXT NOT NULL,
  met TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX peer_by_name ON peer (name, key);
CREATE TABLE invitation (
  secret_hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  until TEXT NOT NULL,
  used INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_open ON invitation (until) WHERE used = 0;
`,
}
