// Numbers typed alone: the buttons and choices of the newest view.
import type { LabelledLine } from '../../contracts/conversation.ts'
import { ask } from '../ask.ts'
import { type Button, t, type View, view } from '../view.ts'
import { saveButtons } from './resolve-line.ts'
import { type Execution, runLine } from './run-command.ts'
import { runTypedButton } from './typed-buttons.ts'

/** Presses the button of that number; says so where there is none. */
export async function runNumber<Me>(execution: Execution<Me>, number: number): Promise<View> {
  const { host, me, opened } = execution
  const { request } = opened
  const { numbered: lines, labelled, shown = [] } = await host.conversation.loadReplyContext(me, request.where)
  // “How is your energy? [1] [2] [3]”: a label of what spoke first, whatever list was numbered before.
  const isLabel = ({ label }: LabelledLine): boolean => label === String(number)
  const own = shown[0]?.isUnasked || !lines[number - 1] ? labelled.find(isLabel) : undefined
  const found = own ?? lines[number - 1]
  if (!found) {
    const ways: Button[] =
      number >= 5 && number <= 180 && host.catalogue.findCommand('focus start')
        ? [{ label: `Focus ${number} min`, line: ask('focus start', { minutes: number }) }]
        : []
    const buttons = [...ways, ...saveButtons(host.catalogue, request)]
    return view(t`There is no number ${number} here.`, [], { buttons })
  }
  const result = await runTypedButton(execution, found)
  return found.label === String(number) ? result : { ...result, notice: result.notice ?? t`${number}: ${found.label}` }
}

/** Several choices of one select of the newest view; null if the numbers are none. */
export async function fillSelect<Me>(execution: Execution<Me>, numbers: readonly number[]): Promise<View | null> {
  const { host, me, opened } = execution
  const { numbered: lines } = await host.conversation.loadReplyContext(me, opened.request.where)
  const [first, ...others] = numbers.map((number) => lines[number - 1]?.choice)
  if (!first || others.length >= first.fills.length) return null
  const values: Record<string, string> = {}
  for (const [index, choice] of [first, ...others].entries()) {
    const name = first.fills[index]
    if (name === undefined || choice?.of !== first.of) return null
    values[name] = choice.value
  }
  return runLine(execution, first.of, values)
}
