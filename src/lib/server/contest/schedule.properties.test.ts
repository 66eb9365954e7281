import fc from 'fast-check';
import { expect } from 'vitest';
import { PHASE_INSTANTS, scheduleInForce, type RoundInstants } from '#scoring';
import { instantsOf, orderFaults } from '#scoring/rulebook/schedule.ts';
import { Refusal } from '#lib/refusal.ts';
import { test } from '../../../../tests/support/databases.ts';
import { newId } from '../db/id.ts';
import { openContest, rulebook } from './contest.fixture.ts';
import { overridesOf } from './in-force.ts';
import { happenNow, moveInstant } from './schedule.ts';

const HOUR = 3_600_000;
const [round] = rulebook.rounds;
if (!round) throw new Error('a rulebook has a round');
const planned = instantsOf(round);
const anInstant = fc.constantFrom(...PHASE_INSTANTS);

/** Somewhere near an instant of the plan, where orders are easily upset. */
const moment = fc
	.tuple(anInstant, fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -99, max: 99 })))
	.map(([instant, away]) => planned[instant] + away * HOUR);
const order = fc.oneof(
	fc.record({ move: anInstant, to: moment, after: fc.nat(30) }),
	fc.record({ happens: anInstant, after: fc.nat(30) })
);

test('whatever an organiser orders, phases keep their order and what has passed stays', async ({
	db
}) => {
	await fc.assert(
		fc.asyncProperty(moment, fc.array(order, { maxLength: 12 }), async (start, orders) => {
			const contest = await openContest(db, `c-${newId()}`);
			const change = { contest, roundId: round.id, reason: 'Corte de luz', byAccountId: 'x' };
			const read = async (): Promise<RoundInstants> => {
				const overrides = await overridesOf(db.read, { contestId: contest.id });
				return scheduleInForce(rulebook, overrides).get(round.id) ?? planned;
			};
			let at = start;
			for (const one of orders) {
				at += one.after * HOUR;
				const before = await read();
				const ordered = db.write((tx) =>
					'move' in one
						? moveInstant(tx, { ...change, instant: one.move, movedTo: one.to, at })
						: happenNow(tx, { ...change, instant: one.happens, at })
				);
				const refused = await ordered.then(
					() => false,
					(cause: unknown) => {
						expect(cause).toBeInstanceOf(Refusal);
						return true;
					}
				);

				const now = await read();
				if (refused) expect(now).toEqual(before);
				expect(orderFaults(now)).toEqual([]);
				for (const instant of PHASE_INSTANTS) {
					if (before[instant] <= at) expect(now[instant]).toBe(before[instant]);
					else expect(now[instant]).toBeGreaterThanOrEqual(at);
				}
				if ('happens' in one && before[one.happens] > at) expect(refused).toBe(false);
				if ('happens' in one && !refused) expect(now[one.happens] - at).toBeLessThan(10);
			}
		}),
		{ numRuns: 60, interruptAfterTimeLimit: 6000 }
	);
});

test('a second organiser who closes a round that was just closed is told so', async ({ db }) => {
	const contest = await openContest(db);
	const at = planned.opens + HOUR;
	const change = { contest, roundId: round.id, reason: 'Fin', byAccountId: 'x' };
	const close = (at: number) =>
		db.write((tx) => happenNow(tx, { ...change, instant: 'closes', at }));

	const both = await Promise.allSettled([close(at), close(at + 50)]);

	expect(both[0]?.status).toBe('fulfilled');
	expect(both[1]).toMatchObject({ reason: { details: { problem: 'already-past' } } });
	const overrides = await overridesOf(db.read, { contestId: contest.id });
	expect(overrides.filter(({ instant }) => instant === 'closes')).toHaveLength(1);
});
