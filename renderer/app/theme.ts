import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { words } from '../ui/words.ts'

/** The one colour of what can be acted on: a deep blue-green. */
const sea: MantineColorsTuple = [
  '#e6f3f4',
  '#d0e6e8',
  '#a5cfd3',
  '#76b5bb',
  '#4f9ea6',
  '#37909a',
  '#258893',
  '#13757f',
  '#0a626b',
  '#05525a',
]

export const theme = createTheme({
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  colors: { sea },
  primaryColor: 'sea',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'sm',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  headings: {
    sizes: {
      h1: { fontSize: '1.75rem' },
      h2: { fontSize: '1.75rem' },
      h3: { fontSize: '1.25rem' },
      h4: { fontSize: '1rem' },
    },
  },
  components: {
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
    // The library's own name for it is English whatever the window speaks.
    PasswordInput: {
      defaultProps: { visibilityToggleButtonProps: { 'aria-label': words('frame.show-typed') } },
    },
    Modal: { styles: { title: { fontWeight: 600, fontSize: '1.25rem' } } },
  },
})

/** Quiet text still has to be read by tired eyes on a dim screen: at least 4.5 to 1 against its ground (WCAG 1.4.3). */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#4b555f',
    '--mantine-color-teal-text': '#056b4a',
    '--mantine-color-red-text': '#b31b1b',
    '--mantine-color-placeholder': '#626d78',
    '--mantine-color-error': '#b31b1b',
  },
  dark: { '--mantine-color-dimmed': '#b4bcc4' },
})
