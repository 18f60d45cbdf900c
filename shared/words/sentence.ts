import { compileMessage, type CompiledMessage } from '@lingui/message-utils/compileMessage'

/** A value as a sentence takes it: how it is written, and the number or word by which a form is chosen. */
export interface Written {
  readonly text: string
  readonly chooses: number | string
}
/** A sentence that waits for its values. */
export type Sentence = (values: Readonly<Record<string, Written>>) => string

type Forms = Readonly<Record<string, CompiledMessage | undefined>>

/** The form of the first key there is; a form that a sentence leaves out is its `other`. */
function formOf(forms: Forms, ...keys: readonly string[]): CompiledMessage {
  const key = [...keys, 'other'].find(each => Object.hasOwn(forms, each))
  return (key === undefined ? undefined : forms[key]) ?? []
}

/**
 * A sentence in ICU message syntax: arguments, `plural`, `selectordinal` and `select`, each in any other. What a value
 * holds is never read as syntax. An argument that nobody gives leaves nothing.
 */
export function sentence(source: string, tag: string): Sentence {
  const tokens = compileMessage(source)
  const plurals: Readonly<Record<string, Intl.PluralRules>> = {
    plural: new Intl.PluralRules(tag),
    selectordinal: new Intl.PluralRules(tag, { type: 'ordinal' }),
  }

  return values => {
    function read(message: CompiledMessage, counted: string): string {
      return message
        .map(token => (typeof token === 'string' ? literal(token, counted) : argument(token, counted)))
        .join('')
    }
    const literal = (token: string, counted: string) => (token === '#' && counted !== '' ? counted : token)
    function argument([name, how, forms]: Exclude<CompiledMessage[number], string>, counted: string): string {
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      if (!value) return ''
      const { text, chooses } = value
      const rules = how === undefined ? undefined : plurals[how]
      // `=0` and `=1` go before the language's own forms.
      if (rules) return read(formOf(forms as Forms, String(chooses), rules.select(Number(chooses))), text)
      if (how === 'select') return read(formOf(forms as Forms, String(chooses)), counted)
      return text
    }
    return read(tokens, '')
  }
}
