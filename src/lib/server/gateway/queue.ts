/** A place at the endpoint, to be given back once. */
export type Release = () => void;

interface Waiting {
	teamId: string;
	enter: (release: Release) => void;
}

/**
 * Who may call the endpoint next: as many at a time as it takes, and teams in turn, so that one
 * team's many calls delay another's single one by at most one answer.
 */
export class FairQueue {
	readonly places: number;
	private taken = 0;
	/** Teams in the order of their next turn, each with what it has waiting. */
	private readonly turns = new Map<string, Waiting[]>();

	constructor(places: number) {
		this.places = places;
	}

	/** Whether whoever comes now has to wait. */
	get full(): boolean {
		return this.taken >= this.places;
	}

	/** Resolves with a place. Rejects if `signal` aborts first. */
	enter({ teamId, signal }: { teamId: string; signal: AbortSignal }): Promise<Release> {
		return new Promise((resolve, reject) => {
			if (signal.aborted) return reject(signal.reason);
			const leave = () => {
				this.drop(teamId, waiting);
				reject(signal.reason);
			};
			const waiting: Waiting = {
				teamId,
				enter: (release) => {
					signal.removeEventListener('abort', leave);
					resolve(release);
				}
			};
			signal.addEventListener('abort', leave, { once: true });
			this.turns.set(teamId, [...(this.turns.get(teamId) ?? []), waiting]);
			this.admit();
		});
	}

	/** How many wait. */
	get length(): number {
		return [...this.turns.values()].reduce((sum, waiting) => sum + waiting.length, 0);
	}

	private admit() {
		while (this.taken < this.places) {
			const [turn] = this.turns;
			if (!turn) return;
			const [teamId, [next, ...later]] = turn;
			this.turns.delete(teamId);
			if (later.length > 0) this.turns.set(teamId, later);
			this.taken++;
			next?.enter(this.place());
		}
	}

	private place(): Release {
		let held = true;
		return () => {
			if (!held) return;
			held = false;
			this.taken--;
			this.admit();
		};
	}

	private drop(teamId: string, waiting: Waiting) {
		const rest = (this.turns.get(teamId) ?? []).filter((other) => other !== waiting);
		if (rest.length > 0) this.turns.set(teamId, rest);
		else this.turns.delete(teamId);
	}
}
