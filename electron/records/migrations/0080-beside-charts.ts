/**
 * What stands beside a chart of a card, and what pooling takes of a card and of a peer's summary: for neither is a text
 * read.
 */
export const besideCharts = {
  number: 80,
  sql: `
ALTER TABLE card ADD COLUMN exposure TEXT NOT NULL DEFAULT '';   -- the label of one arm
ALTER TABLE card ADD COLUMN comparator TEXT NOT NULL DEFAULT ''; -- and of the other
ALTER TABLE card ADD COLUMN reading TEXT NOT NULL DEFAULT '[]';  -- JSON: the answer as messages
-- of the exposed against the comparator; null where there is no answer
ALTER TABLE card ADD COLUMN log_hazard_ratio REAL;
ALTER TABLE card ADD COLUMN standard_error REAL;
UPDATE card SET
  exposure = body ->> '$.question.exposure.label',
  comparator = body ->> '$.question.comparator.label',
  reading = coalesce(body -> '$.answer.reading', '[]'),
  log_hazard_ratio = body ->> '$.answer.logHazardRatio.estimate',
  standard_error = body ->> '$.answer.logHazardRatio.standardError';

-- of a summary: of both arms together, and of the exposed against the comparator
ALTER TABLE envelope ADD COLUMN people INTEGER;
ALTER TABLE envelope ADD COLUMN events INTEGER;
ALTER TABLE envelope ADD COLUMN log_hazard_ratio REAL;
ALTER TABLE envelope ADD COLUMN standard_error REAL;
UPDATE envelope SET
  people = ((body ->> '$.body') ->> '$.exposed.people') + ((body ->> '$.body') ->> '$.comparator.people'),
  events = ((body ->> '$.body') ->> '$.exposed.events') + ((body ->> '$.body') ->> '$.comparator.events'),
  log_hazard_ratio = (body ->> '$.body') ->> '$.logHazardRatio',
  standard_error = (body ->> '$.body') ->> '$.standardError'
WHERE kind = 'summary';
`,
}
