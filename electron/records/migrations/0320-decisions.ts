/** What was decided for somebody beside an answer. */
export const decisions = {
  number: 320,
  sql: `
CREATE TABLE decision (            -- never removed: a later one takes the place of an earlier one, and both stay
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request TEXT NOT NULL UNIQUE,    -- under which it was written: asked twice, it is one
  person INTEGER NOT NULL REFERENCES person, -- as on the chart she was decided for
  question TEXT NOT NULL REFERENCES question,
  card TEXT NOT NULL REFERENCES card, -- the answer as it stood: never changed
  choice TEXT NOT NULL CHECK (choice IN ('exposed', 'comparator', 'neither', 'other')),
  eligible INTEGER NOT NULL,       -- 1: the question's population was known to hold her; 0: not known
  looks INTEGER NOT NULL,          -- how often its estimand had been answered by then
  day TEXT NOT NULL,               -- ISO day of whoever decided
  reason TEXT NOT NULL DEFAULT '', -- why, in words
  written TEXT NOT NULL,           -- ISO instant
  who TEXT NOT NULL,               -- a key slot
  taken_back TEXT                  -- ISO instant from which it counts no more; null while it stands
) STRICT;
CREATE INDEX decision_by_person ON decision (person, question, id);
CREATE INDEX decision_by_question ON decision (question, id);
`,
} as const
