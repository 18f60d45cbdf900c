/** Name of the environment variable in which `mutate.ts` tells vitest which test files to run, as a list in JSON. */
export const TEST_FILES = 'CASEBOOK_MUTATE_TESTS'
