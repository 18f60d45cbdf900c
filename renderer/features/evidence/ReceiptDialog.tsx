import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { spoken, words } from '../../ui/words.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'

/** What would leave, in words and as the exact text, before it does; or which rules stand in the way. */
export function ReceiptDialog({
  verdict,
  busy,
  approve,
  onApprove,
  onClose,
}: {
  verdict: Verdict
  busy: boolean
  approve: string
  onApprove(receiptSha256: string): void
  onClose(): void
}) {
  return (
    <Dialog onClose={onClose} title={words('receipt.title')} size="xl" yOffset="2rem">
      {verdict.kind === 'refused' && (
        <Alert color="yellow" variant="light" title={words('receipt.refused')}>
          {verdict.rules.map(each => (
            <Text key={spoken(each.reason)} size="sm" mb={4}>
              {words('receipt.rule', {
                rule: String(each.rule),
                reason: spoken(each.reason),
                remedy: spoken(each.remedy),
              })}
            </Text>
          ))}
        </Alert>
      )}
      {verdict.kind === 'releasable' && (
        <Stack gap="sm">
          {verdict.receipt.sentences.map(spoken).map(each => (
            <Text key={each} size="sm">
              {each}
            </Text>
          ))}
          <Text size="sm" fw={600}>
            {words('receipt.exact')}
          </Text>
          <pre className="exact" tabIndex={0}>
            {verdict.receipt.bytes}
          </pre>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('receipt.keep')}
            </Button>
            <ActionButton busy={busy} onClick={() => onApprove(verdict.receipt.sha256)}>
              {approve}
            </ActionButton>
          </Group>
        </Stack>
      )}
    </Dialog>
  )
}
