import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fact as factSchema, type Fact } from '../ledger/facts.ts';
import { canonicalFact } from '../ledger/leaf.ts';
import { LeafReader } from './leaf.ts';
import { textOf } from './leaf-text.ts';
import { UsualLeaf } from './usual-leaf.ts';
import { FIELD, OUTCOMES, PAYERS, PURPOSES } from './usual-shapes.ts';

const encoder = new TextEncoder();
const letters = (alphabet: string, most: number) =>
	fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: most });
const word = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-';
const id = letters(word, 64);
const hash = fc.string({
	unit: fc.constantFrom(...'0123456789abcdef'),
	minLength: 64,
	maxLength: 64
});
const natural = fc.oneof(fc.nat(1000), fc.maxSafeNat());
const at = fc
	.date({
		min: new Date('0001-01-01T00:00:00Z'),
		max: new Date('9999-12-31T00:00:00Z'),
		noInvalidDate: true
	})
	.map((date) => date.toISOString());
const usage = {
	profile: letters(`${word}.`, 80),
	promptTokens: natural,
	cachedTokens: natural,
	completionTokens: natural,
	estimated: fc.boolean(),
	energyNwh: natural
};
const endpoint = {
	reportedModel: letters(`${word}/:. !#[]{}~`, 120),
	finishReason: letters('abcdefgh_', 40)
};
const held = fc.record(
	{
		teamId: id,
		challenge: id,
		conversationId: id,
		parentId: id,
		official: fc.boolean(),
		sheet: id,
		promptHash: hash,
		ceilingTokens: natural,
		ceilingNwh: natural
	},
	{ requiredKeys: ['teamId', 'challenge', 'promptHash', 'ceilingTokens', 'ceilingNwh'] }
);
const settled = fc.record(
	{
		teamId: id,
		challenge: id,
		outcome: fc.constantFrom(...OUTCOMES),
		chargedTo: fc.constantFrom(...PAYERS),
		...usage,
		...endpoint,
		overrunNwh: natural,
		answerHash: hash
	},
	{
		requiredKeys: [
			...['teamId', 'challenge', 'outcome', 'chargedTo', 'profile', 'promptTokens'],
			...['cachedTokens', 'completionTokens', 'estimated', 'energyNwh']
		] as ['teamId', 'challenge']
	}
);
const run = fc.record(
	{
		purpose: fc.constantFrom(...PURPOSES),
		sheet: id,
		run: natural,
		turn: natural,
		sameAs: natural,
		...usage,
		...endpoint,
		answerHash: hash,
		valid: fc.boolean(),
		quality: fc.tuple(fc.nat(), fc.integer({ min: 1 })).map(([n, d]) => `${n}/${d}`)
	},
	{
		requiredKeys: [
			...['purpose', 'run', 'profile', 'promptTokens', 'cachedTokens', 'completionTokens'],
			...['estimated', 'energyNwh', 'answerHash', 'valid']
		] as ['purpose', 'run']
	}
);
const usual = fc
	.oneof(
		fc.record({ kind: fc.constant('interaction-held'), data: held }),
		fc.record({ kind: fc.constant('interaction-settled'), data: settled }),
		fc.record({ kind: fc.constant('official-run'), data: run })
	)
	.chain((kind) =>
		fc.record({ id, at, subject: id }).map((rest) => ({ ...rest, ...kind }) as Fact)
	);

/** What the schema makes of some bytes; undefined where they are no fact in its one spelling. */
function bySchema(bytes: Uint8Array): Fact | undefined {
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		const parsed = factSchema.safeParse(JSON.parse(text));
		return parsed.success && canonicalFact(parsed.data) === text ? parsed.data : undefined;
	} catch {
		return undefined;
	}
}

/** The columns of a leaf as the fact's own fields. */
function fieldsOf(leaf: UsualLeaf, bytes: Uint8Array): Record<string, unknown> {
	const words: Record<string, readonly string[]> = {
		outcome: OUTCOMES,
		chargedTo: PAYERS,
		purpose: PURPOSES
	};
	const flags = ['estimated', 'official', 'valid'];
	const numbers = [
		'promptTokens',
		'cachedTokens',
		'completionTokens',
		'energyNwh',
		'overrunNwh',
		'ceilingNwh',
		'ceilingTokens',
		'run',
		'turn',
		'sameAs'
	];
	return Object.fromEntries(
		Object.entries(FIELD)
			.filter(([, field]) => leaf.has[field] === 1)
			.map(([name, field]) => {
				const value = leaf.value[field] ?? 0;
				if (words[name]) return [name, words[name][value]];
				if (flags.includes(name)) return [name, value === 1];
				if (numbers.includes(name)) return [name, value];
				return [name, textOf(bytes, leaf.from[field] ?? 0, leaf.to[field] ?? 0)];
			})
	);
}

