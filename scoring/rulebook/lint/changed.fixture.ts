import type { FindingCode } from './finding.ts';

/** A finding, where it stands, and what was changed in a sound rulebook to have it. */
export type Case = [FindingCode, string, ...(readonly [at: string, value: unknown])[]];

/** A copy with some places changed: `at` is a path such as 'rounds.0.phases.opens'; undefined removes. */
export function changed(
	document: unknown,
	...changes: (readonly [at: string, value: unknown])[]
): unknown {
	const copy: unknown = structuredClone(document);
	for (const [at, value] of changes) {
		const keys = at.split('.');
		const last = keys.pop() ?? '';
		const parent = keys.reduce((part, key) => (part as Record<string, unknown>)[key], copy);
		if (value === undefined) delete (parent as Record<string, unknown>)[last];
		else (parent as Record<string, unknown>)[last] = value;
	}
	return copy;
}
