import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_PROMPTS } from '../../src/rehearsal/example-prompts.ts';
import type { EntryView, EstimateView } from '../../src/lib/workbench/view.ts';
import { refusalOf, teamApi, workbenchOf } from '../support/door.ts';
import { newTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { visitorOf, type Visitor } from '../support/visitor.ts';

let site: RunningSite;
beforeAll(async () => {
	site = await startSite();
}, 200_000);
afterAll(() => site?.end());

const send = (visitor: Visitor, path: string, body: object, challenge = 'hogar') =>
	visitor.fetch(teamApi(path, { challenge }), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
const estimateOf = async (visitor: Visitor, body: object, challenge?: string) =>
	(await (await send(visitor, '/estimate', body, challenge)).json()) as EstimateView;

describe('an estimate', () => {
	test('tells the tokens of a text and the most that sending it could take', async () => {
		const told = await estimateOf(await newTeam(site), { text: 'Dame cinco medidas.' });

		expect(told).toMatchObject({ most: 1500, estimated: false });
		expect(told.tokens).toBeGreaterThan(3);
		expect(told.hold?.tokens).toBeGreaterThan(600 + told.tokens);
		expect(told.warning).toBeUndefined();
	});

	test('of a text that is too long holds nothing', async () => {
		const told = await estimateOf(await newTeam(site), { text: 'palabra '.repeat(2000) });

		expect(told.tokens).toBeGreaterThan(told.most);
		expect(told.hold).toBeUndefined();
	});

	test('of a template does not count the place of the sheet, but holds the sheet', async () => {
		const team = await newTeam(site);
		const bare = await estimateOf(team, { text: 'Planifica el día.' }, 'centro-civico');
		const whole = await estimateOf(team, { text: 'Planifica el día.{{FICHA}}' }, 'centro-civico');

		expect(whole.tokens).toBe(bare.tokens);
		expect(bare.hold).toBeUndefined();
		expect(whole.hold?.tokens).toBeGreaterThan(300);
	});

	test('is nobody’s who has no session or no team', async () => {
		const asked = { text: 'Hola' };

		expect(await refusalOf(await send(visitorOf(site), '/estimate', asked))).toMatchObject({
			code: 'not_signed_in'
		});
	});
});

describe('presenting by the interface for programs', () => {
	const good = EXAMPLE_PROMPTS.find(({ id }) => id === 'hogar-tabla')?.text ?? '';

	test('answers with the checks, and lists the entry to its team alone', async () => {
		const team = await newTeam(site);
		await (await team.prompt('hogar', good)).text();
		const [turn] = (await workbenchOf(team)).turns;
		const presented = await send(team, '/entries', { conversation: turn?.conversationId });
		const told = (await presented.json()) as { entry: string; presentationsLeft: number };

		expect(told).toMatchObject({ presentationsLeft: 4, passed: expect.any(Boolean) });
		expect(await entriesOf(team)).toMatchObject([
			{ id: told.entry, counts: true, cost: { interactions: 1 } }
		]);
		expect(await entriesOf(await newTeam(site))).toEqual([]);
	});

	test('refuses another team’s conversation and a body of another shape', async () => {
		const team = await newTeam(site);
		await (await team.prompt('hogar', good)).text();
		const [turn] = (await workbenchOf(team)).turns;
		const stranger = await newTeam(site);

		expect(
			await refusalOf(await send(stranger, '/entries', { conversation: turn?.conversationId }))
		).toMatchObject({ code: 'not_presentable' });
		expect(await refusalOf(await send(team, '/entries', { text: 'x' }))).toMatchObject({
			code: 'invalid_request'
		});
	});

	const entriesOf = async (visitor: Visitor) => {
		const listed = (await (await visitor.fetch(teamApi('/entries'))).json()) as {
			entries: EntryView[];
		};
		return listed.entries;
	};
});
