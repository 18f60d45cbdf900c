import { Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { referralLines } from '../../../shared/domain/referral-lines.ts'
import { referralTexts } from '../../../shared/words/referral-texts.ts'
import { bridge } from '../../client/bridge.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { Kept } from '../../parts/Kept.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { speak, words } from '../../ui/words.ts'

const order = z.strictObject({ author: z.string(), recipient: z.string(), question: z.string() })
/** What is asked of whom; the passphrase is none of it and is kept nowhere. */
const referralDraft: Draft<z.infer<typeof order>> = {
  name: 'print.referral',
  initial: { author: '', recipient: '', question: '' },
  keep: order,
}

/** A closed file for another clinic: what goes along is read first, and the passphrase is shown once, to be said. */
export function ReferralForm({ patient }: { readonly patient: number }) {
  const about = { patient, of: 'referral' }
  const [draft, setDraft] = useDraft(referralDraft, about)
  const isOwn = useCasebookKind() === 'own'
  const receipt = useLoaded(
    signal => services.safekeeping.referralReceipt({ patient }, { signal }),
    [patient],
  )
  const [made, setMade] = useState<{ readonly shown: string; readonly passphrase: string }>()
  const action = useAction()
  const said = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(made)
  if (!isOwn) return <Text>{words('referral.not-demonstration')}</Text>
  if (receipt.error !== undefined) return <Problem error={receipt.error} />
  if (!receipt.value) return null
  const { author, recipient, question } = draft
  const make = () =>
    action.run(async () => {
      setMade(undefined)
      const file = await bridge.chooseNew('new-referral', words('referral.file-name'))
      if (!file) return
      const { passphrase } = await services.safekeeping.suggestPassphrase({})
      await services.safekeeping.refer({
        patient,
        file: file.ticket,
        passphrase,
        order: { author: author.trim(), recipient, question },
        texts: referralTexts(words),
      })
      focus(() => said.current)
      setMade({ shown: file.shown, passphrase })
    })
  return (
    <Stack maw="40rem">
      <section aria-label={words('referral.about', { name: receipt.value.name })}>
        <Text fw={600}>
          <bdi>{words('referral.about', { name: receipt.value.name })}</bdi>
        </Text>
        <ul className="receipt">
          {referralLines(receipt.value).map(each => (
            <li key={each.key + JSON.stringify(each.values)}>{speak(each)}</li>
          ))}
        </ul>
      </section>
      <TextInput
        label={words('referral.author')}
        value={author}
        maxLength={500}
        onChange={event => setDraft({ author: event.currentTarget.value })}
      />
      <TextInput
        label={words('referral.recipient')}
        value={recipient}
        maxLength={500}
        onChange={event => setDraft({ recipient: event.currentTarget.value })}
      />
      <Textarea
        label={words('referral.question')}
        autosize
        minRows={3}
        maxLength={10_000}
        value={question}
        onChange={event => setDraft({ question: event.currentTarget.value })}
      />
      <Kept draft={referralDraft} about={about} />
      {action.error !== undefined && <Problem error={action.error} />}
      <ActionButton
        busy={action.busy}
        disabled={author.trim() === ''}
        onClick={make}
        style={{ alignSelf: 'flex-start' }}
      >
        {words('referral.make')}
      </ActionButton>
      {made && (
        <section aria-label={words('referral.said')} className="other-text">
          <Text role="status" ref={said} tabIndex={-1}>
            {words('print.saved', { path: made.shown })}
          </Text>
          <Text>{words('referral.say-it')}</Text>
          <Text component="p" className="passphrase-said" tabIndex={0}>
            {made.passphrase}
          </Text>
          <ActionButton size="xs" variant="default" busy={false} onClick={() => setMade(undefined)}>
            {words('referral.was-said')}
          </ActionButton>
        </section>
      )}
    </Stack>
  )
}
