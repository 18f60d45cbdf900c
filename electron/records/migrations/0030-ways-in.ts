/**
 * Ways into large tables that undo, and the checks of references when something is deleted, would otherwise
 * read whole.
 */
export const waysIn = {
  number: 30,
  sql: `
DROP INDEX fact_by_chart;
-- of every version: a person's whole past as well as her chart
CREATE INDEX fact_by_chart ON fact (person, kind, current, start_clock, id);
CREATE INDEX fact_by_source ON fact (source);
CREATE INDEX person_version_by_source ON person_version (source);
CREATE INDEX quarantine_by_import ON quarantine (import, resolved);
CREATE INDEX outbox_by_card ON outbox (card, kind);
CREATE INDEX outbox_withdraws ON outbox (withdraws);
`,
}
