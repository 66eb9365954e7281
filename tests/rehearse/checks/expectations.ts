import type { Witness } from '../witness.ts';
import type { Finding, OnRecord } from './record.ts';

/** Everything that had to be so whenever it was tried. */
export function checkExpectations({ expectations }: Witness): Finding[] {
	return [...expectations.values()].map(({ title, met, tried, instead }) => ({
		title,
		ok: met === tried,
		figures: met === tried ? `${tried}×` : `${met} of ${tried}; instead: ${instead ?? '?'}`
	}));
}

const ERROR = 50;

/** The site's log holds nothing that nobody expected. */
export function checkLog({ log }: OnRecord): Finding {
	const errors = log.split('\n').filter((line) => line.startsWith('{') && isError(line));
	const shown = errors.slice(0, 2).map((line) => line.slice(0, 600));

	return {
		title: 'the site met nothing unexpected',
		ok: errors.length === 0,
		figures: errors.length === 0 ? '0 errors logged' : `${errors.length}: ${shown.join('; ')}`
	};
}

function isError(line: string): boolean {
	try {
		return ((JSON.parse(line) as { level?: number }).level ?? 0) >= ERROR;
	} catch {
		return false;
	}
}
