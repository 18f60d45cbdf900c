import { Stack, Text, Title } from '@mantine/core'
import { useRef } from 'react'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { foundText, ruleText } from './rule-text.ts'

/** Rules that came of what was said to be wrong, each with its test; one can be removed. */
export function OwnRules({ onChange }: { onChange(): void }) {
  const { value, error, reload } = useLoaded(signal => services.patients.findingRules({}, { signal }), [])
  const action = useAction()
  const title = useRef<HTMLHeadingElement>(null)
  if (error !== undefined && !value) return <Problem error={error} />
  if (!value || value.length === 0) return null
  const drop = (rule: number) =>
    action.run(async () => {
      await services.patients.dropFindingRule({ rule })
      title.current?.focus()
      reload()
      onChange()
    })
  return (
    <section aria-labelledby="own-rules">
      <Title order={3} size="h4" id="own-rules" tabIndex={-1} ref={title}>
        {words('findings.rules', { rules: value.length })}
      </Title>
      <Text size="sm" c="dimmed" maw="75ch">
        {words('findings.rules-why')}
      </Text>
      {action.error !== undefined && <Problem error={action.error} />}
      <ul className="own-rules">
        {value.map(({ rule, is, trial }) => (
          <li key={rule}>
            <Stack gap={2}>
              <Text size="sm">
                {ruleText(is)}{' '}
                <ActionButton
                  size="compact-xs"
                  variant="default"
                  busy={action.busy}
                  aria-label={words('findings.rule-drop-this', { rule: ruleText(is) })}
                  onClick={() => drop(rule)}
                >
                  {words('findings.rule-drop')}
                </ActionButton>
              </Text>
              <Text size="xs" c="dimmed">
                {trial
                  ? words('findings.trial', {
                      text: trial.text,
                      before: foundText(trial.before),
                      after: foundText(trial.after),
                    })
                  : words('findings.trial-none')}
              </Text>
            </Stack>
          </li>
        ))}
      </ul>
    </section>
  )
}
