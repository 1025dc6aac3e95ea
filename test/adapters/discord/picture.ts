// A message as Discord's dark client draws it, as a page of HTML: to be looked at, and to see that nothing is left out.
import { type Component, ComponentType, type MessageBody } from '../../fakes/discord/wire.ts'

/** One page with these messages below each other, each under its caption. */
export const picturePage = (messages: readonly (readonly [string, Pick<MessageBody, 'components'>])[]): string =>
  `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${messages
    .map(
      ([caption, body]) =>
        `<section class="picture"><h2>${escapeHtml(caption)}</h2>${(body.components ?? []).map(componentHtml).join('')}</section>`,
    )
    .join('')}`

/** @throws Error for a component that this page can't draw */
function componentHtml(one: Component): string {
  const inside = (one.components ?? []).map(componentHtml).join('')
  switch (one.type) {
    case ComponentType.container: {
      const accent = Number(Reflect.get(one, 'accent_color') ?? 0x2b2d31)
      return `<div class="container" style="border-left-color:#${accent.toString(16).padStart(6, '0')}">${inside}</div>`
    }
    case ComponentType.textDisplay:
      return `<div class="text">${markdownHtml(one.content ?? '')}</div>`
    case ComponentType.section:
      return `<div class="section"><div>${inside}</div>${one.accessory ? componentHtml(one.accessory) : ''}</div>`
    case ComponentType.separator:
      return '<hr>'
    case ComponentType.row:
      return `<div class="row">${inside}</div>`
    case ComponentType.button:
      return `<span class="button ${one.style === 1 ? 'primary' : ''}">${escapeHtml(one.label ?? '')}</span>`
    case ComponentType.stringSelect:
      return `<span class="select">${escapeHtml(one.placeholder ?? '')}<i>▾ ${one.options?.length ?? 0}</i></span>`
    case ComponentType.label:
      return `<div class="label"><b>${escapeHtml(one.label ?? '')}${one.component?.required === false ? '' : ' *'}</b><small>${escapeHtml(one.description ?? '')}</small>${one.component ? componentHtml(one.component) : ''}</div>`
    case ComponentType.textInput:
      return `<span class="input ${one.style === 2 ? 'tall' : ''}">${escapeHtml(one.value ?? '')}</span>`
    case ComponentType.fileUpload:
      return '<span class="file">⬆ Choose a file</span>'
    case ComponentType.radio:
    case ComponentType.checkboxes: {
      const marks = one.type === ComponentType.radio ? ['◉', '○'] : ['☑', '☐']
      return (one.options ?? [])
        .map(({ label, default: is }) => `<div class="choice">${is ? marks[0] : marks[1]} ${escapeHtml(label)}</div>`)
        .join('')
    }
    default:
      throw new Error(`No picture of a component of type ${one.type}`)
  }
}

/** The three weights of this bot's texts, and the marks it makes. */
const markdownHtml = (content: string): string =>
  content
    .split('\n')
    .map((line) => {
      const small = line.startsWith('-# ')
      const title = line.startsWith('### ')
      const words = escapeHtml(line.replace(/^(?:-# |### )/, ''))
        .replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>')
        .replaceAll(
          /&lt;t:(-?\d+):\w&gt;/g,
          (_, seconds: string) => `<u>${new Date(Number(seconds) * 1000).toISOString().slice(11, 16)}</u>`,
        )
        .replaceAll(/\\([^0-9A-Za-z\s])/g, '$1')
      return `<div class="${small ? 'small' : title ? 'title' : 'body'}">${words || '&nbsp;'}</div>`
    })
    .join('')

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const STYLE = `
body{background:#313338;color:#dbdee1;font:15px/1.4 sans-serif;width:560px;margin:16px}
h2{color:#949ba4;font:600 12px sans-serif;margin:22px 0 6px;text-transform:uppercase}
.container{background:#2b2d31;border:1px solid #3f4147;border-left:4px solid;border-radius:8px;padding:12px 14px;display:flex;flex-direction:column;gap:8px}
.title{font-size:17px;font-weight:700;color:#f2f3f5}.small{font-size:12px;color:#949ba4}
.section{display:flex;justify-content:space-between;align-items:flex-start;gap:12px}.row{display:flex;flex-wrap:wrap;gap:8px}
.button{background:#4e5058;color:#fff;border-radius:4px;padding:6px 14px;font-size:14px;white-space:nowrap}.primary{background:#5865f2}
.select{background:#1e1f22;border-radius:4px;padding:8px 12px;width:100%;color:#949ba4}.select i{float:right}
hr{border:0;border-top:1px solid #3f4147;width:100%;margin:2px 0}
.label{display:flex;flex-direction:column;gap:4px}.label small{color:#949ba4}.input{background:#1e1f22;border-radius:4px;padding:8px;min-height:18px}.tall{min-height:60px}
.file{border:1px dashed #4e5058;border-radius:4px;padding:14px;text-align:center;color:#949ba4}.picture{padding:2px 16px 16px}
`
