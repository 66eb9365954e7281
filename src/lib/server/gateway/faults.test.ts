import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, generous, rehearse, spent } from '../../../../tests/support/gateway.ts';
import type { Script } from '../../../../tests/support/stand-in.ts';
import { openaiEndpoint } from './openai-endpoint.ts';

onEveryEngine('an endpoint’s fault', ({ test }) => {
	test.for([
		[{ status: 429 }, 'endpoint_busy'],
		[{ status: 500 }, 'endpoint_error'],
		[{ status: 400 }, 'endpoint_error'],
		[{ fault: { kind: 'reset', after: 0 } }, 'endpoint_error'],
		[{ fault: { kind: 'reset', after: 2 } }, 'endpoint_error'],
		[{ fault: { kind: 'truncate', after: 2 } }, 'endpoint_error'],
		[{ fault: { kind: 'error', after: 2 } }, 'endpoint_error'],
		[{ fault: { kind: 'stall', after: 2 } }, 'endpoint_timeout'],
		[{ fault: { kind: 'hang', after: 0 } }, 'endpoint_timeout']
	] as [Script, string][])(
		'%j costs the team nothing and uses up no attempt',
		async ([script, code], { db }) => {
			const { world, team } = await rehearse(db, script);
			const impatient = { ENDPOINT_FIRST_TOKEN_SECONDS: 1, ENDPOINT_IDLE_SECONDS: 1 };
			world.ctx.endpoint = openaiEndpoint({ ...world.ctx.settings, ...impatient }, true);

			const live = await ask(world, team, 'Hola');
			const { bill, fault } = await live.settled;

			expect(fault?.code).toBe(code);
			expect(bill).toMatchObject({ outcome: 'failed', billed: false });
			expect(await spent(world, team)).toMatchObject({
				interactions: 0,
				tokens: 0,
				energyNwh: 0n,
				open: 0
			});
		}
	);

	test('that is not there at all is said and costs nothing', async ({ db }) => {
		const { world, team, standIn } = await rehearse(db);
		await standIn.close();

		const { fault, bill } = await (await ask(world, team, 'Hola')).settled;

		expect(fault?.code).toBe('endpoint_unavailable');
		expect(bill.billed).toBe(false);
	});

	test('with part of an answer is forgiven only as often as the rulebook says', async ({ db }) => {
		const { world, team } = await rehearse(
			db,
			{ fault: { kind: 'truncate', after: 2 }, running: true },
			(rulebook) => {
				generous(rulebook);
				rulebook.forgivenFaults = 2;
			}
		);

		const billed = [];
		for (let call = 0; call < 3; call++) {
			billed.push((await (await ask(world, team, 'Hola')).settled).bill.billed);
		}

		expect(billed).toEqual([false, false, true]);
	});
});
