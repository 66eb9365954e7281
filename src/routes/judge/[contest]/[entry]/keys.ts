/** What the desk does by one key, while nobody is typing. */
export const KEYS = {
	v: 'valid',
	r: 'invalid',
	'1': 'level',
	'2': 'level',
	'3': 'level',
	'4': 'level',
	'5': 'level',
	m: 'reason',
	n: 'note',
	e: 'statement',
	f: 'sheet',
	a: 'answer',
	c: 'checks',
	t: 'exact',
	s: 'skip',
	'?': 'help'
} as const;

export type Command = (typeof KEYS)[keyof typeof KEYS] | 'save';

/** The commands as the help lists them, with the key of each. */
export const KEY_LIST: readonly (readonly [keys: string, command: Command])[] = [
	['V', 'valid'],
	['R', 'invalid'],
	['1 – 5', 'level'],
	['M', 'reason'],
	['N', 'note'],
	['Ctrl + ↵', 'save'],
	['S', 'skip'],
	['A', 'answer'],
	['T', 'exact'],
	['C', 'checks'],
	['E', 'statement'],
	['F', 'sheet'],
	['?', 'help']
];

interface Pressed {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
}

/**
 * What a key asks for. Single keys ask for nothing while someone types or has turned them off; Ctrl
 * or ⌘ with Enter always saves.
 */
export function commandOf(
	{ key, ctrlKey, metaKey, altKey }: Pressed,
	{ typing, single }: { typing: boolean; single: boolean }
): Command | undefined {
	if (key === 'Enter' && (ctrlKey || metaKey)) return 'save';
	if (typing || !single || ctrlKey || metaKey || altKey) return undefined;
	const known: Readonly<Record<string, Command>> = KEYS;

	return known[key.toLowerCase()];
}

const TYPED_IN = 'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])';

/** Whether keys pressed there write something, or belong to an open dialog. */
export const isTyping = (target: EventTarget | null): boolean =>
	target instanceof Element && target.closest(`${TYPED_IN}, dialog[open]`) !== null;
