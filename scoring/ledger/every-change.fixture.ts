/** A change of one part of a document: where, and the document that it makes. */
export interface Change {
	where: string;
	value: unknown;
}

/** Of each value that stands for a kind of value: others that are right in its place, and wrong ones. */
export type Neighbours = ReadonlyMap<unknown, { right?: unknown[]; wrong: unknown[] }>;

/**
 * A document as it stands, and each change of one part of it, right and wrong. In `made` a name that
 * ends in `?` may be absent, a set says which words are right, and the name `openName` is any name.
 */
export function changesOf(
	made: unknown,
	how: { neighbours: Neighbours; openName?: string },
	where = ''
): { plain: unknown; right: Change[]; wrong: Change[] } {
	const changes = (values: unknown[] = []) => values.map((value) => ({ where, value }));
	if (made instanceof Set) {
		const words: unknown[] = [...made];
		return { plain: words[0], right: changes(words), wrong: changes(['other', '', null]) };
	}
	if (typeof made !== 'object' || made === null) {
		const beside = how.neighbours.get(made);
		return { plain: made, right: changes(beside?.right), wrong: changes(beside?.wrong) };
	}
	const parts = Object.entries(made).map(([marked, part]) => {
		const name = marked.replace('?', '');
		return { ...changesOf(part, how, `${where}.${name}`), name, optional: marked !== name };
	});
	const fields = Object.fromEntries(parts.map(({ name, plain }) => [name, plain]));
	const isList = Array.isArray(made);
	const whole = (all: object) => (isList ? Object.values(all) : all);
	const [right, wrong]: [Change[], Change[]] = [[], []];
	for (const part of parts) {
		const put = (change: Change) => ({
			where: change.where,
			value: whole({ ...fields, [part.name]: change.value })
		});
		right.push(...part.right.map(put));
		wrong.push(...part.wrong.map(put));
		if (isList || part.name === how.openName) continue;
		const { [part.name]: _, ...rest } = fields;
		(part.optional ? right : wrong).push({ where: `${where} without ${part.name}`, value: rest });
	}
	const isOpen = parts.some(({ name }) => name === how.openName);
	if (!isList && !isOpen)
		wrong.push({ where: `${where} with more`, value: { ...fields, email: 'a' } });
	return { plain: whole(fields), right, wrong };
}
