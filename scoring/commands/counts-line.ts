import type { TokenCounts } from '../energy/index.ts';
import { BadInput } from './command.ts';

const COUNTS: readonly string[] = ['promptTokens', 'cachedTokens', 'completionTokens'];

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new BadInput('not JSON');
	}
}

/**
 * One line of a file of interactions. Refuses what is not JSON, a field that is missing, of the wrong
 * type or unknown: a misspelt `profile` would otherwise be priced on another server without a word.
 */
export function readCountsLine(text: string): TokenCounts & { profile?: string } {
	const value = parsed(text);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new BadInput('not a JSON object');
	}
	const fields = new Map<string, unknown>(Object.entries(value));
	const count = (name: string): number => {
		const given = fields.get(name);
		if (given === undefined) throw new BadInput(`${name} is missing`);
		if (typeof given !== 'number') throw new BadInput(`${name} is not a natural number`);
		return given;
	};
	const profile = fields.get('profile');
	if (profile !== undefined && typeof profile !== 'string') {
		throw new BadInput('profile is not a text');
	}
	for (const name of fields.keys()) {
		if (name === 'profile' || COUNTS.includes(name)) continue;
		throw new BadInput(`unknown field ${JSON.stringify(name)}`);
	}
	return {
		promptTokens: count('promptTokens'),
		cachedTokens: count('cachedTokens'),
		completionTokens: count('completionTokens'),
		profile
	};
}
