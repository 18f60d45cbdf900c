/** The months as people write them, January first: English, German, Spanish, French, Portuguese. */
const months: readonly string[] = [
  'january jan januar jän jänner enero ene janvier janv janeiro',
  'february feb februar febrero fevrier février fev fév févr fevereiro',
  'march mar märz mrz mär maerz marzo mars março marco',
  'april apr abril abr avril avr',
  'may mai mayo maio',
  'june jun juni junio juin junho',
  'july jul juli julio juillet juil julho',
  'august aug agosto ago août aout',
  'september sep sept septiembre septembre setembro set',
  'october oct oktober okt octubre octobre outubro out',
  'november nov noviembre novembre novembro',
  'december dec dezember dez diciembre dic décembre déc decembre dezembro',
]

/** From 1, by a name in small letters. */
export const monthNames: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, at) => names.split(' ').map(name => [name, at + 1] as const)),
)
