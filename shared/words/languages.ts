import { english } from './en/index.ts'
import type { Language } from './language.ts'

/**
 * Every language Casebook speaks, the first one where nothing was chosen. A new one is a folder like en/ and a line
 * here.
 */
export const languages: readonly [Language, ...Language[]] = [english]
