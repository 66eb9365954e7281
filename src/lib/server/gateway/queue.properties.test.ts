import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FairQueue, type Release } from './queue.ts';

/** One call as the queue treats it, and who came in between it and its place. */
interface Call {
	teamId: string;
	state: 'waiting' | 'admitted' | 'ended' | 'left';
	admissions: number;
	leave: () => void;
	release: Release;
	/** Other teams' admissions since this was the next of its own. */
	passedBy: Map<string, number>;
}

/** A queue with everything that ever happened in it. */
class Simulation {
	readonly calls: Call[] = [];
	private readonly queue: FairQueue;

	constructor(places: number) {
		this.queue = new FairQueue(places);
	}

	in(state: Call['state']): Call[] {
		return this.calls.filter((call) => call.state === state);
	}

	enter(teamId: string) {
		const leaving = new AbortController();
		const call: Call = {
			teamId,
			state: 'waiting',
			admissions: 0,
			leave: () => leaving.abort(new Error('left')),
			release: () => undefined,
			passedBy: new Map()
		};
		this.calls.push(call);
		this.queue.enter({ teamId, signal: leaving.signal }).then(
			(release) => this.admit(call, release),
			() => {
				call.state = 'left';
			}
		);
	}

	private admit(call: Call, release: Release) {
		Object.assign(call, { state: 'admitted', release, admissions: call.admissions + 1 });
		for (const { teamId, passedBy } of this.heads()) {
			if (teamId === call.teamId) continue;
			passedBy.set(call.teamId, (passedBy.get(call.teamId) ?? 0) + 1);
		}
	}

	/** The next call of each team. */
	heads(): Call[] {
		const heads = new Map<string, Call>();
		for (const call of this.in('waiting')) {
			if (!heads.has(call.teamId)) heads.set(call.teamId, call);
		}
		return [...heads.values()];
	}

	expectOrder(places: number) {
		const [admitted, waiting] = [this.in('admitted'), this.in('waiting')];
		expect(admitted.length).toBeLessThanOrEqual(places);
		if (waiting.length > 0) expect(admitted).toHaveLength(places);
		expect(this.queue.length).toBe(waiting.length);
		expect(this.queue.full).toBe(admitted.length === places);
		for (const { passedBy } of this.calls) {
			for (const times of passedBy.values()) expect(times).toBeLessThanOrEqual(1);
		}
	}
}

const pick = (calls: Call[], which: number) => calls[which % Math.max(1, calls.length)];

/** Whatever comes next: one team sends far more than the others. */
const happening = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ kind: fc.constant('enter'), which: fc.constant(0) }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('enter'), which: fc.nat(4) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('leave'), which: fc.nat(20) }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('end'), which: fc.nat(20) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('end twice'), which: fc.nat(20) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('leave late'), which: fc.nat(20) }) }
);

test('no team waits for more than one answer of another, and no place is lost or given twice', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 5 }),
			fc.array(happening, { maxLength: 60 }),
			async (places, happenings) => {
				const simulation = new Simulation(places);
				for (const { kind, which } of happenings) {
					if (kind === 'enter') simulation.enter(`equipo-${which}`);
					else if (kind === 'leave') pick(simulation.in('waiting'), which)?.leave();
					else if (kind === 'leave late') pick(simulation.in('admitted'), which)?.leave();
					else if (kind === 'end twice') pick(simulation.in('ended'), which)?.release();
					else {
						const call = pick(simulation.in('admitted'), which);
						if (call) call.state = 'ended';
						call?.release();
					}
					await settled();
					simulation.expectOrder(places);
				}

				for (let [call] = simulation.in('admitted'); call; [call] = simulation.in('admitted')) {
					call.state = 'ended';
					call.release();
					await settled();
					simulation.expectOrder(places);
				}
				expect(simulation.in('waiting')).toEqual([]);
				for (const { state, admissions } of simulation.calls) {
					expect(admissions).toBe(state === 'left' ? 0 : 1);
				}
			}
		),
		{ numRuns: 300 }
	);
});

test('a call that has left before it came takes no place', async () => {
	const queue = new FairQueue(1);

	await expect(
		queue.enter({ teamId: 'a', signal: AbortSignal.abort(new Error('left')) })
	).rejects.toThrow('left');

	expect(queue.full).toBe(false);
	expect(queue.length).toBe(0);
});

/** Lets every promise that can settle do so. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
