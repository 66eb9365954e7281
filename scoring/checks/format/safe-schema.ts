import { compilePattern } from '../words/pattern.ts';

/** Why a JSON Schema is not taken, and where: a JSON pointer. */
export interface SchemaProblem {
	at: string;
	problem: string;
}

/** Keywords whose value is a schema, a list of them, or schemas by name. */
const ONE = [
	'additionalProperties',
	'items',
	'contains',
	'not',
	'if',
	'then',
	'else',
	'propertyNames'
];
const LIST = ['allOf', 'anyOf', 'oneOf', 'items'];
const NAMED = ['properties', 'patternProperties', 'definitions', '$defs'];
const PLAIN = [
	...[
		'type',
		'enum',
		'const',
		'required',
		'minProperties',
		'maxProperties',
		'minItems',
		'maxItems'
	],
	...['uniqueItems', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'multipleOf'],
	...['exclusiveMinimum', 'exclusiveMaximum', 'title', 'description', 'default', 'examples'],
	...['$comment', '$schema', '$ref']
];
const KNOWN: ReadonlySet<string> = new Set([...ONE, ...LIST, ...NAMED, ...PLAIN]);

const DRAFT = /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/;
/** Above this many parts, with every reference followed, a schema costs more than an answer is worth. */
const LARGEST = 2000;
const DEEPEST = 32;
const MOST_UNIQUE = 100;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (key: string) => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** A schema inside of another, and where. */
type Part = readonly [schema: unknown, at: string];

class Walk {
	readonly problems: SchemaProblem[] = [];
	readonly root: unknown;
	readonly sizes = new Map<unknown, number>();
	readonly open = new Set<unknown>();
	constructor(root: unknown) {
		this.root = root;
	}

	refuse(at: string, problem: string): number {
		if (this.problems.length < 20) this.problems.push({ at, problem });
		return 1;
	}

	/** How many parts a schema has with its references followed, so that sharing hides no cost. */
	size(schema: unknown, at: string, depth: number): number {
		if (typeof schema === 'boolean') return 1;
		if (!isObject(schema)) return this.refuse(at, 'is no schema');
		if (depth > DEEPEST) return this.refuse(at, 'is nested too deep');
		if (this.open.has(schema)) return this.refuse(at, 'leads back to itself');
		const known = this.sizes.get(schema);
		if (known !== undefined) return known;

		this.open.add(schema);
		this.keywords(schema, at);
		const sum = this.parts(schema, at).reduce(
			(total, [part, place]) => Math.min(LARGEST + 1, total + this.size(part, place, depth + 1)),
			1
		);
		this.open.delete(schema);
		this.sizes.set(schema, sum);
		return sum;
	}

	parts(schema: Record<string, unknown>, at: string): Part[] {
		const named = NAMED.flatMap((key): Part[] => {
			const group = schema[key];
			if (group === undefined) return [];
			if (!isObject(group)) return [[group, `${at}/${key}`] as const];
			return Object.entries(group).map(
				([name, part]) => [part, `${at}/${key}/${escaped(name)}`] as const
			);
		});
		const lists = LIST.flatMap((key): Part[] => {
			const group = schema[key];
			if (!Array.isArray(group)) return [];
			return group.map((part: unknown, index) => [part, `${at}/${key}/${String(index)}`] as const);
		});
		const single = ONE.flatMap((key): Part[] => {
			const part = schema[key];
			return part === undefined || Array.isArray(part) ? [] : [[part, `${at}/${key}`] as const];
		});
		const { $ref } = schema;
		const target = typeof $ref === 'string' ? this.target($ref) : undefined;
		const linked: Part[] = target === undefined ? [] : [[target, `${at}/$ref`] as const];
		return [...named, ...lists, ...single, ...linked];
	}

	target(reference: string): unknown {
		if (!reference.startsWith('#/')) return undefined;
		return reference
			.slice(2)
			.split('/')
			.reduce<unknown>((part, key) => {
				const name = unescaped(key);
				if (Array.isArray(part)) return part[Number(name)] as unknown;
				return isObject(part) && Object.hasOwn(part, name) ? part[name] : undefined;
			}, this.root);
	}

	keywords(schema: Record<string, unknown>, at: string): void {
		for (const key of Object.keys(schema))
			if (!KNOWN.has(key)) this.refuse(`${at}/${escaped(key)}`, 'is a keyword that is not taken');
		const { $ref, $schema, pattern, patternProperties, uniqueItems, maxItems } = schema;
		if ($schema !== undefined && !(typeof $schema === 'string' && DRAFT.test($schema)))
			this.refuse(`${at}/$schema`, 'is not draft-07');
		if ($ref !== undefined && (typeof $ref !== 'string' || this.target($ref) === undefined))
			this.refuse(`${at}/$ref`, 'does not lead to a part of this schema');
		if (uniqueItems === true && !(typeof maxItems === 'number' && maxItems <= MOST_UNIQUE))
			this.refuse(`${at}/uniqueItems`, `needs maxItems of ${String(MOST_UNIQUE)} or less`);
		const patterns = [
			pattern,
			...(isObject(patternProperties) ? Object.keys(patternProperties) : [])
		];
		for (const each of patterns) {
			if (each === undefined) continue;
			const compiled = typeof each === 'string' && each.length <= 500 && compilePattern(each);
			if (!compiled || !compiled.ok) this.refuse(`${at}/pattern`, 'is no linear-time pattern');
		}
	}
}

/**
 * Why a JSON Schema of a rulebook may not be compiled: a reference that leaves the document or comes
 * back to itself, a pattern that only a backtracking engine runs, a keyword that is not listed, more
 * depth or size than an answer is worth. Empty where it is safe.
 */
export function schemaProblems(schema: unknown): SchemaProblem[] {
	const walk = new Walk(schema);
	const size = walk.size(schema, '', 0);
	if (size > LARGEST) walk.refuse('', 'is too large with its references followed');
	return walk.problems;
}
