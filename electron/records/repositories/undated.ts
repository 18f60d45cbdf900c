/** Stands, in seconds, for a time that nobody recorded: before every window that a question can ask for. */
export const UNDATED = -8_640_000_000_000
