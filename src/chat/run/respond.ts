// The end of an answer: its change settled, Undo on it, long lines kept, its numbers remembered.
import type { Catalogue } from '../command.ts'
import { needsForm } from '../form.ts'
import { short } from '../options.ts'
import { DRAFT, format, KEPT } from '../parse/line.ts'
import { readPressed } from '../parse/reading.ts'
import type { Request } from '../request.ts'
import { allButtons, type Button, INSTEAD, numberedLines, type View } from '../view.ts'
import type { Host, Recalled } from './request-scope.ts'

/** Settles what was changed, adds Undo, keeps lines that are too long for a button, remembers numbers. */
export async function finish<Me>(host: Host<Me>, me: Me, request: Request, outcome: View): Promise<View> {
  const undo = await host.memory.settle(me, outcome, request)
  const worn = await dressed(host, me, outcome)
  const buttons = worn.buttons
    .map((button) => (button.line === INSTEAD ? { ...button, line: undo?.line ?? INSTEAD } : button))
    .filter(({ line }) => line !== INSTEAD)
  // A list that came back brought it along.
  const isThere = worn.buttons.some(({ line }) => line === undo?.line)
  const shown = await fitting(host, me, request, { ...worn, buttons: undo && !isThere ? [...buttons, undo] : buttons })
  await remember(host, me, request, shown)
  return shown
}

/** The view with what the person earned by it, where the host adds such things. */
export const dressed = async <Me>({ memory }: Host<Me>, me: Me, shown: View): Promise<View> =>
  (await memory.dress?.(me, shown)) ?? shown

/** Numbers, labels, *yes* and *no* mean what this view says from now on. */
export const remember = <Me>({ memory, catalogue }: Host<Me>, me: Me, request: Request, shown: View): Promise<void> =>
  memory.remember(me, request.where, recalled(catalogue, shown, request.numbersButtons === true))

/** The same view, its lines short enough for where it is shown. */
export async function fitting<Me>(host: Host<Me>, me: Me, { fits }: Request, shown: View): Promise<View> {
  if (!fits) return shown
  const shorten = async (button: Button): Promise<Button> => {
    if (fits(button.line, button.returnTo)) return button
    const line = fits(button.line) ? button.line : await shortLine(host, me, button.line)
    if (button.returnTo === undefined || fits(line, button.returnTo)) return { ...button, line }
    return { ...button, line, returnTo: await shortLine(host, me, button.returnTo) }
  }
  const buttons = await inOrder(shown.buttons, shorten)
  const blocks = await inOrder(shown.blocks, async (block) => {
    if (block.kind === 'item' && block.button) return { ...block, button: await shorten(block.button) }
    if (block.kind === 'select' && !fits(block.line, block.fills.join(' '), 'select'))
      return { ...block, line: await shortLine(host, me, block.line, false) }
    return block
  })
  return { ...shown, buttons, blocks }
}

/** Keeps a line; what stands for it still tells the command, and whether that opens a form. */
async function shortLine<Me>({ memory, catalogue }: Host<Me>, me: Me, line: string, canAsk = true): Promise<string> {
  const meant = readPressed(catalogue, line)
  if (!meant) throw new Error(`A button says what is no command: ${short(line)}`)
  const opens = canAsk && needsForm(meant.command, meant.values) && !Object.hasOwn(meant.command.options, DRAFT)
  const id = await memory.keep(me, opens ? 'form' : 'line', line)
  return format(meant.command.name, { [opens ? DRAFT : KEPT]: id })
}

/** What a view would be remembered by. */
export const recalled = <Me>(catalogue: Catalogue<Me>, shown: View, numbersButtons: boolean): Recalled => ({
  numbered: numberedLines(shown, numbersButtons).map((each) => {
    const name = each.choice?.fills[0]
    const meant = name === undefined ? null : readPressed(catalogue, each.line)
    if (!each.choice || !meant || name === undefined) return each
    return { ...each, line: format(meant.command.name, { ...meant.values, [name]: each.choice.value }) }
  }),
  labelled: allButtons(shown).map(({ label, line, returnTo }) => ({ label, line, ...(returnTo ? { returnTo } : {}) })),
  ...(shown.question ? { question: shown.question } : {}),
  ...(shown.asks ? { asks: shown.asks } : {}),
})

async function inOrder<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = []
  for (const each of items) results.push(await work(each))
  return results
}
