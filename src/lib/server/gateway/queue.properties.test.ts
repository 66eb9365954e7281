import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QueueSimulation, turn, type QueuedCall } from './queue.fixture.ts';

const pick = (calls: QueuedCall[], which: number) => calls[which % Math.max(1, calls.length)];
const of = (kind: string, arbitrary: fc.Arbitrary<number>) =>
	fc.record({ kind: fc.constant(kind), which: arbitrary });

/** Whatever comes next: one team sends far more than the others. */
const calls = [
	{ weight: 5, arbitrary: of('enter', fc.constant(0)) },
	{ weight: 3, arbitrary: of('enter', fc.nat(4)) },
	{ weight: 2, arbitrary: of('leave', fc.nat(20)) },
	{ weight: 4, arbitrary: of('end', fc.nat(20)) },
	{ weight: 1, arbitrary: of('end twice', fc.nat(20)) },
	{ weight: 1, arbitrary: of('leave late', fc.nat(20)) }
];
const orders = [
	{ weight: 2, arbitrary: of('newcomer', fc.nat(1)) },
	{ weight: 1, arbitrary: of('pause', fc.nat(1)) },
	{ weight: 2, arbitrary: of('resume', fc.nat(1)) },
	{ weight: 1, arbitrary: of('places', fc.integer({ min: 0, max: 6 })) }
];
const costs = fc.infiniteStream(fc.integer({ min: 1, max: 1000 }));

function happen(simulation: QueueSimulation, kind: string, which: number, costNwh: number) {
	// Teams of two contests, which an organiser pauses apart.
	if (kind === 'enter') {
		simulation.enter(`equipo-${which}`, { costNwh, contestId: `concurso-${which % 2}` });
	} else if (kind === 'newcomer') {
		const teamId = `equipo-nuevo-${simulation.calls.length}`;
		simulation.enter(teamId, { costNwh, contestId: `concurso-${which}` });
	} else if (kind === 'leave') pick(simulation.in('waiting'), which)?.leave();
	else if (kind === 'leave late') pick(simulation.in('admitted'), which)?.leave();
	else if (kind === 'end twice') pick(simulation.in('ended'), which)?.release();
	else if (kind === 'end') simulation.end(pick(simulation.in('admitted'), which));
	else if (kind === 'pause') simulation.pause(`concurso-${which}`);
	else if (kind === 'resume') simulation.resume(`concurso-${which}`);
	else simulation.setPlaces(which);
}

test('no team waits for more than one answer of another, and no place is lost or given twice', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 5 }),
			fc.array(fc.oneof(...calls), { maxLength: 80, size: 'max' }),
			async (places, happenings) => {
				const simulation = new QueueSimulation(places);
				for (const { kind, which } of happenings) {
					happen(simulation, kind, which, 1);
					await turn();
					simulation.expectOrder();
					simulation.expectPassedOnce(() => true);
				}
				await simulation.expectAllServed();
				simulation.expectPassedOnce(() => true);
			}
		),
		{ numRuns: 300 }
	);
});

test('whatever calls cost, and whatever is paused or resumed, a team’s first call waits for at most one answer of each other team', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 5 }),
			fc.array(fc.oneof(...calls, ...orders), { maxLength: 150, size: 'max' }),
			costs,
			async (places, happenings, cost) => {
				const simulation = new QueueSimulation(places);
				for (const { kind, which } of happenings) {
					happen(simulation, kind, which, cost.next().value ?? 1);
					await turn();
					simulation.expectOrder();
					simulation.expectPassedOnce(({ first }) => first);
				}
				await simulation.expectAllServed();
			}
		),
		{ numRuns: 200 }
	);
});

test('one team’s hundred calls keep another’s single one waiting for one place', async () => {
	const simulation = new QueueSimulation(8);
	for (let call = 0; call < 100; call++) simulation.enter('pesado', { costNwh: 1 + (call % 7) });
	await turn();
	simulation.enter('ligero', { costNwh: 1000 });
	await turn();

	simulation.end(simulation.in('admitted')[0]);
	await turn();

	expect(simulation.in('admitted').map(({ teamId }) => teamId)).toContain('ligero');
});
