/** One thing that was learned of an endpoint, in a sentence. */
export interface Finding {
	/** `no`: billing would be wrong. `warn`: it would be right, and something is inconvenient. */
	level: 'ok' | 'warn' | 'no';
	sentence: string;
}

export const ok = (sentence: string): Finding => ({ level: 'ok', sentence });
export const warn = (sentence: string): Finding => ({ level: 'warn', sentence });
export const no = (sentence: string): Finding => ({ level: 'no', sentence });
