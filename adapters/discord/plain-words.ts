// A person's words without Discord's Markdown: what is bold, struck out or a spoiler is read as if it were not, so that
// “**done**” is “done”. Code and addresses are verbatim. Markdown as Discord reads it:
// https://support.discord.com/hc/en-us/articles/210298617

/** Removes formatting marks; lists stay, as they tell one thing from the next. */
export function removeFormatting(text: string): string {
  const kept: string[] = []
  const keep = (verbatim: string) => `${OPEN}${kept.push(verbatim) - 1}${CLOSE}`
  let before: string
  let after = text
    .replaceAll(KEPT, '')
    .replaceAll(CODE, (_whole, block?: string, twice?: string, once?: string) => keep(block ?? twice ?? once ?? ''))
    .replaceAll(ESCAPED, (_whole, mark: string) => keep(mark))
    .replaceAll(MASKED, (_whole, label: string, address: string) => `${label} ${keep(`(${address})`)}`)
    .replaceAll(QUIET, (_whole, address: string) => keep(address))
    .replaceAll(ADDRESS, keep)
    .replaceAll(QUOTE, '')
  do {
    before = after
    after = before.replaceAll(FORMATTED, '$2')
  } while (after !== before)
  return after.replaceAll(KEPT, (_whole, at: string) => kept[Number(at)] ?? '')
}

/** Around the number of what is kept as it is: private letters, which nobody types. */
const OPEN = '\uE000'
const CLOSE = '\uE001'
const KEPT = /\uE000(\d*)\uE001/g
/** A fence may name its language on a line of its own. */
const CODE = /```(?:[\w+#.-]*\n)?([^`]+?)\n?```|``([^`\n]+)``|`([^`\n]+)`/g
const ESCAPED = /\\([*_~|`>#[\]()\\-])/g
/** `[label](address)`, its address with or without angle brackets. */
const MASKED = /\[([^[\]\n]{1,300})\]\(<?(https?:\/\/[^\s<>()]+)>?\)/g
/** `<address>` shows no preview. */
const QUIET = /<(https?:\/\/[^\s<>]+)>/g
const ADDRESS = /https?:\/\/[^\s<>|]*[^\s<>|*_~.,!?:;)]/g
const QUOTE = /^(?:>>>|>) /gm
/** A mark opens before a word and closes behind one: `2 * 3`, `~~` alone and `snake_case` are kept. */
const FORMATTED =
  /(?<![\p{L}\p{N}*_~|])(\*{1,3}|_{1,3}|~~|\|\|)(?![\s*_~|]*\1)(\S|\S[^\n]{0,2000}?\S)\1(?![\p{L}\p{N}])/gu
