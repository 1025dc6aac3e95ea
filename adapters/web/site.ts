// From a request to a document: which page, what was sent to it, how the answer and the page stand together.
import { randomUUID } from 'node:crypto'
import { type Button, numberedLines, plain, type Text, type View } from '../../src/chat/view.ts'
import { type Drawing, ids } from './drawing.ts'
import { renderForm } from './form.ts'
import { DELIVERY, type Heard, hear, type Sent, unheard } from './hear.ts'
import { type Html, html, textHtml, written } from './html.ts'
import { bare, frame, NAVIGATION } from './layout.ts'
import { HOME, linkOf } from './links.ts'
import { PAGES } from './pages/all.ts'
import type { Address, Page } from './pages/page.ts'
import { renderView } from './render.ts'
import { look, type Visit } from './visit.ts'

export interface Drawn {
  /** 404: no page has this address; 409: what was sent came from a page of another sign-in. */
  readonly status: 200 | 404 | 409
  readonly html: string
}

/** What came with a request; `sent` has the fields of a post, null where somebody only looks. */
export interface Post {
  readonly sent: Sent | null
  /** It was drawn for this very session. */
  readonly isOurs: boolean
}

/**
 * Draws the page of an address, after doing what was sent to it.
 * @param guard hidden fields that prove a form is ours
 */
export async function visitPage(
  visit: Visit,
  url: URL,
  { sent, isOurs }: Post,
  guard: Readonly<Record<string, string>>,
): Promise<Drawn> {
  const found = find(url)
  if (!found) return { status: 404, html: await lost(drawingOf(visit, HOME, guard)) }
  const drawing = drawingOf(visit, found.address.path + url.search, guard)
  if (sent && !isOurs) {
    const html = await drawn(visit, drawing, found, await unheard(visit, sent))
    return { status: 409, html }
  }
  const heard = sent ? await hear(visit, sent) : null
  const isGone = heard !== null && !(await visit.isStillHere())
  return { status: 200, html: await (isGone ? goodbye(heard, drawing) : drawn(visit, drawing, found, heard)) }
}

interface Found {
  readonly page: Page
  readonly address: Address
}

async function drawn(visit: Visit, drawing: Drawing, { page, address }: Found, heard: Heard | null): Promise<string> {
  const [answer, ...others] = heard?.views ?? []
  const { path } = address
  const unsent = heard?.unsent
  // What is asked for first stands alone, so that nothing else asks for attention.
  if (heard?.form)
    return framed({ drawing, path, title: heard.form.title, unsent }, [
      ...heard.views
        .filter((view) => plain(view.title) !== heard.form?.problem || view.buttons.length > 0)
        .map((view) => renderView(view, drawing, { level: 2 })),
      answerBox([renderForm(heard.form, drawing, { level: null, leave: drawing.action })]),
    ])
  // The list a button stood in comes back as the page it is, with the outcome on top.
  const isBack = answer !== undefined && heard?.returnTo !== undefined && isHere(visit, address, heard.returnTo)
  const main = page.main?.(address)
  const shown = isBack ? answer : main ? await look(visit, ...main) : null
  const above = await page.above?.(visit, drawing, address, shown)
  const below = await page.below?.(visit, drawing, address, shown)
  const told = [...(isBack ? others : (heard?.views ?? [])), ...visit.told]
  const counts = told.every((view) => numberedLines(view, false).length === 0)
  const content = [
    answerBox(told.map((view) => renderView(view, drawing, { level: 2 }))),
    above ?? html``,
    shown && hasContent(shown)
      ? answerBox(
          [
            renderView(shown, drawing, {
              level: null,
              isNumbered: counts,
              leads: page.leads === true,
              leavesOut: isInFrame(drawing, address),
            }),
          ],
          isBack,
        )
      : shown
        ? upwards(path)
        : html``,
    below ?? html``,
  ]
  // Numbers, yes and no mean what was answered, whatever the page around it says.
  for (const view of told) await visit.dispatcher.shown(visit.ask({ kind: 'typed', line: '' }), view)
  const own = page.heading ?? page.named?.(visit, address)
  const title = own ?? (shown ? plain(shown.title) : 'Proxy')
  return framed({ drawing, path, title, unsent, ...(own || !shown ? {} : { heading: shown.title }) }, content)
}

