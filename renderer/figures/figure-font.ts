/**
 * The charts' font as a data URL: a file of its own, loaded only when a figure is saved, because the page may
 * fetch nothing.
 */
export { default } from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline'
