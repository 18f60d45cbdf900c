/**
 * A passphrase, or the code of a recovery sheet, as it was typed: UTF-8 bytes of its NFKC form. Whatever derives a key
 * from one fills it with zeros; a text cannot be wiped, so none is kept beside it.
 */
export type Secret = Uint8Array

export const secretOf = (typed: string): Secret => Buffer.from(typed.normalize('NFKC'), 'utf8')

/** Does something with what was typed, and wipes it whatever comes of that. */
export async function withSecret<T>(typed: string, work: (secret: Secret) => Promise<T>): Promise<T> {
  const secret = secretOf(typed)
  try {
    return await work(secret)
  } finally {
    secret.fill(0)
  }
}
