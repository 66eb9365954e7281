/** A place at the endpoint, to be given back once. */
export type Release = () => void;

/** Where someone stands who waits. */
export interface QueuePosition {
	/** Calls that will be served first. */
	ahead: number;
	/** The organiser holds the contest's calls back. */
	paused: boolean;
	/** Milliseconds until its turn, by how long the last answers took; `undefined` while nothing is known. */
	expectedMs: number | undefined;
}

export interface Entering {
	teamId: string;
	contestId: string;
	/** The most that the call can take, whole nanowatt-hours. */
	costNwh: number;
	signal: AbortSignal;
	/** Told at once where it has to wait, and again whenever its position changed. */
	told?: (position: QueuePosition) => void;
}

interface Waiting extends Entering {
	/** Its turn in virtual time. */
	start: number;
	last: QueuePosition | undefined;
	enter: (release: Release) => void;
}

const TELL_EVERY_MS = 1000;
/** Weight of the newest answer in the mean of how long one takes. */
const NEWEST = 0.2;

/**
 * Who may call the endpoint next: as many at a time as it takes, and teams in turn by the energy that
 * they ask for (start-time fair queueing, Goyal, Vin and Cheng, 1996): a team's next call starts where
 * its last one ends in virtual time, and the earliest start goes first. One team's many calls delay
 * another's single one by at most one answer.
 */
export class FairQueue {
	private readonly clock: () => number;
	private most: number;
	private taken = 0;
	private admissions = 0;
	private virtualTime = 0;
	private meanMs: number | undefined;
	private readonly waiting: Waiting[] = [];
	/** Where each team's last call ends, in virtual time. */
	private readonly ends = new Map<string, number>();
	/** When each team was let in last, counted in admissions. */
	private readonly lastIn = new Map<string, number>();
	private readonly pausedContests = new Set<string>();
	private telling: NodeJS.Timeout | undefined;

	constructor(places: number, clock: () => number = () => performance.now()) {
		this.most = places;
		this.clock = clock;
	}

	/** How many calls the endpoint runs at a time. */
	get places(): number {
		return this.most;
	}

	/** Calls that the endpoint runs now. */
	get running(): number {
		return this.taken;
	}

	/** How many wait. */
	get length(): number {
		return this.waiting.length;
	}

	/** Changes how many calls run at a time; those that run go on. */
	setPlaces(places: number): void {
		this.most = places;
		this.admit();
	}

	/** Holds a contest's calls back: those that run go on, those that wait keep their turn. */
	pause(contestId: string): void {
		this.pausedContests.add(contestId);
		this.tell();
	}

	resume(contestId: string): void {
		if (this.pausedContests.delete(contestId)) this.bringForward(contestId);
		this.admit();
		this.tell();
	}

	isPaused(contestId: string): boolean {
		return this.pausedContests.has(contestId);
	}

	/** Resolves with a place. Rejects if `signal` aborts first. */
	enter(entering: Entering): Promise<Release> {
		return new Promise((resolve, reject) => {
			const { signal, teamId, costNwh } = entering;
			if (signal.aborted) return reject(signal.reason);
			const leave = () => {
				this.drop(waiting);
				reject(signal.reason);
			};
			const start = Math.max(this.virtualTime, this.ends.get(teamId) ?? 0);
			this.ends.set(teamId, start + Math.max(1, costNwh));
			const waiting: Waiting = {
				...entering,
				start,
				last: undefined,
				enter: (release) => {
					signal.removeEventListener('abort', leave);
					resolve(release);
				}
			};
			this.insert(waiting);
			this.admit();
			if (!this.waiting.includes(waiting)) return;
			signal.addEventListener('abort', leave, { once: true });
			this.tellOne(waiting, this.waiting.indexOf(waiting));
			this.telling ??= setInterval(() => this.tell(), TELL_EVERY_MS).unref();
		});
	}

	/** What waited through a pause makes up for it at nobody's cost: its turns begin now, in their order. */
	private bringForward(contestId: string) {
		const delays = new Map<string, number>();
		for (const waiting of this.waiting) {
			if (waiting.contestId !== contestId) continue;
			const { teamId, start } = waiting;
			const delay = delays.get(teamId) ?? Math.max(0, this.virtualTime - start);
			delays.set(teamId, delay);
			waiting.start += delay;
		}
		for (const [teamId, delay] of delays) {
			this.ends.set(teamId, (this.ends.get(teamId) ?? 0) + delay);
		}
		this.waiting.sort((a, b) => a.start - b.start);
	}

	private insert(waiting: Waiting) {
		let place = this.waiting.length;
		while (place > 0 && waiting.start < (this.waiting[place - 1]?.start ?? 0)) place--;
		this.waiting.splice(place, 0, waiting);
	}

	private admit() {
		while (this.taken < this.most) {
			const next = this.next();
			if (!next) break;
			this.waiting.splice(this.waiting.indexOf(next), 1);
			this.lastIn.set(next.teamId, this.admissions++);
			this.virtualTime = Math.max(this.virtualTime, next.start);
			this.taken++;
			next.enter(this.place());
		}
		if (this.waiting.length === 0) this.rest();
	}

	/** The earliest start; of those that start together, the team that has waited longest for a place. */
	private next(): Waiting | undefined {
		let best: Waiting | undefined;
		for (const waiting of this.waiting) {
			if (best && waiting.start > best.start) break;
			if (this.isPaused(waiting.contestId)) continue;
			if (!best || this.lastInOf(waiting) < this.lastInOf(best)) best = waiting;
		}
		return best;
	}

	private lastInOf({ teamId }: Waiting): number {
		return this.lastIn.get(teamId) ?? -1;
	}

	private place(): Release {
		let held = true;
		const since = this.clock();
		return () => {
			if (!held) return;
			held = false;
			this.taken--;
			const took = this.clock() - since;
			this.meanMs = this.meanMs === undefined ? took : this.meanMs + (took - this.meanMs) * NEWEST;
			this.admit();
		};
	}

	/** Nobody waits: nobody needs telling, and once nothing runs no team is behind another. */
	private rest() {
		clearInterval(this.telling);
		this.telling = undefined;
		if (this.taken > 0) return;
		this.virtualTime = 0;
		this.ends.clear();
		this.lastIn.clear();
	}

	/** Who leaves gives its turn to the team's next. */
	private drop(gone: Waiting) {
		const place = this.waiting.indexOf(gone);
		if (place < 0) return;
		this.waiting.splice(place, 1);
		let { start } = gone;
		for (const later of this.waiting.filter(({ teamId }) => teamId === gone.teamId)) {
			if (later.start < gone.start) continue;
			this.waiting.splice(this.waiting.indexOf(later), 1);
			later.start = start;
			start += Math.max(1, later.costNwh);
			this.insert(later);
		}
		this.ends.set(gone.teamId, start);
		if (this.waiting.length === 0) this.rest();
	}

	private tell() {
		this.waiting.forEach((waiting, place) => this.tellOne(waiting, place));
	}

	private tellOne(waiting: Waiting, place: number) {
		const position = {
			ahead: place,
			paused: this.isPaused(waiting.contestId),
			expectedMs:
				this.meanMs === undefined ? undefined : Math.round((this.meanMs * (place + 1)) / this.most)
		};
		const { last } = waiting;
		if (last && last.ahead === position.ahead && last.paused === position.paused) return;
		waiting.last = position;
		waiting.told?.(position);
	}
}
