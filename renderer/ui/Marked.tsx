/** A sentence in which what stands between two pairs of stars is strong: `You are **Anna**.` */
export const Marked = ({ text }: { text: string }) => (
  <>
    {text.split('**').map((part, index) =>
      index % 2 === 1 ? (
        // oxlint-disable-next-line react/no-array-index-key -- parts have no other name, and never move
        <strong key={index}>{part}</strong>
      ) : (
        part
      ),
    )}
  </>
)
