// How a task or a step is done. `delete` means dropped.

export type DelegationMode = 'do' | 'do_with_me' | 'delegate' | 'delete'
