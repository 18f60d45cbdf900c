/** How exactly it is known when somebody was born and died: a year is no day (repositories/descriptions.ts). */
export const lives = {
  number: 290,
  sql: `
ALTER TABLE person ADD COLUMN birth_exact INTEGER; -- place in the precisions of shared/domain/moment.ts; null: no date
ALTER TABLE person ADD COLUMN death_exact INTEGER;
CREATE TEMP TABLE precision_place (word TEXT PRIMARY KEY, place INTEGER);
INSERT INTO precision_place VALUES
  ('year', 0), ('month', 1), ('day', 2), ('minute', 3), ('second', 4), ('millisecond', 5);
UPDATE person SET
  birth_exact = (SELECT place FROM precision_place WHERE birth_clock IS NOT NULL AND word = json_extract(
    coalesce(joined, (SELECT body FROM person_version WHERE id = person.version)), '$.birth.precision')),
  death_exact = (SELECT place FROM precision_place WHERE death_clock IS NOT NULL AND word = json_extract(
    coalesce(joined, (SELECT body FROM person_version WHERE id = person.version)), '$.death.precision'));
DROP TABLE precision_place;
`,
} as const
