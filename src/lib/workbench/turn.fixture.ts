import type { TurnEndView, TurnView, WorkbenchView } from './view.ts';

export const end = (differences: Partial<TurnEndView> = {}): TurnEndView => ({
	outcome: 'completed',
	billed: true,
	promptTokens: 100,
	completionTokens: 50,
	estimated: false,
	energyNwh: 10_000_000,
	gramsCO2e: 0.001,
	figures: [],
	spoken: 'Respuesta recibida.',
	...differences
});

/** An interaction that is being written, unless `differences` end it. */
export const turn = (id: string, differences: Partial<TurnView> = {}): TurnView => ({
	id,
	conversationId: 'c1',
	turn: 1,
	prompt: `prompt ${id}`,
	answer: differences.end ? `answer ${id}` : '',
	official: true,
	heldAt: 1000,
	when: 'hoy',
	...differences
});

export const workbench = (turns: TurnView[] = []): WorkbenchView => ({
	now: 5000,
	phase: { phase: 'open', acceptsEntries: true },
	turns,
	left: {
		at: 5000,
		interactions: 30,
		tokens: 60_000,
		energyNwh: 5_000_000_000,
		presentations: 5,
		figures: []
	},
	entries: [],
	progress: {
		turns: turns.length,
		settled: turns.filter(({ end: ended }) => ended).length,
		entries: 0
	}
});
