import { describe, expect, test } from 'vitest';
import { desafioAlia } from '#scoring';
import { rulebookChanges } from '#scoring/rulebook/changes.ts';
import { formParts, withTyped } from './form.ts';
import { readRulebook } from './read-rulebook.ts';

const edition = () => desafioAlia({ model: 'simulated', opensAt: '2026-03-02T09:00:30Z' });
const fields = (document: unknown) => formParts(document).flatMap((part) => part.fields);
const shown = (document: unknown) =>
	Object.fromEntries(fields(document).map(({ name, value }) => [name, value]));

test('a form that comes back as it was shown changes nothing', () => {
	const typed = Object.fromEntries(
		Object.entries(shown(edition())).map(([name, value]) => [name, value.replaceAll('\n', '\r\n')])
	);

	expect(withTyped(edition(), typed)).toEqual(edition());
});

test('the contest, each round and each challenge have their fields, as people read them', () => {
	expect(formParts(edition()).map(({ kind, at, title }) => [kind, at, title])).toEqual([
		['contest', '', 'Desafío ALIA'],
		['round', 'rounds.0', 'Fase previa en línea'],
		['challenge', 'rounds.0.challenges.0', 'Reto 1 · Un hogar que gasta menos'],
		['challenge', 'rounds.0.challenges.1', expect.any(String)],
		['challenge', 'rounds.0.challenges.2', 'Práctica · Una oficina de barrio']
	]);
	expect(shown(edition())).toMatchObject({
		'rounds.0.phases.opens': '2026-03-02T10:00',
		'rounds.0.challenges.0.budget.energyNwh': '5',
		'rounds.0.challenges.1.ranking.parNwh': '0,05',
		'rounds.0.challenges.0.ties': expect.stringContaining(', '),
		'rounds.0.model.simulated': 'true',
		appealHours: ''
	});
	expect(Object.keys(shown(edition()))).not.toContain('rounds.0.challenges.0.ranking.parNwh');
	expect(Object.keys(shown(edition()))).toContain('rounds.0.challenges.1.rubric.0.weight');
});

describe('what is typed', () => {
	const home = 'rounds.0.challenges.0';

	test.each([
		['title.es', 'Otro', ['title', 'es'], 'Otro'],
		['team.max', '4', ['team', 'max'], 4],
		['appealHours', '24', ['appealHours'], 24],
		[
			'rounds.0.phases.closes',
			'2026-03-16T12:00',
			['phases', 'closes'],
			'2026-03-16T11:00:00.000Z'
		],
		['rounds.0.model.parameters.temperature', '0,7', ['model', 'parameters', 'temperature'], 0.7],
		[`${home}.budget.energyNwh`, '2,5', ['budget', 'energyNwh'], 2_500_000_000],
		[`${home}.practice`, 'true', ['practice'], true],
		[`${home}.ties`, 'quality, sequence', ['ties'], ['quality', 'sequence']],
		[`${home}.judging.judges`, '3', ['judging', 'judges'], 3]
	])('into «%s» is what the document says', (name, said, field, after) => {
		const changes = rulebookChanges(edition(), withTyped(edition(), { [name]: said }));

		expect(changes).toMatchObject([{ field, after }]);
		expect(changes).toHaveLength(1);
	});

	test.each([
		['team.max', 'muchas'],
		['rounds.0.phases.closes', 'mañana'],
		[`${home}.budget.energyNwh`, '-1'],
		['rounds.0.model.parameters.top_p', 'uno']
	])('into «%s» and is no such thing is kept, and found wrong there', (name, said) => {
		const document = withTyped(edition(), { [name]: said });

		expect(shown(document)[name]).toBe(said);
		const read = readRulebook(JSON.stringify(document));
		expect(read.ok).toBe(false);
		expect(!read.ok && read.findings.map(({ path }) => path)).toContain(name);
	});

	test('of an optional field, when blank, takes it out', () => {
		const document = { ...edition(), appealHours: 24 };

		expect(withTyped(document, { appealHours: ' ' })).toEqual(edition());
	});

	test('as another choice brings the fields of that choice, and loses those of the last', () => {
		const points = withTyped(edition(), { [`${home}.ranking.policy`]: 'weighted' });

		expect(shown(points)).toMatchObject({
			[`${home}.ranking.a`]: '1/2',
			[`${home}.ranking.parNwh`]: ''
		});
		expect(withTyped(points, { [`${home}.ranking.policy`]: 'gate-then-energy' })).toEqual(
			edition()
		);
		const best = withTyped(edition(), { 'rounds.0.admission.kind': 'best' });
		expect(Object.keys(shown(best))).toContain('rounds.0.admission.of');
	});

	test('into what no form has is not read', () => {
		const typed = {
			id: 'otro',
			'rounds.0.id': 'otra',
			'__proto__.x': '1',
			'rounds.9.title.es': 'x'
		};

		expect(withTyped(edition(), typed)).toEqual(edition());
	});
});

test.each([
	[undefined],
	[null],
	[[]],
	['texto'],
	[{}],
	[{ rounds: 3, title: 'x' }],
	[{ rounds: [{}] }]
])('a document that is hardly one, %j, has the fields that it can have', (document) => {
	expect(() => withTyped(document, { 'title.es': 'Un título' })).not.toThrow();
});
