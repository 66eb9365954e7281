/** Something that two versions of a rulebook say differently. */
export interface RulebookChange {
	/** Id of the round that it stands in, absent for the contest as a whole. */
	round?: string;
	/** Id of the challenge that it stands in. */
	challenge?: string;
	/**
	 * Keys below the challenge, the round or the document, with ids where a list's parts have them and
	 * `order` where only their order changed; empty where the whole challenge or round came or went.
	 */
	field: string[];
	/** What the earlier version has there; absent where it has nothing. */
	before?: unknown;
	after?: unknown;
}

type Place = Pick<RulebookChange, 'round' | 'challenge'>;
interface Part {
	id: string;
}

/**
 * What a later version of a rulebook changes, in the document's order. Rounds, challenges and whatever
 * else has an id are compared by it, so that moving one is no change of all that follow. It asks nothing
 * of the documents but that they are JSON: a field that it does not know is compared like any other.
 */
export function rulebookChanges(before: unknown, after: unknown): RulebookChange[] {
	return compare({ before, after }, {}, []);
}

function compare(
	{ before, after }: { before: unknown; after: unknown },
	place: Place,
	field: string[]
): RulebookChange[] {
	if (Object.is(before, after)) return [];
	const whole = () => [
		{
			...place,
			field,
			...(before === undefined ? {} : { before }),
			...(after === undefined ? {} : { after })
		}
	];
	if (Array.isArray(before) && Array.isArray(after)) {
		if (haveIds(before) && haveIds(after)) return byId({ before, after }, place, field);
		if (before.length !== after.length) return whole();
		return before.flatMap((part: unknown, index) =>
			compare({ before: part, after: after[index] }, place, [...field, String(index)])
		);
	}
	if (!isObject(before) || !isObject(after)) return whole();
	// Another kind of thing altogether, whose other fields cannot be compared one by one.
	if (before['kind'] !== after['kind'] || before['policy'] !== after['policy']) return whole();

	return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
		compare({ before: before[key], after: after[key] }, place, [...field, key])
	);
}

function byId(
	{ before, after }: { before: Part[]; after: Part[] },
	place: Place,
	field: string[]
): RulebookChange[] {
	const ids = [...new Set([...before, ...after].map(({ id }) => id))];
	const [earlier, later] = [before, after].map(
		(parts) => new Map(parts.map((part) => [part.id, part]))
	);
	const inside = ids.flatMap((id) => {
		const within = placeOf(place, field, id);
		return compare({ before: earlier?.get(id), after: later?.get(id) }, within.place, within.field);
	});
	const kept = ids.filter((id) => earlier?.has(id) && later?.has(id));
	const order = [before, after].map((parts) =>
		parts.map(({ id }) => id).filter((id) => kept.includes(id))
	);
	if (order[0]?.join(' ') === order[1]?.join(' ')) return inside;

	return [...inside, { ...place, field: [...field, 'order'], before: order[0], after: order[1] }];
}

/** Rounds and their challenges are places of their own. */
function placeOf(place: Place, field: string[], id: string): { place: Place; field: string[] } {
	const key = field.join('.');
	if (place.round === undefined && key === 'rounds') return { place: { round: id }, field: [] };
	if (place.round !== undefined && place.challenge === undefined && key === 'challenges') {
		return { place: { ...place, challenge: id }, field: [] };
	}
	return { place, field: [...field, id] };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether every part has an id and no two the same. */
function haveIds(parts: readonly unknown[]): parts is Part[] {
	const ids = parts.map((part) => (isObject(part) ? part['id'] : undefined));
	return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
}
