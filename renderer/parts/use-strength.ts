import { useEffect, useState } from 'react'
import { say, type Message } from '../../shared/words/message.ts'
import { services } from '../client/services.ts'

/** One does not judge a passphrase letter by letter. */
const PAUSE_MILLISECONDS = 250
/** From here on it is more than enough, as a power of ten of guesses. */
const STRONG = 14

/** How well a passphrase that is being typed would hold, judged by guesses and not by its length, in words. */
export function useStrength(passphrase: string): Message {
  const [judged, setJudged] = useState<{ readonly of: string; readonly said: Message }>()
  useEffect(() => {
    if (passphrase === '') return undefined
    const stop = new AbortController()
    const later = setTimeout(() => {
      services.vault.strength({ passphrase }, { signal: stop.signal }).then(
        ({ guesses, enough }) => {
          const said = enough
            ? say(guesses >= STRONG ? 'passphrase.strong' : 'passphrase.good')
            : say('passphrase.weak')
          setJudged({ of: passphrase, said })
        },
        () => {
          /* asked again with the next letter; a casebook judges for itself when it is made */
        },
      )
    }, PAUSE_MILLISECONDS)
    return () => {
      clearTimeout(later)
      stop.abort()
    }
  }, [passphrase])
  return judged?.of === passphrase ? judged.said : say('passphrase.advice')
}
