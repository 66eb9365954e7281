import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { OPENS } from '../../../../tests/support/world.ts';
import { wholeInteraction } from './every-interaction.ts';
import { flaggedInteractions } from './flagged-interactions.ts';
import { interactionsPage } from './interactions.ts';
import { MINUTE, record, recordedWorld } from './interactions.fixture.ts';
import { changedWithin, modelsSeen } from './models-seen.ts';
import { openHolds } from './open-holds.ts';

onEveryEngine('what an endpoint said of itself', ({ test }) => {
	test('is flagged where it cannot be, the newest first, and found by the filter', async ({
		db
	}) => {
		const world = await recordedWorld(db);
		const contestId = world.contest.id;
		const team = await world.newTeam();
		const said = { team, outcome: 'completed' } as const;
		await record(world, said);
		const first = await record(world, { ...said, flags: ['usage_mismatch', 'other_model'] });
		const second = await record(world, {
			...said,
			heldAt: OPENS + MINUTE,
			flags: ['usage_refused']
		});
		await record(world, { team });

		const flagged = await flaggedInteractions(db.read, { contestId, most: 5 });
		const page = async (isFlagged: boolean) => {
			const filter = { contestId, flagged: isFlagged };
			return (await interactionsPage(db.read, { filter, size: 10 })).rows.length;
		};

		expect(flagged.map(({ id }) => id)).toEqual([second, first]);
		expect(flagged.map(({ end }) => end?.flags)).toEqual([
			['usage_refused'],
			['usage_mismatch', 'other_model']
		]);
		expect(await flaggedInteractions(db.read, { contestId, most: 1 })).toHaveLength(1);
		expect([await page(true), await page(false)]).toEqual([2, 2]);
	});

	test('is kept whole, with the key and the wait of the call', async ({ db }) => {
		const world = await recordedWorld(db);
		const team = await world.newTeam();
		const usage = { prompt_tokens: 7 };
		const interactionId = await record(world, {
			team,
			outcome: 'completed',
			keyId: 'k1',
			queueMs: 1234,
			rawUsage: usage
		});

		const whole = await wholeInteraction(db.read, { contestId: world.contest.id, interactionId });

		expect(whole).toMatchObject({ keyId: 'k1', end: { queueMs: 1234, calledAt: OPENS + 1234 } });
		expect(JSON.parse(whole?.end?.rawUsage ?? '')).toEqual(usage);
	});

	test('is listed version by version, and a change while a round is open shows', async ({ db }) => {
		const world = await recordedWorld(db);
		const team = await world.newTeam();
		const answered = (minute: number, fingerprint: string) =>
			record(world, {
				team,
				outcome: 'completed',
				heldAt: OPENS + minute * MINUTE,
				fingerprint
			});
		await answered(-5, 'old');
		await answered(-4, 'old');
		await answered(1, 'new');

		const seen = await modelsSeen(db.read, { contestId: world.contest.id });
		const open = { from: OPENS, to: OPENS + 100 * MINUTE };

		expect(seen.map(({ fingerprint, answers }) => [fingerprint, answers])).toEqual([
			['old', 2],
			['new', 1]
		]);
		expect(seen[0]).toMatchObject({ lastAt: OPENS - 4 * MINUTE + 100 });
		expect(changedWithin(seen, open)).toBe(false);
		await answered(2, 'old');
		expect(changedWithin(await modelsSeen(db.read, { contestId: world.contest.id }), open)).toBe(
			true
		);
	});

	test('says nothing of answers that are on their way, which are counted', async ({ db }) => {
		const world = await recordedWorld(db);
		const contestId = world.contest.id;
		expect(await openHolds(db.read, { contestId })).toBe(0);
		const team = await world.newTeam();
		await record(world, { team, challengeId: 'hogar' });
		await record(world, { team, challengeId: 'centro-civico' });
		await record(world, { team, outcome: 'completed' });

		expect(await openHolds(db.read, { contestId })).toBe(2);
		expect(await openHolds(db.read, { contestId: 'another' })).toBe(0);
	});
});
