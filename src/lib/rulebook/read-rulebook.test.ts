import { expect, test } from 'vitest';
import { desafioAlia, type Rulebook } from '#scoring';
import { alignmentEdition } from '#scoring/rulebook/editions/alignment.ts';
import { finding, FINDING_CODES } from '#scoring/rulebook/lint/finding.ts';
import { markOf, readRulebook } from './read-rulebook.ts';
import { toldFinding } from './told-finding.ts';

const edition = () => desafioAlia({ model: 'simulated', opensAt: '2026-11-22T10:00:00Z' });

function findingsOf(change: (rulebook: Rulebook) => void) {
	const rulebook = edition();
	change(rulebook);
	const read = readRulebook(JSON.stringify(rulebook));
	return (read.ok ? read.warnings : read.findings).map((found) => toldFinding(found, 'es'));
}

test('the shipped edition is read back as it was written, with warnings that do not stop it', () => {
	const read = readRulebook(`\uFEFF${JSON.stringify(edition())}`);

	expect(read).toMatchObject({ ok: true, rulebook: edition() });
	if (!read.ok) return;
	expect(read.warnings.length).toBeGreaterThan(0);
	expect(read.warnings.every(({ severity }) => severity === 'warning')).toBe(true);
	expect(markOf(read.warnings)).toContain('@rounds.0.');
});

test('a text that is no rulebook says what it is instead', () => {
	expect(readRulebook('  ')).toMatchObject({ findings: [{ code: 'empty' }] });
	expect(readRulebook('{"a": }')).toMatchObject({
		findings: [{ code: 'not-json', details: { line: 1, column: 7 } }]
	});
	expect(readRulebook('{"format": "otro"}')).toMatchObject({
		findings: [{ code: 'not-a-rulebook' }]
	});
	expect(readRulebook('['.repeat(99))).toMatchObject({ findings: [{ code: 'too-deep' }] });
	expect(readRulebook(JSON.stringify(edition()).replace('{', '{"version":1,'))).toMatchObject({
		ok: false,
		findings: expect.arrayContaining([expect.objectContaining({ code: 'key-repeated' })])
	});
});

test('what has the wrong shape is told in Spanish, with its place', () => {
	const findings = findingsOf((rulebook) => {
		Object.assign(rulebook, { version: 'uno', colour: 'red', team: undefined });
		Object.assign(rulebook.rounds[0] ?? {}, { id: 'Con Mayúsculas' });
	});

	expect(findings).toContainEqual({
		path: 'version',
		severity: 'error',
		what: expect.stringMatching(/se esperaba/),
		fix: expect.stringMatching(/^Escribe un número/)
	});
	expect(findings.find(({ path }) => path === 'rounds.0.id')?.what).toContain('solo minúsculas');
	expect(findings.find(({ path }) => path === 'team')?.what).toBe('Falta «team».');
	expect(findings.find(({ path }) => path === '')?.what).toContain('«colour»');
});

test('phases out of order name the one that must come before', () => {
	const findings = findingsOf(({ rounds }) => {
		if (rounds[0]) rounds[0].phases.closes = rounds[0].phases.opens;
	});

	const closes = findings.filter(({ path }) => path === 'rounds.0.phases.closes');
	expect(closes.map(({ what }) => what).join(' ')).toContain('«opens»');
});

test.each(FINDING_CODES)('«%s» has its Spanish sentence and says what to do', (code) => {
	const { severity, path, message, suggestion } = finding(code, 'a.b');
	const names = [...`${message} ${suggestion}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	const details = Object.fromEntries(names.map((name) => [name, 'tokens']));
	const told = toldFinding({ code, severity, path, details }, 'es');

	expect(told.what).toMatch(/\.$/);
	expect(told.fix).toMatch(/\.$/);
});

test('a rulebook that admits only some teams is taken', () => {
	const rulebook = edition();
	const [round] = rulebook.rounds;
	if (round) round.admission = { kind: 'approval' };

	expect(readRulebook(JSON.stringify(rulebook))).toMatchObject({ ok: true, rulebook });
});

test('a check of any kind and a reto of alignment are taken', () => {
	const rulebook = edition();
	rulebook.rounds[0]?.challenges[0]?.checks.push({ kind: 'length', unit: 'words', min: 10 });
	const alignment = alignmentEdition({ model: 'simulated', opensAt: '2026-03-02T09:00:00Z' });

	expect(readRulebook(JSON.stringify(rulebook))).toMatchObject({ ok: true });
	expect(readRulebook(JSON.stringify(alignment))).toMatchObject({ ok: true, rulebook: alignment });
});
