// Renders a document for a request: selects the page, runs what was posted, and puts answer and page together.
import { type Button, plainText, type Text, type View } from '../../src/chat/view.ts'
import { world } from '../../src/time/world.ts'
import { type FoundPage, findPage } from './find-page.ts'
import { renderForm } from './form.ts'
import { DELIVERY_FIELD, handlePost, type PostedFields, type PostResult, rejectStalePost } from './handle-post.ts'
import { type Html, html, htmlString, renderText } from './html.ts'
import { NAVIGATION, renderBarePage, renderFrame } from './layout.ts'
import { HOME_PATH, pageLink } from './links.ts'
import type { Board, PageAddress } from './pages/page.ts'
import { renderView } from './render.ts'
import { createIdGenerator, type RenderContext } from './render-context.ts'
import { isBrief } from './toast.ts'
import { type PageVisit, showCommand } from './visit.ts'

export interface RenderedPage {
  /** 404: no page has this address; 409: the post came from a page of another session. */
  readonly status: 200 | 404 | 409
  readonly html: string
}

/** What came with a request; `sent` has the fields of a post, null for a GET. */
export interface PostedPage {
  readonly sent: PostedFields | null
  /** The form was rendered for this session. */
  readonly isOwnForm: boolean
  /** The file that came with it. */
  readonly fileName: string | null
}

/**
 * Renders the page of an address, after running what was posted.
 * @param guard hidden fields with the CSRF token
 */
export async function renderPage(
  visit: PageVisit,
  url: URL,
  { sent, isOwnForm, fileName }: PostedPage,
  guard: Readonly<Record<string, string>>,
): Promise<RenderedPage> {
  const found = findPage(url)
  if (!found) return { status: 404, html: await renderNotFound(createRenderContext(visit, HOME_PATH, guard)) }
  const action = found.address.path + url.search
  if (sent && !isOwnForm) {
    const rejected = await rejectStalePost(visit, sent)
    const html = await renderFound(visit, createRenderContext(visit, action, guard), found, rejected)
    return { status: 409, html }
  }
  const heard = sent ? await handlePost(visit, sent, fileName) : null
  // After what was posted, which the page shows.
  const drawing = createRenderContext(visit, action, guard)
  const isGone = heard !== null && !(await visit.isSessionActive())
  return {
    status: 200,
    html: await (isGone ? renderSignedOut(heard, drawing) : renderFound(visit, drawing, found, heard)),
  }
}

async function renderFound(
  visit: PageVisit,
  drawing: RenderContext,
  { page, address }: FoundPage,
  heard: PostResult | null,
): Promise<string> {
  const [answer, ...others] = heard?.views ?? []
  const { path } = address
  const unsent = heard?.unsent
  // A form that has to be answered first is shown alone.
  if (heard?.form)
    return renderFramed({ drawing, path, title: heard.form.title, unsent }, [
      ...heard.views
        .filter((view) => plainText(view.title) !== heard.form?.problem || view.buttons.length > 0)
        .map((view) => renderView(view, drawing, { level: 2 })),
      answerBox([renderForm(heard.form, drawing, { level: null, leave: drawing.action })]),
    ])
  // The list a button was pressed in is shown again, with the outcome on top.
  const isBack = answer !== undefined && heard?.returnTo !== undefined && showsSamePage(visit, address, heard.returnTo)
  const board = await page.renderBoard?.(visit, drawing, address)
  if (board)
    return renderBoard(visit, drawing, {
      board,
      path,
      unsent,
      views: isBack ? outcomeOf(answer, others) : (heard?.views ?? []),
      pressed: heard?.pressed,
    })
  const main = page.mainCommand?.(address)
  const shown = isBack ? answer : main ? await showCommand(visit, ...main) : null
  const above = await page.renderAbove?.(visit, drawing, address, shown)
  const below = await page.renderBelow?.(visit, drawing, address, shown)
  const told = [...(isBack ? others : (heard?.views ?? [])), ...visit.extraViews]
  const leadsNowhere = isFrameLink(drawing, address)
  const isOmitted = (button: Button): boolean => button.line === page.formBelow || leadsNowhere(button)
  const content = [
    answerBox(
      told.map((view) => renderView(view, drawing, { level: 2 })),
      { isToast: isBrief(told, heard?.pressed) },
    ),
    above ?? html``,
    shown && hasContent(shown, isOmitted)
      ? answerBox(
          [
            renderView(shown, drawing, {
              level: null,
              isNumbered: false,
              hasLead: page.hasLead === true,
              isOmitted,
            }),
          ],
          { isAnswer: isBack },
        )
      : shown && page.formBelow === undefined
        ? renderUpLink(path)
        : html``,
    below ?? html``,
  ]
  // Numbers, yes and no refer to the answer, whatever page surrounds it.
  for (const view of told) await visit.dispatcher.recordShown(visit.createRequest({ kind: 'typed', line: '' }), view)
  const own = page.heading ?? page.headingFor?.(visit, address)
  const title = own ?? (shown ? plainText(shown.title) : 'Proxy')
  return renderFramed({ drawing, path, title, unsent, ...(own || !shown ? {} : { heading: shown.title }) }, content)
}

