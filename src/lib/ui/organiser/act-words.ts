/** A value of an act's record in few words: what a person would write down. */
export function wordsOf(
	value: unknown,
	words: { yes: string; no: string; nothing: string }
): string {
	if (value === undefined || value === null || value === '') return words.nothing;
	if (typeof value === 'boolean') return value ? words.yes : words.no;
	if (Array.isArray(value)) {
		return value.length === 0
			? words.nothing
			: value.map((one: unknown) => wordsOf(one, words)).join(', ');
	}
	if (typeof value === 'object') {
		return Object.entries(value)
			.map(([name, one]) => `${name}: ${wordsOf(one, words)}`)
			.join(', ');
	}

	return String(value);
}

/** What an act changed, field by field: those that stayed are left out. */
export function changesOf(
	before: unknown,
	after: unknown
): { name: string; before: unknown; after: unknown }[] {
	const [was, is] = [fieldsOf(before), fieldsOf(after)];
	const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];

	return names
		.map((name) => ({ name, before: was[name], after: is[name] }))
		.filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

function fieldsOf(value: unknown): Record<string, unknown> {
	if (value === undefined || value === null) return {};

	return typeof value === 'object' && !Array.isArray(value) ? { ...value } : { '': value };
}
