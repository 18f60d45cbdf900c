/** What somebody expected of an operation or of a period, written down before it was known. */
export const forecasts = {
  number: 280,
  sql: `
CREATE TABLE forecast_measure (
  hash TEXT PRIMARY KEY,           -- name of its meaning
  body TEXT NOT NULL CHECK (length(body) <= 4000000) -- JSON: the measure with its concept sets, as it was then
) STRICT, WITHOUT ROWID;
CREATE TABLE forecast (            -- never changed: a later one takes the place of an earlier one, and both stay
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request TEXT NOT NULL UNIQUE,    -- under which it was written: asked twice, it is one
  measure TEXT NOT NULL,           -- its id
  hash TEXT NOT NULL REFERENCES forecast_measure,
  person INTEGER REFERENCES person, -- of an operation: as on the chart she was chosen by; null: of a period
  from_day TEXT NOT NULL,          -- ISO day of the operation, or the first of the period
  to_day TEXT,                     -- the last of the period; null: of an operation
  expected REAL NOT NULL CHECK (expected BETWEEN 0 AND 1),
  known TEXT NOT NULL,             -- JSON: what was known then
  written TEXT NOT NULL,           -- ISO instant
  who TEXT NOT NULL,               -- a key slot
  CHECK ((person IS NULL) = (to_day IS NOT NULL))
) STRICT;
CREATE INDEX forecast_by_person ON forecast (person);
CREATE INDEX forecast_by_hash ON forecast (hash);
`,
} as const
