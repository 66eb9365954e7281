import type { ScreenState } from '#lib/screen/scenes.ts';

const EVERY_MS = 10_000;
const PATIENCE_MS = 8_000;

/**
 * What the screen shows, looked for anew every ten seconds. Where the connection is lost it keeps the
 * last and says since when, and comes back by itself.
 */
export class ScreenWatch {
	state = $state.raw<ScreenState>() as ScreenState;
	/** Since when nothing has been heard, by this machine's clock; undefined while all is well. */
	lostSince = $state<number>();
	private heardAt = 0;
	private tag: string | undefined;

	constructor(first: ScreenState) {
		this.state = first;
	}

	/** Begins to look; gives what ends it. */
	start(address: string): () => void {
		this.heardAt = Date.now();
		const look = () => void this.look(address);
		const lost = () => (this.lostSince ??= this.heardAt);
		const timer = setInterval(look, EVERY_MS);
		addEventListener('online', look);
		addEventListener('offline', lost);

		return () => {
			clearInterval(timer);
			removeEventListener('online', look);
			removeEventListener('offline', lost);
		};
	}

	private async look(address: string): Promise<void> {
		try {
			const headers = this.tag === undefined ? undefined : { 'if-none-match': this.tag };
			const signal = AbortSignal.timeout(PATIENCE_MS);
			const response = await fetch(address, { ...(headers ? { headers } : {}), signal });
			if (!response.ok && response.status !== 304) throw new Error(response.statusText);
			if (response.status !== 304) {
				this.state = (await response.json()) as ScreenState;
				this.tag = response.headers.get('etag') ?? undefined;
			}
			this.heardAt = Date.now();
			this.lostSince = undefined;
		} catch {
			this.lostSince ??= this.heardAt;
		}
	}
}
