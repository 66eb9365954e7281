import { setImmediate, setTimeout } from 'node:timers/promises';

export const PACES = ['real', 'fast', 'none'] as const;
export type Pace = (typeof PACES)[number];

const MILLISECONDS = {
	real: { first: 350, next: 25 },
	fast: { first: 20, next: 2 },
	none: { first: 0, next: 0 }
} as const;

/** Waits as a server of that pace does before a token; rejects at once when the signal is aborted. */
export async function waitForToken(pace: Pace, index: number, signal: AbortSignal): Promise<void> {
	const mean = MILLISECONDS[pace][index === 0 ? 'first' : 'next'];
	if (mean > 0) await setTimeout(mean * (0.7 + 0.6 * Math.random()), undefined, { signal });
	// Without a pace a long answer would hold the event loop, and nobody could leave it.
	else if (index % 16 === 0) await setImmediate(undefined, { signal });
}
