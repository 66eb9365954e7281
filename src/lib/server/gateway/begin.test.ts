import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import {
	ask,
	CHALLENGE,
	energyOf,
	generous,
	rehearse,
	spent
} from '../../../../tests/support/gateway.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import { happenNow } from '../contest/schedule.ts';
import { historyOf } from '../entries/history.ts';
import { promptBytes } from './ceiling.ts';
import { FairQueue } from './queue.ts';

onEveryEngine('a prompt', ({ test }) => {
	test('is answered, billed by what the endpoint reported and kept', async ({ db }) => {
		const { world, team } = await rehearse(db, { promptTokens: 321, cachedTokens: 300 });

		const live = await ask(world, team, 'Dame cinco medidas');
		const { bill, left } = await live.settled;

		expect(live.text).toBe('Hola, mundo.');
		expect(bill).toMatchObject({ outcome: 'completed', billed: true, promptTokens: 321 });
		expect(bill.energyNwh).toBe(energyOf(321, 4));
		expect(left.interactions).toBe(29);
		expect(await spent(world, team)).toMatchObject({
			interactions: 1,
			tokens: 325,
			energyNwh: energyOf(321, 4),
			open: 0
		});
		const [conversation] = await historyOf(db.read, { teamId: team.id, challengeId: CHALLENGE });
		expect(conversation?.turns[0]).toMatchObject({
			prompt: 'Dame cinco medidas',
			answer: 'Hola, mundo.',
			end: { cachedTokens: 300, finishReason: 'stop' }
		});
	});

	test('reaches the endpoint with the rulebook’s sampling and the sheet, and nothing of the client', async ({
		db
	}) => {
		const { world, team, standIn } = await rehearse(db);

		await (
			await ask(world, team, 'Hola')
		).settled;

		expect(standIn.seen[0]?.body).toMatchObject({
			temperature: 0,
			top_p: 1,
			max_tokens: 600,
			stream: true
		});
		const [system, user] = standIn.seen[0]?.body.messages ?? [];
		expect(system?.content).toContain('kWh');
		expect(user).toEqual({ role: 'user', content: 'Hola' });
	});

	test('continues the conversation whose words it repeats, and a second continuation is a branch', async ({
		db
	}) => {
		const { world, team } = await rehearse(db, {}, generous);
		const first = await ask(world, team, 'Uno');
		await first.settled;
		const history = [
			{ role: 'user' as const, content: 'Uno' },
			{ role: 'assistant' as const, content: 'Hola, mundo.' }
		];

		const second = await ask(world, team, 'Dos', { history });
		await second.settled;
		const branch = await ask(world, team, 'Tres', { history });
		await branch.settled;

		expect(second.conversationId).toBe(first.conversationId);
		expect(branch.conversationId).not.toBe(first.conversationId);
		const conversations = await historyOf(db.read, { teamId: team.id, challengeId: CHALLENGE });
		expect(conversations.map(({ turns }) => turns.map(({ prompt }) => prompt))).toEqual([
			['Uno', 'Tres'],
			['Uno', 'Dos']
		]);
	});

	test.for([
		['words that the model never said', [{ role: 'assistant' as const, content: 'Sí' }]],
		['words that it said otherwise', [{ role: 'assistant' as const, content: 'Hola, mundo. ' }]]
	] as const)('is refused with %s', async ([, said], { db }) => {
		const { world, team } = await rehearse(db);
		await (
			await ask(world, team, 'Uno')
		).settled;

		const asked = ask(world, team, 'Dos', { history: [{ role: 'user', content: 'Uno' }, ...said] });

		await expect(asked).rejects.toMatchObject({ code: 'unknown_history' });
	});

	test('of another team cannot be continued', async ({ db }) => {
		const { world, team } = await rehearse(db);
		const first = await ask(world, team, 'Uno');
		await first.settled;
		const other = await world.newTeam();

		await expect(ask(world, other, 'Dos', { after: first.id })).rejects.toMatchObject({
			code: 'unknown_history'
		});
	});

	test.for([
		['', 'prompt_empty'],
		['   \n ', 'prompt_empty'],
		['palabra '.repeat(20_000), 'prompt_too_long']
	] as const)(
		'that says nothing or too much is refused before it costs anything',
		async ([prompt, code], { db }) => {
			const { world, team, standIn } = await rehearse(db);

			await expect(ask(world, team, prompt)).rejects.toMatchObject({ code });

			expect(standIn.seen).toHaveLength(0);
			expect(await spent(world, team)).toMatchObject({ interactions: 0, open: 0 });
		}
	);

	test('after the close is refused', async ({ db }) => {
		const { world, team } = await rehearse(db);
		world.setNow(OPENS + 15 * DAY);

		await expect(ask(world, team, 'Hola')).rejects.toMatchObject({ code: 'phase_closed' });
	});

	test('that waits for a place when the round is closed is released uncharged', async ({ db }) => {
		const silent = { fault: { kind: 'hang' as const, after: 0 } };
		const { world, team, standIn } = await rehearse(db, silent, generous);
		const { ctx, contest } = world;
		ctx.queue = new FairQueue(1);
		const [writing, waiting] = [await ask(world, team, 'Uno'), await ask(world, team, 'Dos')];
		const byAccountId = await world.newStaff('organiser');
		const change = { contest, roundId: 'previa', instant: 'closes' as const, byAccountId };

		await db.write((tx) => happenNow(tx, { ...change, reason: 'Fin', at: ctx.now() }));

		world.setNow(ctx.now() + 1000);
		writing.stop();
		const { bill, fault } = await waiting.settled;
		expect(bill).toMatchObject({ outcome: 'released', billed: false });
		expect(fault?.code).toBe('phase_closed');
		expect(standIn.seen).toHaveLength(1);
	});

	test('beyond the turns of a conversation is refused', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, generous);
		let after: string | undefined;
		for (let turn = 1; turn <= 8; turn++) {
			const live = await ask(world, team, `Turno ${turn}`, after ? { after } : {});
			await live.settled;
			after = live.id;
		}

		await expect(ask(world, team, 'Turno 9', { after })).rejects.toMatchObject({
			code: 'too_many_turns'
		});
	});

	test('that is stopped is charged for what the engine wrote', async ({ db }) => {
		const words = Array.from({ length: 200 }, (_, i) => `palabra${i} `);
		const script = { words, gapMs: 5, running: true, promptTokens: 50 };
		const { world, team, standIn } = await rehearse(db, script);
		const live = await ask(world, team, 'Escribe mucho');
		await new Promise<void>((resolve) =>
			live.follow((event) => event.kind === 'text' && live.text.includes('palabra10 ') && resolve())
		);

		live.stop();
		const { bill } = await live.settled;

		expect(bill).toMatchObject({
			outcome: 'aborted',
			billed: true,
			promptTokens: 50,
			estimated: false
		});
		expect(bill.completionTokens).toBeGreaterThan(10);
		expect(bill.completionTokens).toBeLessThanOrEqual(standIn.seen[0]?.sent ?? 0);
		await expect.poll(() => standIn.seen[0]?.ended).toBe('left');
	});

	test('whose usage is above the hold costs the hold, and the rest is the platform’s', async ({
		db
	}) => {
		const { world, team, standIn } = await rehearse(db, { promptTokens: 5000 });

		const { bill } = await (await ask(world, team, 'Hola')).settled;

		const bytes = promptBytes((standIn.seen[0]?.body.messages ?? []) as ChatMessage[]);
		const hold = energyOf(bytes, 600);
		expect(bytes).toBeLessThan(5000);
		expect(bill.energyNwh).toBe(energyOf(5000, 4));
		expect(await spent(world, team)).toMatchObject({ tokens: bytes + 600, energyNwh: hold });
		const [settled] = await db.read.select().from(db.t.settlement);
		expect(settled?.overrunEnergyNwh).toBe(energyOf(5000, 4) - hold);
		expect(settled?.flags).toBe('usage_mismatch overrun');
	});
});
