export const fileKinds = ['svg', 'png', 'pdf'] as const
export type FileKind = (typeof fileKinds)[number]

const LONGEST = 80

/** A name any system accepts for a figure's file, from its title. */
export function figureFileName(title: string, kind: FileKind): string {
  const plain = title
    .replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .replace(/[. ]+$/u, '')
  return `${plain || 'figure'}.${kind}`
}
