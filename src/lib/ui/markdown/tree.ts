/** What an answer may be on the screen: a closed list, drawn by components, with no markup in it. */
export type Inline =
	| { kind: 'text'; text: string }
	| { kind: 'code'; text: string }
	| { kind: 'literal'; text: string }
	| { kind: 'strong'; inlines: Inline[] }
	| { kind: 'emphasis'; inlines: Inline[] }
	| { kind: 'deleted'; inlines: Inline[] }
	| { kind: 'break' }
	| { kind: 'task'; done: boolean };

export type ListItem = { blocks: Block[] };
export type Align = 'start' | 'center' | 'end';

export type Block =
	| { kind: 'paragraph'; inlines: Inline[] }
	| { kind: 'heading'; depth: number; inlines: Inline[] }
	| { kind: 'list'; ordered: boolean; start: number; tight: boolean; items: ListItem[] }
	| { kind: 'table'; align: Align[]; header: Inline[][]; rows: Inline[][][] }
	| { kind: 'code'; text: string; language: string }
	| { kind: 'quote'; blocks: Block[] }
	| { kind: 'rule' }
	| { kind: 'literal'; text: string };

/** Beyond this many blocks inside blocks or marks inside marks the rest is shown as it was written. */
export const DEEPEST = 12;

/** A block, and the line after it. */
export interface Read {
	block: Block;
	next: number;
}
