/** What clinicians said of findings in notes. The findings themselves are read out of the notes whenever one looks. */
export const findings = {
  number: 340,
  sql: `
-- Documents, the newest last: their findings are asked about.
CREATE INDEX fact_document ON fact (id) WHERE kind = 8 AND current = 1;
CREATE TABLE finding_rule (        -- what was said to be wrong, for all notes to come
  id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL UNIQUE,       -- JSON of shared/domain/findings/local-rule.ts: words of lists, and none of a note
  made TEXT NOT NULL,              -- ISO instant
  who TEXT NOT NULL
) STRICT;
CREATE TABLE finding_answer (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,          -- what its source calls the document, hashed as in fact.identity, in hexadecimal
  scope TEXT NOT NULL,             -- what that source is called
  text TEXT NOT NULL,              -- SHA-256 of the words it was found in: of other words it is asked again
  finding TEXT NOT NULL,           -- its key within them
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
  entry TEXT,                      -- of a yes: the entry by hand that states it
  person INTEGER NOT NULL,         -- of whom the document is
  told TEXT NOT NULL,              -- ISO instant
  who TEXT NOT NULL,
  UNIQUE (document, scope, text, finding)
) STRICT;
CREATE INDEX finding_answer_by_person ON finding_answer (person);
CREATE INDEX finding_answer_by_entry ON finding_answer (entry) WHERE entry IS NOT NULL;
`,
} as const
