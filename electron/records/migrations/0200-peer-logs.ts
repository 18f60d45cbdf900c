/** What is known of a peer's log beside its letters, and how the last meeting with it ended. */
export const peerLogs = {
  number: 200,
  sql: `
CREATE TABLE peer_log (
  key TEXT PRIMARY KEY REFERENCES peer, -- whose
  highest INTEGER,                 -- number of its own letters, the highest that it has ever listed
  listed INTEGER,                  -- the highest that it listed last
  fork INTEGER,                    -- the lowest number under which it has signed two different letters
  ended TEXT                       -- JSON of a message: why the last meeting ended early; null where it did not
) STRICT, WITHOUT ROWID;
`,
}
