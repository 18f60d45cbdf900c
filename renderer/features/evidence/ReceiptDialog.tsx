import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { Verdict } from '../../../shared/domain/summary.ts'
import { speak } from '../../ui/words.ts'

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
    <Modal
      opened
      onClose={onClose}
      title="What would leave this machine"
      size="xl"
      yOffset="2rem"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      {verdict.kind === 'refused' && (
        <Alert color="yellow" variant="light" title="This may not leave">
          {verdict.rules.map(each => (
            <Text key={JSON.stringify(each.reason)} size="sm" mb={4}>
              Rule {each.rule}: {speak(each.reason)} {speak(each.remedy)}
            </Text>
          ))}
        </Alert>
      )}
      {verdict.kind === 'releasable' && (
        <Stack gap="sm">
          {verdict.receipt.sentences.map(speak).map(each => (
            <Text key={each} size="sm">
              {each}
            </Text>
          ))}
          <Text size="sm" fw={600}>
            The exact text
          </Text>
          <pre className="exact" tabIndex={0}>
            {verdict.receipt.bytes}
          </pre>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep it here
            </Button>
            <Button loading={busy} onClick={() => onApprove(verdict.receipt.sha256)}>
              {approve}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
