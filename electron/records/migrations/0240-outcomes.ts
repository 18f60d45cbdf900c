/**
 * What each fact counts as, how exactly it is dated and when it ended, beside its codes; and from when to when each
 * source knows somebody. All of it is made anew at the next unlock (repositories/projections.ts).
 */
export const outcomes = {
  number: 240,
  sql: `
ALTER TABLE coded ADD COLUMN level INTEGER NOT NULL DEFAULT 0; -- shared/domain/facts/levels.ts; 0: counts as nothing
ALTER TABLE coded ADD COLUMN exact INTEGER; -- place in the precisions of shared/domain/moment.ts; null: undated
ALTER TABLE coded ADD COLUMN ended INTEGER; -- in seconds; null: not said
CREATE TABLE observed (            -- first and last contact of a person with a source, kept in step with facts
  person INTEGER NOT NULL,         -- on whose chart it stands
  scope TEXT NOT NULL,             -- what the source is called
  first INTEGER NOT NULL,          -- in seconds
  last INTEGER NOT NULL,
  PRIMARY KEY (person, scope)
) STRICT, WITHOUT ROWID;
CREATE INDEX observed_by_scope ON observed (scope, last);
`,
} as const
