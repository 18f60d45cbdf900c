/** A trial that replays what was done to the disk, and breaks off at random. Apart from the process that does it. */
export const REPLAY = 'replay'
