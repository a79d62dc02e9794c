/** Commands that can be pasted into a shell. */

/** Quotes a word for a shell if it needs it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** What a report calls an adapter that is a command: two dashes and its words, as a shell takes them. */
export function useOfCommand(command: readonly string[]): string {
  return ['--', ...command.map(shellWord)].join(' ')
}

/**
 * The command that plays something again with an adapter, which is named as the report names it; `program` starts the
 * kit, as `npx agora-conformance` does.
 */
export function replayCommand(program: string, use: string, what: string): string {
  return use.startsWith('-- ')
    ? `${program} replay ${shellWord(what)} ${use}`
    : `${program} replay --adapter ${shellWord(use)} ${shellWord(what)}`
}
