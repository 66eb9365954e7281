import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { fact, type Fact } from './facts.ts';
import { canonicalFact, leafHash } from './leaf.ts';

const hash = 'ab'.repeat(32);
const settled: Fact = {
	id: 'f_01',
	kind: 'interaction-settled',
	at: '2026-05-01T10:00:00.000Z',
	subject: 'i_01',
	data: {
		teamId: 't_01',
		challenge: 'hogar',
		outcome: 'completed',
		chargedTo: 'team',
		profile: 'alia40b-h200x1-b32-2026.1',
		promptTokens: 500,
		cachedTokens: 0,
		completionTokens: 300,
		estimated: false,
		energyNwh: 78_785_367,
		answerHash: hash
	}
};

test('a fact has one spelling, whatever the order in which its parts were written', () => {
	const backwards = Object.fromEntries(Object.entries(settled).reverse()) as Fact;

	expect(canonicalFact(backwards)).toBe(canonicalFact(settled));
	expect(canonicalFact(settled)).toMatch(
		/^\{"at":"2026-05-01T10:00:00.000Z","data":\{"answerHash"/
	);
});

test('the place on the ledger is not part of the leaf, so its hash is known before its place', () => {
	const placed = { ...settled, seq: 7 };

	expect(leafHash(placed, sha256)).toEqual(leafHash(settled, sha256));
	expect(canonicalFact(placed)).not.toContain('seq');
});

test('the leaf is the hash of a zero byte and the canonical text', () => {
	const text = new TextEncoder().encode(`\0${canonicalFact(settled)}`);

	expect(bytesToHex(leafHash(settled, sha256))).toBe(bytesToHex(sha256(text)));
});

test('a settled interaction is accepted as it stands', () => {
	expect(fact.parse(settled)).toEqual(settled);
});

const wrong: [string, unknown][] = [
	['an unknown kind', { ...settled, kind: 'interaction-forgotten' }],
	['an address as a subject', { ...settled, subject: 'ana@example.org' }],
	['a text beside its hash', { ...settled, data: { ...settled.data, answer: 'Baja la caldera' } }],
	['a text in place of its hash', { ...settled, data: { ...settled.data, answerHash: 'Hola' } }],
	[
		'an energy that JSON would round',
		{ ...settled, data: { ...settled.data, energyNwh: 2 ** 53 } }
	],
	['an energy in words', { ...settled, data: { ...settled.data, energyNwh: '78 mWh' } }],
	['a negative energy', { ...settled, data: { ...settled.data, energyNwh: -1 } }],
	['an instant with an offset', { ...settled, at: '2026-05-01T12:00:00.000+02:00' }],
	['a sequence of its own', { ...settled, seq: 3 }]
];
test.each(wrong)('the ledger refuses %s', (_, value) => {
	expect(fact.safeParse(value).success).toBe(false);
});

test('an energy above the safe whole numbers is written as digits', () => {
	const large = { ...settled, data: { ...settled.data, energyNwh: '9007199254740993' } };

	expect(fact.safeParse(large).success).toBe(true);
});

test('a presented conversation names its interactions, a template only its hash', () => {
	const presented = (value: unknown) => ({
		id: 'f_02',
		kind: 'entry-presented',
		at: '2026-05-01T10:00:00.000Z',
		subject: 'e_01',
		data: { teamId: 't_01', challenge: 'hogar', language: 'es', presented: value }
	});

	expect(
		fact.safeParse(
			presented({ kind: 'conversation', conversationId: 'c_01', interactionIds: ['i_01'] })
		).success
	).toBe(true);
	expect(fact.safeParse(presented({ kind: 'template', templateHash: hash })).success).toBe(true);
	expect(fact.safeParse(presented({ kind: 'template', template: '{{FICHA}}' })).success).toBe(
		false
	);
});
