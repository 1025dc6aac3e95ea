// Reads the HTML that the page writes, strictly: what is not written as the page writes it is a fault, so that nothing
// of somebody's words can have become markup unseen.

export interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
}

/** The document as a tree. @throws Error where markup is not what the page's own templates write */
export function parse(html: string): Element {
  const root: Element = { tag: '#document', attributes: {}, children: [] }
  const open: Element[] = [root]
  let at = 0
  const top = (): Element => open[open.length - 1] ?? root
  while (at < html.length) {
    const start = html.indexOf('<', at)
    const text = html.slice(at, start < 0 ? html.length : start)
    if (text !== '') top().children.push(unescaped(text))
    if (start < 0) break
    TAG.lastIndex = start
    const found = TAG.exec(html)
    if (!found) throw new Error(`Markup that is not ours: ${html.slice(start, start + 80)}`)
    at = start + found[0].length
    const [, closing, tag = '', attributes = '', selfClosing] = found
    if (tag === '!doctype') continue
    if (closing) {
      if (top().tag !== tag) throw new Error(`</${tag}> closes <${top().tag}>`)
      open.pop()
      continue
    }
    const element: Element = { tag, attributes: attributesOf(attributes), children: [] }
    top().children.push(element)
    if (!selfClosing && !VOID.has(tag)) open.push(element)
  }
  if (open.length > 1) throw new Error(`<${top().tag}> stays open`)
  return root
}

/** All below it, in the order of the document. */
export const all = (element: Element): Element[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...all(child)]))

export const find = (element: Element, isIt: (each: Element) => boolean): Element | undefined => all(element).find(isIt)

/** What is read, a line for each block. */
export const textOf = (element: Element): string =>
  raw(element)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

/** Its words alone, in one line. */
export const words = (element: Element): string => raw(element).replaceAll(/\s+/g, ' ').trim()

const raw = (element: Element): string =>
  element.children
    .map((child) =>
      typeof child === 'string'
        ? child
        : child.tag === 'script' || child.tag === 'style'
          ? ''
          : BLOCKS.has(child.tag)
            ? `\n${raw(child)}\n`
            : raw(child),
    )
    .join('')

const TAG = /<(\/?)(!doctype|[a-z][a-z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*|\s+html)\s*(\/?)>/y
const VOID = new Set(['meta', 'link', 'input', 'br'])
const BLOCKS = new Set(
  'p div h1 h2 h3 ul li dl dt dd form section article header footer main fieldset legend label table caption tr td th details summary button a option select textarea'.split(
    ' ',
  ),
)

const attributesOf = (source: string): Record<string, string> =>
  Object.fromEntries(
    [...source.matchAll(/([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  )

const unescaped = (text: string): string => {
  const stray = /&(?!amp;|lt;|gt;|quot;|#39;)/.exec(text)
  if (stray) throw new Error(`An ampersand that is not ours: ${text.slice(stray.index, stray.index + 40)}`)
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => NAMED[name] ?? '')
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
