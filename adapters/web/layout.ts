// The frame of every page: skip link, navigation, input, content. Style and script are files, as the content security
// policy demands.
import { assetUrl } from './assets.ts'
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
  [`${HOME_PATH}/habits`, 'Habits'],
  [`${HOME_PATH}/goals`, 'Goals'],
  [`${HOME_PATH}/energy`, 'Energy'],
  [`${HOME_PATH}/settings`, 'Settings'],
  [`${HOME_PATH}/account`, 'Account'],
]

export function renderFrame({ title, path, heading, content, drawing, unsent = '' }: PageFrame): Html {
  return page(
    title,
    html`<header>
<p class="brand"><a href="${HOME_PATH}">Proxy</a></p>
<nav aria-label="Pages"><ul role="list">${NAVIGATION.map(
      ([href, label]) =>
        html`<li><a href="${href}"${isIn(path, href) ? html` aria-current="${path === href ? 'page' : 'true'}"` : ''}>${label}</a></li>`,
    )}</ul></nav>
</header>
<div class="middle">
<form method="post" action="${drawing.action}" class="say" aria-label="Talk to Proxy" autocomplete="off">${renderHiddenFields(drawing, {})}
<label for="say">Type anything</label>
<textarea id="say" name="line" rows="1" placeholder="Buy milk tomorrow" required>
${stripControls(unsent)}</textarea>
<button class="button primary">Send</button>
</form>
<main id="main" tabindex="-1">
<h1>${heading}</h1>
${content}
</main>
</div>
<p id="heard" class="unseen" role="status"></p>
<footer><p>${path === HELP ? html`<a href="${HOME_PATH}">Home</a>` : html`<a href="${HELP}">What you can say</a>`}</p></footer>`,
  )
}

const HELP = `${HOME_PATH}/help`

/** A document without navigation, for visitors who are not signed in. */
export const renderBarePage = (title: string, content: Html): Html =>
  page(title, html`<main id="main" class="alone" tabindex="-1">${content}</main>`)

function page(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${stripControls(title)} · Proxy</title>
<link rel="stylesheet" href="${assetUrl('style.css')}">
<link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<script src="${assetUrl('page.js')}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
${body}
</body>
</html>`
}

/** Whether this page or one below it is shown. */
const isIn = (path: string, href: string): boolean =>
  path === href || (href !== HOME_PATH && path.startsWith(`${href}/`))
