/** Which answer to each question stands now, and which one was looked at since something was decided. */
export const standingAnswers = {
  number: 330,
  sql: `
CREATE TABLE standing_answer (     -- of every question that was answered
  question TEXT PRIMARY KEY REFERENCES question,
  card TEXT NOT NULL REFERENCES card, -- the newest, or an earlier one to whose very people the record came back
  seen TEXT REFERENCES card        -- the answer whose revision was looked at last; null for none
) STRICT, WITHOUT ROWID;
INSERT INTO standing_answer (question, card)
  SELECT question, id FROM card
  WHERE kept = (SELECT max(kept) FROM card other WHERE other.question = card.question);
CREATE INDEX import_under_way ON import (state) WHERE state IN ('running', 'undoing');
`,
} as const
