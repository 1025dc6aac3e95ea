// Slack's two kinds of formatted text as HTML: mrkdwn and rich text.

/** mrkdwn: its three escapes, bold, italic, strike, code, links, dates by their fallback. */
export function mrkdwnToHtml(markup: string): string {
  const parts: string[] = []
  const put = (html: string): string => `\uE000${parts.push(html) - 1}\uE000`
  return markup
    .replaceAll(/`([^`\n]+)`/g, (_, code: string) => put(`<code>${code}</code>`))
    .replaceAll(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) =>
      put(referenceToHtml(target, label)),
    )
    .replaceAll('"', '&quot;')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(\S[^*\n]*?\S|\S)\*(?![\p{L}\p{N}*])/gu, '<b>$1</b>')
    .replaceAll(/(?<![\p{L}\p{N}_])_(\S[^_\n]*?\S|\S)_(?![\p{L}\p{N}_])/gu, '<i>$1</i>')
    .replaceAll(/(?<![\p{L}\p{N}~])~(\S[^~\n]*?\S|\S)~(?![\p{L}\p{N}~])/gu, '<s>$1</s>')
    .replaceAll('\n', '<br>')
    .replaceAll(/\uE000(\d+)\uE000/g, (_, at: string) => parts[Number(at)] ?? '')
}

function referenceToHtml(target: string, label: string | undefined): string {
  if (target.startsWith('!date^')) return `<time>${label ?? ''}</time>`
  if (/^(https?|mailto):/.test(target)) return `<a href="${target.replaceAll('"', '&quot;')}">${label ?? target}</a>`
  return `<span class="mention">${label ?? target}</span>`
}

type RichPart = Readonly<Record<string, unknown>>

/** A rich text block, section by section. */
export const richTextToHtml = (block: RichPart): string => partsOf(block['elements']).map(sectionToHtml).join('')

function sectionToHtml(section: RichPart): string {
  const inner = partsOf(section['elements']).map(elementToHtml).join('')
  switch (section['type']) {
    case 'rich_text_quote':
      return `<blockquote>${inner}</blockquote>`
    case 'rich_text_preformatted':
      return `<pre>${inner}</pre>`
    case 'rich_text_list':
      return `<ul>${partsOf(section['elements'])
        .map((each) => `<li>${partsOf(each['elements']).map(elementToHtml).join('')}</li>`)
        .join('')}</ul>`
    default:
      return `<p>${inner}</p>`
  }
}

function elementToHtml(element: RichPart): string {
  const words = escapeHtml(String(element['text'] ?? element['fallback'] ?? element['url'] ?? element['name'] ?? ''))
  const isBold = JSON.stringify(element['style'] ?? {}).includes('"bold":true')
  const inner = words.replaceAll('\n', '<br>')
  const drawn = element['type'] === 'link' ? `<a href="${escapeHtml(String(element['url']))}">${inner}</a>` : inner
  return isBold ? `<b>${drawn}</b>` : drawn
}

const partsOf = (value: unknown): readonly RichPart[] => (Array.isArray(value) ? value : [])

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
