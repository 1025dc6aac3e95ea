// Settings: a switch a row, the forms that chats open below them, and a preview of the coming days.
import { ask } from '../../../src/chat/ask.ts'
import type { RawValues } from '../../../src/chat/request.ts'
import { type ItemBlock, plainText, type View } from '../../../src/chat/view.ts'
import { renderForm } from '../form.ts'
import { type Html, html, stripControls } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import { renderHiddenFields, renderView } from '../render.ts'
import type { RenderContext } from '../render-context.ts'
import { renderSwitches, type SwitchRow } from '../switch.ts'
import { commandForm, type PageVisit, showCommand } from '../visit.ts'
import type { PageDefinition } from './page.ts'

export const settingsPage: PageDefinition = {
  path: `${HOME_PATH}/settings`,
  heading: 'Settings',
  async renderBelow(visit, drawing) {
    const shown = await showCommand(visit, 'nudge show', { week: 'yes' })
    const on = itemsByLine(shown)
    const kinds = await visit.dispatcher.suggest(
      visit.createRequest({ kind: 'command', command: 'nudge set', values: {} }),
      'nudge set',
      'kind',
      '',
    )
    const nudges: SwitchRow[] = []
    for (const { label, value: kind, about } of kinds) {
      const item = on.get(ask('nudge set', { kind, on: 'no' }))
      const isOn = item !== undefined
      nudges.push({
        label,
        about: item
          ? plainText(item.text)
              .replace(label, '')
              .replace(/^[\s:,]+/, '')
          : (about ?? ''),
        isOn,
        command: 'nudge set',
        values: { kind, on: isOn ? 'no' : 'yes' },
        // Native fields of time are slow to make on a phone: a kind that is off has none.
        ...(isOn
          ? {
              below: html`<details class="kind"><summary>When<span class="unseen">: ${label}</span></summary>${await form(visit, drawing, 'nudge set', { kind })}</details>`,
            }
          : {}),
      })
    }
    // Its switch is a row of its own.
    const rest = { ...shown, blocks: shown.blocks.filter((block) => !(block.kind === 'item' && block.button)) }
    // Reminders first; the rest is collapsed.
    return html`<section aria-labelledby="nudges"><h2 id="nudges">What I may offer</h2>
<p>Each kind needs its own yes. Reminders you set a time for always come.</p>
${renderSwitches(nudges, drawing)}
${renderView(rest, drawing, { level: 3, isNumbered: false, isOmitted: ({ line }) => BELOW.has(line) })}</section>
${await renderNotifications(visit, drawing)}
<section aria-labelledby="calendars"><h2 id="calendars">Calendars</h2>
<p>When they say you're busy, suggestions and focus end before. Only from and to are kept, unless you wish titles too.</p>
${renderView(await showCommand(visit, 'calendar show', {}), drawing, { level: 3, isOmitted: ({ line }) => BELOW.has(line) })}
<div class="topics">${folded('Add a calendar', await form(visit, drawing, 'calendar add', {}, 'Add'))}</div></section>
<section aria-labelledby="looks"><h2 id="looks">How answers look</h2>
${await renderStyleSwitches(visit, drawing)}
<div class="topics">${folded('Dates, clock and week', await form(visit, drawing, 'me style'))}</div></section>
<section aria-labelledby="rest"><h2 id="rest">Everything else</h2>
<div class="topics">${folded('Quiet hours and limits', await form(visit, drawing, 'nudge limits'))}
${folded('A pause', await form(visit, drawing, 'nudge pause', {}, 'Pause'))}
${folded('You: name, time zone, when your day starts', await form(visit, drawing, 'me edit'))}</div></section>`
  },
}

/** What has two states, by its option: the words of the row, and its values. */
const STYLE_SWITCHES: readonly (readonly [option: string, label: string, about: string, on: string, off: string])[] = [
  ['points', 'Points', 'points, levels and badges', 'shown', 'hidden'],
  ['plain', 'Plain words', 'one sentence per line', 'yes', 'no'],
  ['emoji', 'Emoji', 'mine; yours stay as they are', 'few', 'none'],
  ['clock', 'Times as minutes', '“in 25 minutes” instead of 10:25', 'relative', 'fixed'],
]

async function renderStyleSwitches(visit: PageVisit, drawing: RenderContext): Promise<Html> {
  const made = await commandForm(visit, 'me style')
  const fields = [...(made?.fields ?? []), ...(made?.moreFields ?? [])]
  const rows = STYLE_SWITCHES.flatMap(([option, label, about, on, off]): SwitchRow[] => {
    const field = fields.find(({ name }) => name === option)
    if (!field) return []
    const isOn = field.value === on
    return [{ label, about, isOn, command: 'me style', values: { [option]: isOn ? off : on } }]
  })
  return renderSwitches(rows, drawing)
}

/** Notifications: switched on by the script, off by a form. */
async function renderNotifications(visit: PageVisit, drawing: RenderContext): Promise<Html> {
  const devices = await visit.push.devices()
  const here = devices.some(({ isHere }) => isHere)
  return html`<section aria-labelledby="notifications"><h2 id="notifications">Notifications</h2>
<p>Reminders can ring on this device too. They come where you used me last: a chat, or the browsers that are on here. An area of life stays off a lock screen with “hide on push” in its settings.</p>
<div id="push-here" data-key="${await visit.push.publicKey()}"${here ? html` data-on` : ''}><p role="status">${here ? '' : 'This needs the script of the page.'}</p><button type="button" class="button primary" id="push-on" hidden>Turn on in this browser</button></div>
${
  devices.length === 0
    ? ''
    : html`<ul class="rows" role="list">${devices.map(
        ({ deviceId, name, isHere }) =>
          html`<li><span class="row"><span class="words"><bdi>${stripControls(name)}</bdi></span>${isHere ? html` <span class="chips"><span class="chip">this browser</span></span>` : ''}</span><form method="post" action="/me/push/off" data-plain${isHere ? html` data-push-off` : ''}>${renderHiddenFields(drawing, { device: deviceId })}<button class="button" aria-label="Turn off: ${stripControls(name)}">Turn off</button></form></li>`,
      )}</ul>`
}</section>`
}

/** Commands whose forms are on this page. */
const BELOW: ReadonlySet<string> = new Set(['nudge limits', 'nudge pause', 'calendar add'])

const folded = (label: string, content: Html): Html => html`<details><summary>${label}</summary>${content}</details>`

/** Its items by the lines of their buttons: what is on can be switched off. */
const itemsByLine = ({ blocks }: View): ReadonlyMap<string, ItemBlock> =>
  new Map(
    blocks.flatMap((block) => (block.kind === 'item' && block.button ? [[block.button.line, block] as const] : [])),
  )

async function form(
  visit: PageVisit,
  drawing: RenderContext,
  command: string,
  values: RawValues = {},
  send = 'Save',
): Promise<Html> {
  const made = await commandForm(visit, command, values)
  return made ? renderForm(made, drawing, { level: null, send }) : html``
}
