/** What a list of cards shows, and ways to cards, releases and peers' summaries by the question they answer. */
export const keyed = {
  number: 50,
  sql: `
ALTER TABLE card ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE card ADD COLUMN answered TEXT NOT NULL DEFAULT '';  -- ISO day
ALTER TABLE card ADD COLUMN kind TEXT NOT NULL DEFAULT '';      -- estimate, not-estimable
ALTER TABLE card ADD COLUMN people INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
-- JSON: estimate, lower and upper in 100; null where there is none
ALTER TABLE card ADD COLUMN difference TEXT;
ALTER TABLE card ADD COLUMN reason TEXT;                        -- JSON: why there is no answer; null where there is one
UPDATE card SET
  title = body ->> '$.question.title',
  answered = body ->> '$.answered',
  kind = body ->> '$.answer.kind',
  people = (body ->> '$.answer.people.exposed') + (body ->> '$.answer.people.comparator'),
  events = (body ->> '$.answer.events.exposed') + (body ->> '$.answer.events.comparator'),
  difference = body -> '$.answer.riskDifferencePer100',
  reason = body -> '$.answer.reasons[0].reason';

CREATE INDEX question_by_asked ON question (asked, hash);

UPDATE outbox SET question = (SELECT question FROM card WHERE card.id = outbox.card) WHERE kind = 'summary';
CREATE INDEX outbox_by_question ON outbox (question, kind, id);
CREATE INDEX outbox_waiting ON outbox (id) WHERE envelope IS NULL;

ALTER TABLE envelope ADD COLUMN question TEXT;     -- of a summary: the hash of the question it answers
ALTER TABLE envelope ADD COLUMN withdraws INTEGER; -- of a withdrawal: the sequence it takes back
UPDATE envelope SET question = (body ->> '$.body') ->> '$.questionHash' WHERE kind = 'summary';
UPDATE envelope SET withdraws = (body ->> '$.body') ->> '$.withdraws' WHERE kind = 'withdrawal';
CREATE INDEX envelope_by_question ON envelope (question, issuer, sequence) WHERE question IS NOT NULL;
CREATE INDEX envelope_by_withdrawal ON envelope (issuer, withdraws) WHERE withdraws IS NOT NULL;
CREATE INDEX envelope_by_kind ON envelope (issuer, kind, withdrawn);
DROP INDEX measured_person;
-- all that was measured of one person
CREATE INDEX measured_person ON measured (person, usable, code, unit, clock, value);
CREATE INDEX peer_by_name ON peer (name, key);
CREATE INDEX invitation_open ON invitation (until) WHERE used = 0;
`,
}
