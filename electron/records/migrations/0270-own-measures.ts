/** Measures of one's own, every version of each; and from when on a measure's limits were made anew, and why. */
export const ownMeasures = {
  number: 270,
  sql: `
CREATE TABLE own_measure (
  id TEXT NOT NULL,                -- as in the measure
  version INTEGER NOT NULL CHECK (version >= 1),
  state TEXT NOT NULL CHECK (state IN ('kept', 'retired')),
  body TEXT NOT NULL CHECK (length(body) <= 4000000), -- JSON: the measure with its concept sets
  kept TEXT NOT NULL,              -- ISO instant
  person TEXT NOT NULL,            -- who: a key slot
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE rebasing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure TEXT NOT NULL,           -- id of the measure, one's own or one that ships
  day TEXT NOT NULL,               -- ISO day from which on it counts
  reason TEXT NOT NULL CHECK (length(reason) <= 500),
  kept TEXT NOT NULL,              -- ISO instant
  person TEXT NOT NULL,
  removed TEXT,                    -- ISO instant at which it was taken back; null: it holds
  remover TEXT
) STRICT;
CREATE UNIQUE INDEX rebasing_by_measure ON rebasing (measure, day) WHERE removed IS NULL;
`,
} as const