describe('a leaf of a usual kind, read by its bytes', () => {
	test('gives what its fact says', () => {
		fc.assert(
			fc.property(usual, fc.nat(40), (fact, before) => {
				const bytes = encoder.encode(`${'x'.repeat(before)}${canonicalFact(fact)}\n`);
				const leaf = new UsualLeaf();

				expect(factSchema.safeParse(fact).success).toBe(true);
				expect(leaf.read(bytes, before, bytes.length - 1)).toBe(true);
				expect(leaf.kind).toBe(fact.kind);
				expect(leaf.at).toBe(Date.parse(fact.at));
				expect(textOf(bytes, leaf.idFrom, leaf.idTo)).toBe(fact.id);
				expect(textOf(bytes, leaf.subjectFrom, leaf.subjectTo)).toBe(fact.subject);
				expect(fieldsOf(leaf, bytes)).toEqual(fact.data);
			}),
			{ numRuns: 500 }
		);
	});

	test('is never read out of bytes that the schema refuses', () => {
		const byte = fc.oneof(fc.integer({ min: 48, max: 57 }), fc.integer({ min: 0, max: 255 }));
		const change = fc.record({ at: fc.nat(), byte, length: fc.oneof(fc.constant(1), fc.nat(2)) });
		let read = 0;
		fc.assert(
			fc.property(usual, fc.array(change, { minLength: 1, maxLength: 2 }), (fact, changes) => {
				let bytes = [...encoder.encode(canonicalFact(fact))];
				for (const { at: place, byte, length } of changes) {
					bytes = bytes.toSpliced(place % bytes.length, length, byte);
				}
				const leaf = new UsualLeaf();
				const changed = Uint8Array.from(bytes);
				if (!leaf.read(changed, 0, changed.length)) return;
				read += 1;
				const schema = bySchema(changed);
				expect(schema?.data).toEqual(fieldsOf(leaf, changed));
				expect(Date.parse(schema?.at ?? '')).toBe(leaf.at);
			}),
			{ numRuns: 5000 }
		);
		expect(read).toBeGreaterThan(50);
	});

	test.each(['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'])(
		'of the day %s is no leaf: there was no such day',
		(day) => {
			const text = `{"at":"${day}T10:00:00.000Z","data":{"ceilingNwh":1,"ceilingTokens":1,"challenge":"c","promptHash":"${'ab'.repeat(32)}","teamId":"t"},"id":"f","kind":"interaction-held","subject":"i"}`;
			const bytes = encoder.encode(text);

			expect(new UsualLeaf().read(bytes, 0, bytes.length)).toBe(false);
			expect(bySchema(bytes)).toBeUndefined();
			const there = encoder.encode(text.replace(day, '2024-02-29'));
			expect(new UsualLeaf().read(there, 0, there.length)).toBe(true);
		}
	);
});

test('any other line is read with the schema, or refused by its field', () => {
	const read = (text: string) => {
		const bytes = encoder.encode(text);
		return new LeafReader({ strict: true }).read(bytes, 0, bytes.length);
	};
	const named = {
		id: 'f',
		kind: 'team-named',
		at: '2026-05-01T10:00:00.000Z',
		subject: 't',
		data: { nameHash: 'ab'.repeat(32) }
	} as const;
	const text = canonicalFact(named);

	expect(read(text)).toEqual({ form: 'fact', fact: named });
	expect(read(text.replace(':', ' :'))).toMatchObject({
		why: expect.stringContaining('canonically') as string
	});
	expect(read(text.replace('"t"', '"ana@example.org"'))).toMatchObject({ field: 'subject' });
	expect(read(text.replace('abab', 'Abab'))).toMatchObject({ field: 'data.nameHash' });
	expect(read('{')).toEqual({ form: 'malformed', why: 'is not JSON' });
});
