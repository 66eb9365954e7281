import { consistencyProblems } from './consistency.ts';
import type { Problem } from './problem.ts';
import { rulebook as schema, type Rulebook } from './schema.ts';

export type ParsedRulebook = { ok: true; rulebook: Rulebook } | { ok: false; problems: Problem[] };

/**
 * Reads a rulebook from JSON that was already parsed: first its shape, then what the shape alone
 * cannot say (dates in order, names that exist, sheets that can be played). All problems at once.
 */
export function parseRulebook(value: unknown): ParsedRulebook {
	const shape = schema.safeParse(value);
	if (!shape.success) {
		const problems = shape.error.issues.map(({ path, message }): Problem => ({
			path: path.map(String).join('.'),
			code: 'shape',
			message
		}));
		return { ok: false, problems };
	}
	const problems = consistencyProblems(shape.data);
	return problems.length === 0 ? { ok: true, rulebook: shape.data } : { ok: false, problems };
}
