import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { playContest, type PlayedContest } from './contest-archive.fixture.ts';
import { erasePerson } from './erase-person.ts';
import { giveConsent, revokeConsent } from './text-consent.ts';
import { winnersOf } from './winners.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

onEveryEngine('the prompts of who won', ({ test }) => {
	test('are told as they were sent, while the whole team consents', async ({ db }) => {
		const contest = (played = await playContest(db));
		const { contest: inForce, teams, boards } = contest;
		const told = async () => {
			const all = await winnersOf(db.read, { contest: inForce });
			return all.flatMap(({ challengeId, winners }) =>
				winners.map(({ team, prompts }) => [challengeId, team, prompts?.length])
			);
		};
		const placed = [...boards].flatMap(([id, { board }]) =>
			board.rows.flatMap((row) => (row.place === undefined ? [] : [[id, row.teamName]]))
		);
		expect(placed.length).toBeGreaterThan(1);
		expect(await told()).toEqual(placed.map(([id, team]) => [id, team, undefined]));

		const row = boards.get('hogar')?.board.rows.find(({ place }) => place !== undefined);
		const winner = teams.find(({ id }) => id === row?.teamId);
		const own = { contestId: inForce.id, accountId: winner?.accountId ?? '' };
		await db.write((tx) => giveConsent(tx, { ...own, at: 1 }));
		const [home] = await winnersOf(db.read, { contest: inForce });
		const first = home?.winners.find(({ team }) => team === row?.teamName);
		const kept = await db.read
			.select({ prompt: db.t.interactionText.prompt })
			.from(db.t.interactionText);
		expect(first?.prompts).toHaveLength(row?.interactions ?? 0);
		expect(kept.map(({ prompt }) => prompt)).toEqual(expect.arrayContaining(first?.prompts ?? []));
		for (const [id, team, prompts] of await told()) {
			if (team !== row?.teamName) expect(prompts, `${id} ${team}`).toBeUndefined();
		}

		await db.write((tx) => revokeConsent(tx, own));
		expect((await told()).every(([, , prompts]) => prompts === undefined)).toBe(true);
		await db.write((tx) => giveConsent(tx, { ...own, at: 2 }));
		await db.write((tx) => erasePerson(tx, { accountId: own.accountId }));
		expect((await told()).every(([, , prompts]) => prompts === undefined)).toBe(true);
	});
});
