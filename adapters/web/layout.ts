// The frame of every page: skip link, navigation, input, content. Style and script are files, as the content security
// policy demands.
import { assetUrl, scriptUrls } from './assets.ts'
import { type Html, html, stripControls } from './html.ts'
import { HOME_PATH } from './links.ts'
import { renderHiddenFields } from './render.ts'
import type { RenderContext } from './render-context.ts'

export interface PageFrame {
  /** Title in the browser tab. */
  readonly title: string
  /** The current page of the navigation. */
  readonly path: string
  readonly heading: Html
  readonly content: Html | readonly Html[]
  readonly drawing: RenderContext
  /** A typed line without effect, to show in the input again. */
  readonly unsent?: string | undefined
}

/** The pages of the navigation, most used first. */
export const NAVIGATION: readonly (readonly [path: string, label: string])[] = [
  [HOME_PATH, 'Home'],
  [`${HOME_PATH}/tasks`, 'Tasks'],
  [`${HOME_PATH}/week`, 'Week'],
  [`${HOME_PATH}/habits`, 'Habits'],
  [`${HOME_PATH}/goals`, 'Goals'],
  [`${HOME_PATH}/energy`, 'Energy'],
  [`${HOME_PATH}/settings`, 'Settings'],
  [`${HOME_PATH}/account`, 'Account'],
]

/** The pages of the bar at the bottom of a phone; the others are below *More* there. */
const BAR: ReadonlySet<string> = new Set([
  HOME_PATH,
  `${HOME_PATH}/tasks`,
  `${HOME_PATH}/habits`,
  `${HOME_PATH}/energy`,
])

export function renderFrame({ title, path, heading, content, drawing, unsent = '' }: PageFrame): Html {
  return page(
    title,
    html`<header>
<p class="brand"><a href="${HOME_PATH}">Proxy</a></p>
<nav aria-label="Pages"><ul role="list">${NAVIGATION.map(
      ([href, label]) =>
        html`<li${BAR.has(href) ? '' : html` class="wide-only"`}><a href="${href}"${isIn(path, href) ? html` aria-current="${path === href ? 'page' : 'true'}"` : ''}>${label}</a></li>`,
    )}<li class="phone-only"><a href="${HOME_PATH}/more"${path === '' || BAR.has(`/${path.split('/').slice(1, 3).join('/')}`) ? '' : html` aria-current="true"`}>More</a></li></ul></nav>
</header>
<div class="middle">
<form method="post" action="${drawing.action}" class="say" aria-label="Talk to Proxy" autocomplete="off">${renderHiddenFields(drawing, {})}
<label for="say">Type anything</label>
<textarea id="say" name="line" rows="1" placeholder="Buy milk tomorrow" required>
${stripControls(unsent)}</textarea>
<button class="button primary">Send</button>
</form>
${renderWaitingLines()}
<main id="main" tabindex="-1">
<h1>${heading}</h1>
${content}
</main>
</div>
<div id="toasts" role="status"></div>
<p id="heard" class="unseen" role="status"></p>
<footer><p>${path === HELP ? html`<a href="${HOME_PATH}">Home</a>` : html`<a href="${HELP}">What you can say</a>`}</p></footer>
${renderKeyList()}
${renderMoving()}`,
    drawing,
  )
}

const HELP = `${HOME_PATH}/help`

/** Lines that wait for a connection; filled by the script. */
const renderWaitingLines = (): Html =>
  html`<section id="waiting" class="panel" aria-labelledby="waiting-title" hidden><h2 id="waiting-title">Not sent yet</h2><ul role="list"></ul></section>`

const KEYS: readonly (readonly [key: string, about: string])[] = [
  ['q', 'Type anything'],
  ['/', 'Find in your tasks'],
  ['j', 'Next row'],
  ['k', 'Row before'],
  ['x', 'Tick the row'],
  ['m', 'Move the row to another day'],
  ['[', 'Move the row to the day before, in the week'],
  [']', 'Move the row to the day after, in the week'],
  ['s', 'Choose the row, to do several at once'],
  ['z', 'Undo what you did last'],
  ['?', 'This list'],
]

/** The single keys, and the switch for those whom they disturb (WCAG 2.1.4); opened by the script alone. */
const renderKeyList = (): Html =>
  html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl>${KEYS.map(
    ([key, about]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${about}</dd></div>`,
  )}</dl><p><label><input type="checkbox" id="keys-on" checked> Single keys are on</label></p><form method="dialog"><button class="button">Close</button></form></dialog>`

const DAYS: readonly (readonly [to: string, label: string])[] = [
  ['today', 'Today'],
  ['tomorrow', 'Tomorrow'],
  ['saturday', 'Saturday'],
  ['none', 'No date'],
]

/** To which day a task goes: asked by the script alone, and where its row can be dropped meanwhile. */
const renderMoving = (): Html =>
  html`<dialog id="move" aria-labelledby="move-title"><h2 id="move-title">Move to</h2><p class="detail"></p><form method="dialog" class="stack"><div class="buttons">${DAYS.map(
    ([to, label]) => html`<button class="button" value="${to}">${label}</button>`,
  )}</div><div class="inline"><div class="field"><label for="move-day">Another day</label><input type="date" id="move-day"></div><button class="button" value="day">Move</button></div><div class="buttons"><button class="button" value="">Cancel</button></div></form></dialog>
<div id="drops" aria-hidden="true">${[
    ...DAYS.filter(([to]) => to !== 'none'),
    ['later', 'Another day'],
    ['none', 'No date'],
  ].map(([to = '', label = '']) => html`<span data-to="${to}">${label}</span>`)}</div>`

/** The box for anything, where there is no connection; its lines are kept by the script. */
export const renderOfflineBox = (): Html => html`<h1>No connection</h1>
<p>Your lists are where you left them. What you type here is kept in this browser and sent when there is a connection.</p>
<form class="say" data-offline method="post" action="${HOME_PATH}" autocomplete="off"><label for="say">Type anything</label>
<textarea id="say" name="line" rows="1" required></textarea>
<button class="button primary">Keep</button></form>
${renderWaitingLines()}
<p id="heard" role="status"></p>
<p><a class="button" href="${HOME_PATH}">Try again</a></p>`

/** A document without navigation, for visitors who are not signed in. */
export const renderBarePage = (title: string, content: Html): Html =>
  page(title, html`<main id="main" class="alone" tabindex="-1">${content}</main>`)

/** @param drawing tells the script whose page it is and how new; none for visitors who are not signed in */
function page(title: string, body: Html, drawing?: RenderContext): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${stripControls(title)} · Proxy</title>
<link rel="stylesheet" href="${assetUrl('style.css')}">
<link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml">
<link rel="manifest" href="/me/manifest.webmanifest">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f6f4ef">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14181b">
<link rel="apple-touch-icon" href="/me/apple-touch-icon.png">
${scriptUrls.map((url, index) => (index === 0 ? html`<script type="module" src="${url}"></script>` : html`<link rel="modulepreload" href="${url}">`))}
</head>
<body${drawing === undefined ? '' : html` data-person="${drawing.person}" data-at="${drawing.drawnAt.toISOString()}"`}>
<a class="skip" href="#main">Skip to content</a>
${body}
</body>
</html>`
}

/** Whether this page or one below it is shown. */
const isIn = (path: string, href: string): boolean =>
  path === href || (href !== HOME_PATH && path.startsWith(`${href}/`))
