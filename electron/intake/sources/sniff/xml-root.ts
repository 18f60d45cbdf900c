/** The first element of an XML text. Nothing is resolved: no entity, no address. */
export interface XmlRoot {
  /** Its name without a prefix. */
  readonly name: string
  /** The namespace it is in; empty where it is bound to none. */
  readonly namespace: string
  /** The text of its attributes. */
  readonly attributes: string
  /** The document type before it; empty where there is none. */
  readonly doctype: string
}

/** What may stand before the first element: declarations, stylesheet lines, comments, a document type. */
const before = [
  /\s+/y,
  /<\?[\s\S]*?\?>/y,
  /<!--[\s\S]*?-->/y,
  /<!DOCTYPE(?:[^>["']|"[^"]*"|'[^']*'|\[(?:[^\]"']|"[^"]*"|'[^']*')*\])*>/iy,
] as const
const element = /<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)/y

/** The first element of a text; undefined where the text is no XML. */
export function xmlRoot(text: string): XmlRoot | undefined {
  let at = 0
  let doctype = ''
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found === undefined) return false
    if (/^<!doctype/i.test(found)) doctype = found
    at += found.length
    return true
  }
  while (before.some(skip));
  element.lastIndex = at
  const found = element.exec(text)
  if (!found) return undefined
  const [, prefix, name = '', attributes = ''] = found
  const declared = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`
  const namespace = [...attributes.matchAll(/(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].find(
    ([, each]) => each === declared,
  )
  return { name, namespace: namespace?.[2] ?? namespace?.[3] ?? '', attributes, doctype }
}