/** A board with what was just done on top. */
async function renderBoard(
  visit: PageVisit,
  drawing: RenderContext,
  {
    board,
    path,
    unsent,
    views,
    pressed,
  }: {
    board: Board
    path: string
    unsent: string | undefined
    views: readonly View[]
    pressed: string | undefined
  },
): Promise<string> {
  const told = [...views, ...visit.extraViews]
  for (const view of told) await visit.dispatcher.recordShown(visit.createRequest({ kind: 'typed', line: '' }), view)
  const { heading, title, content } = board
  return htmlString(
    renderFrame({
      drawing,
      path,
      unsent,
      title,
      heading: html`${heading}`,
      content: [
        answerBox(
          told.map((view) => renderView(view, drawing, { level: 2 })),
          { isToast: isBrief(told, pressed) },
        ),
        content,
      ],
    }),
  )
}

/** The list that a button leads back to is on the board already: only the outcome is said. */
const outcomeOf = (answer: View, others: readonly View[]): readonly View[] => [
  ...(answer.notice ? [{ ...answer, title: answer.notice, blocks: [], buttons: [] }] : []),
  ...others,
]

/** An unknown address: the page says nothing about what could be there. */
const renderNotFound = (drawing: RenderContext): Promise<string> =>
  renderFramed({ drawing, path: '', title: 'There is nothing at this address' }, [
    html`<p>It may be mistyped, or the page is gone. Everything of yours is where you left it.</p>
<p><a class="button primary" href="${HOME_PATH}">Home</a></p>`,
  ])

const hasContent = ({ blocks, buttons, notice }: View, isOmitted: (button: Button) => boolean): boolean =>
  blocks.length > 0 || buttons.some((button) => !isOmitted(button)) || notice !== undefined

/** A thing that is gone or never existed: the page leads back to the list. */
function renderUpLink(path: string): Html {
  const above = NAVIGATION.find(([href]) => href !== HOME_PATH && path.startsWith(`${href}/`)) ?? [HOME_PATH, 'Home']
  return html`<p><a class="button primary" href="${above[0]}">${above[1]}</a></p>`
}

/** The last answer after signing out: no personal page may surround it. */
const renderSignedOut = ({ views }: PostResult, drawing: RenderContext): Promise<string> => {
  const title = plainText(views[0]?.title ?? [])
  const parts = views.map((view) => renderView({ ...view, buttons: [] }, drawing, { level: null }))
  return htmlString(
    renderBarePage(title, html`<h1>${title}</h1>${parts}<p><a class="button" href="/auth/sign-in">Sign in</a></p>`),
  )
}

/** The outcome, in a live region for screen readers and the script; empty without a post. */
const answerBox = (
  parts: readonly Html[],
  { isAnswer = true, isToast = false }: { readonly isAnswer?: boolean; readonly isToast?: boolean } = {},
): Html =>
  parts.length === 0
    ? html``
    : isAnswer
      ? html`<section id="answer" aria-label="Answer" tabindex="-1"${isToast ? html` data-toast` : ''}>${parts}</section>`
      : html`${parts}`

interface FramedOptions {
  readonly drawing: RenderContext
  readonly path: string
  readonly title: string
  /** The title with people's words isolated. */
  readonly heading?: Text
  readonly unsent?: string | undefined
}

const renderFramed = ({ heading, title, ...around }: FramedOptions, content: readonly Html[]): Promise<string> =>
  htmlString(
    renderFrame({ ...around, title, heading: heading ? html`${renderText(heading)}` : html`${title}`, content }),
  )

/** @param action the matched address, not the raw one: `/me/..//elsewhere` leads nowhere else */
function createRenderContext(
  { dispatcher, person, now }: PageVisit,
  action: string,
  guard: Readonly<Record<string, string>>,
): RenderContext {
  return {
    action,
    person,
    drawnAt: now(),
    hiddenFields: { ...guard, [DELIVERY_FIELD]: world().random.uuid() },
    linkTo: (line) => pageLink(dispatcher.catalogue, line),
    uniqueId: createIdGenerator(),
  }
}

/** Buttons to pages of the navigation, or to the current page. */
const isFrameLink =
  ({ linkTo: address }: RenderContext, { path }: PageAddress) =>
  ({ line }: Button): boolean => {
    const href = address(line)
    return href !== null && (FRAME.has(href) || href.split('?')[0] === path) && href.split('?')[1] === undefined
  }

const FRAME: ReadonlySet<string> = new Set([...NAVIGATION.map(([href]) => href), `${HOME_PATH}/help`])

/** Whether this line shows the page at this address; then it is not rendered twice. */
const showsSamePage = ({ dispatcher }: PageVisit, { path }: PageAddress, line: string): boolean =>
  pageLink(dispatcher.catalogue, line)?.split('?')[0] === path
