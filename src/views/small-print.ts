// Small print: what holds anyway, or that nothing happened yet.
import type { Text, TextBlock } from '../chat/view.ts'

export const smallPrint = (text: Text): TextBlock => ({ kind: 'text', text, isSmall: true })
