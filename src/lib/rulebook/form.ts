import { instantOf, wallClock } from '#lib/zoned-time.ts';
import {
	CHALLENGE_FIELDS,
	CONTEST_FIELDS,
	ROUND_FIELDS,
	type FieldSpec,
	type Json
} from './fields.ts';

/** A field of a document as a form shows it; its name is its path in the document. */
export interface FormField extends Pick<FieldSpec, 'kind' | 'optional' | 'known'> {
	name: string;
	/** Keys below the contest, the round or the challenge. */
	path: string[];
	/** What stands in the control: what was typed, where it is not what the document wants. */
	value: string;
}

/** The fields of the contest, of a round or of a challenge. */
export interface FormPart {
	kind: 'contest' | 'round' | 'challenge';
	/** Path in the document, empty for the contest. */
	at: string;
	title: string;
	fields: FormField[];
}

const NANO = 1_000_000_000n;
const FALLBACK_ZONE = 'Europe/Madrid';

/** The common fields of a document, part by part, whatever it lacks; none of what is no object. */
export function formParts(document: unknown): FormPart[] {
	if (!isObject(document)) return [];
	const zone = zoneOf(document);
	const part = (kind: FormPart['kind'], at: string, owner: Json, specs: readonly FieldSpec[]) => ({
		kind,
		at,
		title: titleOf(owner),
		fields: specs
			.filter(({ when }) => when?.(owner) ?? true)
			.flatMap((spec) =>
				expanded(spec.path.split('.'), owner).map((path) => ({
					kind: spec.kind,
					...(spec.optional ? { optional: spec.optional } : {}),
					...(spec.known ? { known: spec.known } : {}),
					name: [...(at === '' ? [] : [at]), ...path].join('.'),
					path,
					value: shown(valueAt(owner, path), spec.kind, zone)
				}))
			)
	});

	return [
		part('contest', '', document, CONTEST_FIELDS),
		...objectsIn(document['rounds']).flatMap(([round, index]) => [
			part('round', `rounds.${index}`, round, ROUND_FIELDS),
			...objectsIn(round['challenges']).map(([challenge, place]) =>
				part('challenge', `rounds.${index}.challenges.${place}`, challenge, CHALLENGE_FIELDS)
			)
		])
	];
}

/**
 * The document with what was typed into its form. A field that shows what it showed before is left as it
 * is; what cannot be read as what the field wants is kept as it was typed, so that the linter says so
 * beside it and nothing is lost.
 */
export function withTyped(document: unknown, typed: Readonly<Record<string, string>>): unknown {
	const copy = structuredClone(document);
	if (!isObject(copy)) return copy;
	const zone = zoneOf(copy);
	const parts = formParts(copy);
	for (const { name, kind, value, optional } of parts.flatMap(({ fields }) => fields)) {
		const said = typed[name]?.replaceAll('\r\n', '\n');
		if (said === undefined || said === value) continue;
		put(copy, name.split('.'), optional && said.trim() === '' ? undefined : read(said, kind, zone));
		reshape(copy, name);
	}

	return copy;
}

function shown(value: unknown, kind: FieldSpec['kind'], zone: string): string {
	if (value === undefined) return '';
	if (kind === 'energy' && typeof value === 'number' && Number.isSafeInteger(value)) {
		const nano = BigInt(value);
		const rest = (nano % NANO).toString().padStart(9, '0').replace(/0+$/, '');
		return `${nano / NANO}${rest === '' ? '' : `,${rest}`}`;
	}
	if (kind === 'instant' && typeof value === 'string' && !Number.isNaN(Date.parse(value))) {
		return wallClock(Date.parse(value), zone);
	}
	if (kind === 'words' && Array.isArray(value)) return value.join(', ');
	if (kind === 'decimal' && typeof value === 'number') return String(value).replace('.', ',');

	return typeof value === 'string' ? value : JSON.stringify(value);
}

function read(said: string, kind: FieldSpec['kind'], zone: string): unknown {
	const word = said.trim();
	if (kind === 'long') return said;
	if (kind === 'whole') return /^\d{1,15}$/.test(word) ? Number(word) : said;
	if (kind === 'decimal') {
		return /^-?\d{1,9}([.,]\d{1,9})?$/.test(word) ? Number(word.replace(',', '.')) : said;
	}
	if (kind === 'energy') {
		const [, units, rest = ''] = /^(\d{1,6})(?:[.,](\d{1,9}))?$/.exec(word) ?? [];
		if (units === undefined) return said;
		return Number(BigInt(units) * NANO + BigInt(rest.padEnd(9, '0')));
	}
	if (kind === 'instant') {
		const at = instantOf(word, zone);
		return at === undefined ? said : new Date(at).toISOString();
	}
	if (kind === 'flag') return word === 'true' || (word === 'false' ? false : said);
	if (kind === 'words') return word === '' ? [] : word.split(/\s*,\s*/);

	return word;
}

/** Another choice has other fields: those that it shares with the one before are kept. */
function reshape(document: Json, name: string): void {
	const above = name.split('.').slice(0, -1);
	const owner = valueAt(document, above);
	if (!isObject(owner)) return;
	const { policy, kind, mode } = owner;
	if (name.endsWith('.ranking.policy')) {
		const { a = '1/2', parNwh, qualityWeights = { checks: '0', jury: '1' } } = owner;
		const weighted = { policy, a, ...(parNwh === undefined ? {} : { parNwh }), qualityWeights };
		const layers = { policy, qualityWeights };
		const shape = policy === 'weighted' ? weighted : policy === 'pareto' ? layers : { policy };
		put(document, above, shape);
	}
	if (name.endsWith('.admission.kind') && kind !== 'best') put(document, above, { kind });
	if (name.endsWith('.judging.mode') && mode === 'all') put(document, [...above, 'n'], undefined);
}

function put(document: Json, path: readonly string[], value: unknown): void {
	const keys = [...path];
	const last = keys.pop();
	if (last === undefined) return;
	let owner: Json = document;
	for (const key of keys) {
		// Lists are reached by their places, which are keys like any other.
		const inside = owner[key];
		if (typeof inside !== 'object' || inside === null) owner[key] = {};
		owner = owner[key] as Json;
	}
	if (value === undefined) delete owner[last];
	else owner[last] = value;
}

/** A path with each `*` as every place of the list that stands there. */
function expanded(path: readonly string[], owner: Json): string[][] {
	const star = path.indexOf('*');
	if (star === -1) return [[...path]];
	const list = valueAt(owner, path.slice(0, star));
	if (!Array.isArray(list)) return [];

	return list.map((_, place) => [...path.slice(0, star), String(place), ...path.slice(star + 1)]);
}

function valueAt(owner: unknown, path: readonly string[]): unknown {
	return path.reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null && Object.hasOwn(value, key)
				? (value as Json)[key]
				: undefined,
		owner
	);
}

const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const objectsIn = (list: unknown): [Json, number][] =>
	Array.isArray(list)
		? list.flatMap((one: unknown, index) => (isObject(one) ? [[one, index] as [Json, number]] : []))
		: [];

function titleOf({ title }: Json): string {
	return isObject(title) && typeof title['es'] === 'string' ? title['es'] : '';
}

/** The zone in which the document's instants are typed: its own, where it is one. */
export function zoneOf(document: unknown): string {
	const zone = isObject(document) ? document['timeZone'] : undefined;
	try {
		return typeof zone === 'string' && new Intl.DateTimeFormat('es', { timeZone: zone })
			? zone
			: FALLBACK_ZONE;
	} catch {
		return FALLBACK_ZONE;
	}
}