/** A page that is none: nothing is there, and nothing is said of what could be. */
const lost = (drawing: Drawing): Promise<string> =>
  framed({ drawing, path: '', title: 'There is nothing at this address' }, [
    html`<p>Maybe it was mistyped, or what was there is gone. Everything of yours is where you left it.</p>
<p><a class="button primary" href="${HOME}">Home</a></p>`,
  ])

const hasContent = ({ blocks, buttons, notice }: View): boolean =>
  blocks.length > 0 || buttons.length > 0 || notice !== undefined

/** Of a thing that is gone, or never was, its name is all there is to say: back to the others. */
function upwards(path: string): Html {
  const above = NAVIGATION.find(([href]) => href !== HOME && path.startsWith(`${href}/`)) ?? [HOME, 'Home']
  return html`<p><a class="button primary" href="${above[0]}">${above[1]}</a></p>`
}

/** The last answer: there is no page of theirs any more to show around it. */
const goodbye = ({ views }: Heard, drawing: Drawing): Promise<string> => {
  const title = plain(views[0]?.title ?? [])
  const parts = views.map((view) => renderView({ ...view, buttons: [] }, drawing, { level: null }))
  return written(bare(title, html`<h1>${title}</h1>${parts}<p><a class="button" href="/auth/sign-in">Sign in</a></p>`))
}

/** What came of it, where a screen reader and the script find it; nothing where nothing was asked. */
const answerBox = (parts: readonly Html[], isAnswer = true): Html =>
  parts.length === 0
    ? html``
    : isAnswer
      ? html`<section id="answer" aria-label="Answer" tabindex="-1">${parts}</section>`
      : html`${parts}`

interface Around {
  readonly drawing: Drawing
  readonly path: string
  readonly title: string
  /** The title with somebody's words set apart. */
  readonly heading?: Text
  readonly unsent?: string | undefined
}

const framed = ({ heading, title, ...around }: Around, content: readonly Html[]): Promise<string> =>
  written(frame({ ...around, title, heading: heading ? html`${textHtml(heading)}` : html`${title}`, content }))

/** @param action the address as it is known here, and not as it was written: `/me/..//elsewhere` leads nowhere else */
function drawingOf({ dispatcher }: Visit, action: string, guard: Readonly<Record<string, string>>): Drawing {
  return {
    action,
    hidden: { ...guard, [DELIVERY]: randomUUID() },
    linkOf: (line) => linkOf(dispatcher.catalogue, line),
    id: ids(),
  }
}

/** Buttons that lead where the frame of every page leads, or to the very page. */
const isInFrame =
  ({ linkOf: address }: Drawing, { path }: Address) =>
  ({ line }: Button): boolean => {
    const href = address(line)
    return href !== null && (FRAME.has(href) || href.split('?')[0] === path) && href.split('?')[1] === undefined
  }

const FRAME: ReadonlySet<string> = new Set([...NAVIGATION.map(([href]) => href), `${HOME}/help`])

/** Does this line show what the page at this address shows? Then it needs no second drawing. */
const isHere = ({ dispatcher }: Visit, { path }: Address, line: string): boolean =>
  linkOf(dispatcher.catalogue, line)?.split('?')[0] === path

function find(url: URL): Found | null {
  const path = url.pathname.replace(/(?<=.)\/+$/, '')
  for (const page of PAGES) {
    const parts = match(page.path, path)
    if (parts) return { page, address: { path, parts, query: url.searchParams } }
  }
  return null
}

/** The parts of a path that stand where the pattern has a colon; null where it does not fit. */
function match(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const parts: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const here = given[index] ?? ''
    if (part.startsWith(':')) {
      if (!/^[\w-]{1,40}$/.test(here)) return null
      parts[part.slice(1)] = here
    } else if (part !== here) return null
  }
  return parts
}
