import { expect } from 'vitest';
import { FairQueue, type QueuePosition, type Release } from './queue.ts';

/** One call as the queue treats it, and who came in between it and its place. */
export interface QueuedCall {
	teamId: string;
	contestId: string;
	state: 'waiting' | 'admitted' | 'ended' | 'left';
	admissions: number;
	/** Its team had never called before. */
	first: boolean;
	told: QueuePosition[];
	leave: () => void;
	release: Release;
	/** Other teams' admissions since this was the next of its own, pauses left out. */
	passedBy: Map<string, number>;
}

/** A queue with everything that ever happened in it. */
export class QueueSimulation {
	readonly calls: QueuedCall[] = [];
	private readonly queue: FairQueue;
	private readonly paused = new Set<string>();
	private running = 0;

	constructor(places: number) {
		this.queue = new FairQueue(places);
	}

	in(state: QueuedCall['state']): QueuedCall[] {
		return this.calls.filter((call) => call.state === state);
	}

	enter(teamId: string, { costNwh = 1, contestId = 'c' } = {}) {
		const leaving = new AbortController();
		const call: QueuedCall = {
			teamId,
			contestId,
			state: 'waiting',
			admissions: 0,
			first: this.calls.every((other) => other.teamId !== teamId),
			told: [],
			leave: () => leaving.abort(new Error('left')),
			release: () => undefined,
			passedBy: new Map()
		};
		this.calls.push(call);
		const told = (position: QueuePosition) => call.told.push(position);
		this.queue.enter({ teamId, contestId, costNwh, signal: leaving.signal, told }).then(
			(release) => this.admit(call, release),
			() => {
				call.state = 'left';
			}
		);
	}

	end(call: QueuedCall | undefined) {
		if (call) call.state = 'ended';
		call?.release();
	}

	pause(contestId: string) {
		this.paused.add(contestId);
		this.queue.pause(contestId);
	}

	resume(contestId: string) {
		this.paused.delete(contestId);
		for (const call of this.in('waiting')) {
			if (call.contestId === contestId) call.passedBy.clear();
		}
		this.queue.resume(contestId);
	}

	setPlaces(places: number) {
		this.queue.setPlaces(places);
	}

	private admit(call: QueuedCall, release: Release) {
		expect(this.paused).not.toContain(call.contestId);
		Object.assign(call, { state: 'admitted', release, admissions: call.admissions + 1 });
		for (const { teamId, contestId, passedBy } of this.heads()) {
			if (teamId === call.teamId || this.paused.has(contestId)) continue;
			passedBy.set(call.teamId, (passedBy.get(call.teamId) ?? 0) + 1);
		}
	}

	/** The next call of each team. */
	private heads(): QueuedCall[] {
		const heads = new Map<string, QueuedCall>();
		for (const call of this.in('waiting')) {
			if (!heads.has(call.teamId)) heads.set(call.teamId, call);
		}
		return [...heads.values()];
	}

	/** As many run as may, whoever may waits for nothing else, and each knows where it stands. */
	expectOrder() {
		const [admitted, waiting] = [this.in('admitted'), this.in('waiting')];
		const { places, running, length } = this.queue;
		expect(running).toBe(admitted.length);
		expect(length).toBe(waiting.length);
		// Those that run when places are taken away go on.
		expect(running).toBeLessThanOrEqual(Math.max(places, this.running));
		this.running = running;
		if (waiting.some(({ contestId }) => !this.paused.has(contestId))) {
			expect(running).toBeGreaterThanOrEqual(places);
		}
		for (const { told } of waiting) {
			expect(told.length).toBeGreaterThan(0);
			expect(told.at(-1)?.ahead).toBeLessThan(this.calls.length);
		}
	}

	/** Nobody who may go was passed by another team more than once. */
	expectPassedOnce(whom: (call: QueuedCall) => boolean) {
		for (const { passedBy } of this.calls.filter(whom)) {
			for (const times of passedBy.values()) expect(times).toBeLessThanOrEqual(1);
		}
	}

	/** Ends what runs until nothing waits: each call had its place once, or left. */
	async expectAllServed() {
		for (const contestId of this.paused) this.resume(contestId);
		this.setPlaces(Math.max(1, this.queue.places));
		await turn();
		for (let [call] = this.in('admitted'); call; [call] = this.in('admitted')) {
			this.end(call);
			await turn();
			this.expectOrder();
		}
		expect(this.in('waiting')).toEqual([]);
		for (const { state, admissions } of this.calls) {
			expect(admissions).toBe(state === 'left' ? 0 : 1);
		}
	}
}

/** Lets every promise that can settle do so. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
