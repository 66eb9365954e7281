export interface Stopwatch {
	/** How long each stage took, in milliseconds, in their order. */
	stages: { name: string; ms: number }[];
	stage: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

/** Times the stages of an event; `tell` hears of each when it is over. */
export function newStopwatch(tell: (line: string) => void): Stopwatch {
	const stages: Stopwatch['stages'] = [];

	return {
		stages,
		async stage(name, work) {
			const start = performance.now();
			const result = await work();
			const ms = performance.now() - start;
			stages.push({ name, ms });
			tell(`${name.padEnd(16)}${(ms / 1000).toFixed(1).padStart(7)} s`);
			return result;
		}
	};
}
