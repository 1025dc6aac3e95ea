// Views of what others see of a person's focus, and of how the person lets it be seen.
import { ask } from '../chat/ask.ts'
import { type Block, type Button, linkSpan, t, textBlock, type View, view } from '../chat/view.ts'
import type { SignalState } from '../contracts/focus-signals.ts'

const TITLES = { shown: 'While you focus', changed: 'Changed', already: 'No change' } as const

/** What is shown while they focus, with a button for each wish, and the link where their platform has to be told. */
export function focusSignalView(state: SignalState, how: keyof typeof TITLES): View {
  const blocks: Block[] = [
    {
      kind: 'fields',
      fields: [
        {
          label: 'Status',
          value: state.status ? t`“Focusing”${state.namesTask ? t`, with the task` : t``}` : t`as it is`,
        },
        { label: 'Do Not Disturb', value: state.quiet ? t`on until the end` : t`as it is` },
      ],
    },
  ]
  if (state.missing.length > 0) {
    const url = `${state.connectUrl}?for=${state.missing.join(',')}`
    if (state.isRevoked) blocks.push(textBlock(t`Slack took the leave back, so nothing is shown now.`))
    blocks.push(textBlock([...t`One thing is missing: Slack needs a yes from you, too. `, linkSpan(url)]))
  } else if (state.status || state.quiet)
    blocks.push(textBlock(t`At the end all is as before. What you set yourself meanwhile stays.`))
  else blocks.push(textBlock(t`Others see nothing of your focus. You can change that, one by one.`))
  return view(t`${TITLES[how]}`, blocks, { buttons: buttonsOf(state) })
}

function buttonsOf({ status, quiet, namesTask }: SignalState): Button[] {
  const wish = (label: string, values: Readonly<Record<string, string>>): Button => ({
    label,
    line: ask('focus signal', values),
  })
  return [
    status ? wish('No status', { status: 'no' }) : wish('Show a status', { status: 'yes' }),
    quiet ? wish('No Do Not Disturb', { quiet: 'no' }) : wish('Do Not Disturb', { quiet: 'yes' }),
    ...(status ? [namesTask ? wish('Hide the task', { task: 'no' }) : wish('Name the task', { task: 'yes' })] : []),
  ]
}
