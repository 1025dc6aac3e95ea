// “I keep forgetting the bins”: what slips the mind again and again, which a habit or a reminder could hold.

const THING =
  '(?:to |about |that i (?:need|have) to )?(?:(?:the|my|our) )?(?<thing>(?!(?:what|where|when|who|how|why|which|if|everything|everyone|things|stuff|people|names|it|that|this|them|him|her|you)\\b)\\p{L}[^,;:.!?]*?)'
const FORGETS =
  "(?:(?:keep|keep on|always|constantly|often|usually|sometimes|kept) (?:on )?(?:forget|forgetting|missing)|(?:can )?never (?:ever )?remember|(?:can[’']?t|don[’']?t) ever remember|am (?:always|constantly) forgetting|[’']?m (?:always|constantly) forgetting)"
const FORGOTTEN = new RegExp(
  `^\\W*(?:(?:ugh|oh|god|and|so|also|honestly|tbh)[, ]+)*i ?${FORGETS} ${THING}(?: (?:again|lately|these days|every (?:time|day|week)|all the time))*[.!]*$`,
  'iu',
)

/** The thing, without its article; null where the line says nothing of the kind. */
export const readForgotten = (line: string): string | null => FORGOTTEN.exec(line.trim())?.groups?.['thing'] ?? null
