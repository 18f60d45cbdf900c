import path from 'node:path'
import { referralLines } from '../../../shared/domain/referral-lines.ts'
import { say } from '../../../shared/words/message.ts'
import { referralTexts } from '../../../shared/words/referral-texts.ts'
import { agrees } from '../agree.ts'
import { exitCodes, number, UsageError, word, type Command } from '../command.ts'
import { filePassphrase } from '../file-passphrase.ts'
import { speak, words } from '../words.ts'

export const refer: Command = {
  usage:
    'refer PATIENT FILE --name AUTHOR [--to WHOM] [--question TEXT] [--file-passphrase-from VARIABLE|prompt] [--yes]',
  does: say('manual.refer'),
  needs: 'open',
  run: async situation => {
    const { house, terminal, options, signal } = situation
    const patient = number(situation, 0, say('needed.patient'))
    const file = path.resolve(word(situation, 1, say('needed.new-file')))
    const author = options.name?.trim()
    if (!author) throw new UsageError(say('command.lacks', { what: say('needed.author') }))
    const receipt = await house.safekeeping.referralReceipt({ patient }, { signal })
    terminal.say(words('referral.about', { name: receipt.name }))
    for (const line of referralLines(receipt)) terminal.say(`  ${speak(line)}`)
    if (!(await agrees(situation, say('command.agree-refer')))) return exitCodes.failed
    const own = await filePassphrase(situation, true)
    const passphrase = own ?? (await house.safekeeping.suggestPassphrase({})).passphrase
    const order = { author, recipient: options.to ?? '', question: options.question ?? '' }
    const made = await house.safekeeping.refer(
      { patient, file, passphrase, order, texts: referralTexts(words) },
      { signal, onProgress: terminal.progress },
    )
    terminal.say(words('told.referred', { path: file }))
    if (own === undefined) terminal.say(words('told.referral-passphrase', { passphrase }))
    terminal.answer({ file, ...made, ...(own === undefined && { passphrase }) })
    return exitCodes.done
  },
}
