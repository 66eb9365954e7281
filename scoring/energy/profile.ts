/** A decoder-only transformer with grouped queries and a gated (three matrices) feed-forward. */
export interface Shape {
	readonly layers: number;
	readonly hidden: number;
	readonly queryHeads: number;
	readonly kvHeads: number;
	readonly headSize: number;
	/** Inner width of the feed-forward. */
	readonly ffn: number;
	readonly vocabulary: number;
	/** Whether one table serves as input and as output. */
	readonly tiedTables: boolean;
	readonly bytesPerWeight: number;
	readonly bytesPerCacheValue: number;
	/** Most tokens that prompt and answer can add up to. */
	readonly contextTokens: number;
}

/** Energy per unit of work at the accelerator, as decimals, so that they are read exactly. */
export interface Coefficients {
	/** pJ per byte of weights read. */
	readonly weights: string;
	/** pJ per byte of KV cache read. */
	readonly cache: string;
	/** pJ per FLOP while answering. */
	readonly decode: string;
	/** pJ per FLOP while reading the prompt. */
	readonly prefill: string;
}

/** Where a part of the profile comes from. */
export interface Source {
	readonly of: 'shape' | 'coefficients' | 'hostFactor' | 'pue' | 'gridIntensity';
	readonly title: string;
	readonly url: string;
}

/**
 * A reference server: what turns token counts into energy. Frozen once published; other numbers are
 * another profile with another id.
 */
export interface Profile {
	readonly id: string;
	readonly title: string;
	readonly model: string;
	readonly server: string;
	/** A simulated model's results are never ranked with a real one's. */
	readonly simulated: boolean;
	/** Coefficients scaled from another server's, not yet measured on this one. */
	readonly provisional: boolean;
	readonly shape: Shape;
	readonly coefficients: Coefficients;
	/** Sequences that share one reading of the weights. */
	readonly batch: number;
	/** Whole server over its accelerators, a decimal. */
	readonly hostFactor: string;
	/** Whole building over its servers, a decimal. */
	readonly pue: string;
	/** gCO2e per kWh, a decimal. */
	readonly gridIntensity: string;
	readonly sources: readonly Source[];
}
