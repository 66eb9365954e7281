import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { desafioAlia, type Rulebook } from '#scoring';
import { readRulebook, told } from './read-rulebook.ts';

const edition = () => desafioAlia({ model: 'simulated', opensAt: '2026-11-22T10:00:00Z' });

function problemsOf(change: (rulebook: Rulebook) => void) {
	const rulebook = edition();
	change(rulebook);
	const read = readRulebook(JSON.stringify(rulebook));
	return read.ok ? [] : read.problems;
}

test('the shipped edition is read back as it was written', () => {
	expect(readRulebook(`\uFEFF${JSON.stringify(edition())}`)).toEqual({
		ok: true,
		rulebook: edition()
	});
});

test('a text that is no rulebook says what it is instead', () => {
	expect(readRulebook('  ')).toMatchObject({ problems: [{ key: 'empty' }] });
	expect(readRulebook('{"a": }')).toMatchObject({
		problems: [{ key: 'notJson', what: expect.stringContaining('JSON') }]
	});
});

test('what has the wrong shape is told in Spanish, with its place', () => {
	const problems = problemsOf((rulebook) => {
		Object.assign(rulebook, { version: 'uno', colour: 'red', team: undefined });
		Object.assign(rulebook.rounds[0] ?? {}, { id: 'Con Mayúsculas' });
	});

	expect(problems).toContainEqual({
		path: 'version',
		sentence: expect.stringMatching(/se esperaba/)
	});
	expect(problems).toContainEqual({ path: 'rounds.0.id', key: 'notSlug' });
	expect(problems).toContainEqual({ path: 'team', key: 'missing', what: 'objeto' });
	expect(problems.map(({ path }) => path)).toContain('');
});

test('phases out of order name the one that must come before', () => {
	const problems = problemsOf(({ rounds }) => {
		if (rounds[0]) rounds[0].phases.closes = rounds[0].phases.opens;
	});

	expect(problems).toContainEqual({ path: 'rounds.0.phases.closes', key: 'order', what: 'opens' });
});

test('whatever the library finds wrong has its Spanish sentence', () => {
	const folder = join(import.meta.dirname, '../../../scoring/rulebook');
	const messages = readdirSync(folder)
		.filter((file) => /^(problem|.*consistency)\.ts$/.test(file))
		.flatMap((file) => {
			const source = readFileSync(join(folder, file), 'utf8');
			return [...source.matchAll(/message:\s*(?:'([^']+)'|"([^"]+)"|`([^`]+)`)/g)];
		})
		.map(([, single, double, template]) =>
			(single ?? double ?? template ?? '').replaceAll(/\$\{[^}]+\}/g, 'x')
		);

	expect(messages.length).toBeGreaterThan(20);
	for (const message of messages) {
		expect(told({ path: '', message }), message).toHaveProperty('key');
	}
});

test('a rulebook that admits only some teams is not taken, because every team would get in', () => {
	const problems = problemsOf(({ rounds: [round] }) => {
		if (round) round.admission = { kind: 'approval' };
	});

	expect(problems).toEqual([{ path: 'rounds.0.admission', key: 'admission' }]);
});
