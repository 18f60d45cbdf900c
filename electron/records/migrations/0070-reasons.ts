/** Why an entry was set aside is a key and values too; the key says what the code said. */
export const reasons = {
  number: 70,
  sql: `
ALTER TABLE quarantine RENAME COLUMN message TO reason; -- JSON of a message, as remedy is
-- what was set aside before this keeps the words it was set aside with; a file cut short is looked for by its key
UPDATE quarantine SET
  reason = CASE code
    WHEN 'broken-file' THEN json_object('key', 'quarantine.broken-file', 'values', json_object('why',
      json_object('key', 'quarantine.earlier', 'values', json_object('words',
        replace(reason ->> '$', 'The file could not be read to its end: ', '')))))
    ELSE json_object('key', 'quarantine.earlier', 'values', json_object('words', reason ->> '$')) END,
  remedy = json_object('key', 'quarantine.earlier', 'values', json_object('words', remedy ->> '$'));
ALTER TABLE quarantine DROP COLUMN code;
`,
}
