import type { Profile, Shape, Source } from './profile.ts';

const ALIA_40B: Shape = {
	layers: 48,
	hidden: 8192,
	queryHeads: 64,
	kvHeads: 8,
	headSize: 128,
	ffn: 24_576,
	vocabulary: 256_000,
	tiedTables: false,
	bytesPerWeight: 2,
	bytesPerCacheValue: 2,
	contextTokens: 163_840
};

const ECOLOGITS = { title: 'EcoLogits', url: 'https://ecologits.ai' };

const SOURCES: readonly Source[] = [
	{ of: 'shape', title: 'BSC-LT/ALIA-40b', url: 'https://huggingface.co/BSC-LT/ALIA-40b' },
	{
		of: 'coefficients',
		title: 'ML.ENERGY Leaderboard v3',
		url: 'https://ml.energy/leaderboard'
	},
	{ of: 'hostFactor', ...ECOLOGITS },
	{ of: 'pue', ...ECOLOGITS },
	{ of: 'pue', title: 'Epoch AI', url: 'https://epoch.ai' },
	{ of: 'gridIntensity', ...ECOLOGITS }
];

const COMMON = {
	shape: ALIA_40B,
	hostFactor: '1.30',
	pue: '1.20',
	gridIntensity: '146.15',
	sources: SOURCES
};

const H200 = {
	...COMMON,
	server: '1 × H200',
	provisional: true,
	coefficients: { weights: '165', cache: '210', decode: '0.65', prefill: '1.10' }
};

const H100_PAIR = {
	...COMMON,
	server: '2 × H100',
	provisional: false,
	coefficients: { weights: '193', cache: '250', decode: '0.65', prefill: '1.10' }
};

function real(id: string, batch: number, server: typeof H200): Profile {
	const title = `ALIA-40b · ${server.server} · b${String(batch)}`;
	return { ...server, id, title, batch, model: 'ALIA-40b', simulated: false };
}

function simulated(id: string, batch: number): Profile {
	const title = `ALIA-40b (simulación) · b${String(batch)}`;
	return { ...H200, id, title, batch, model: 'simulated-alia-40b', simulated: true };
}

/** What an edition uses that names no other. */
export const DEFAULT_PROFILE = real('alia40b-h200x1-b32-2026.1', 32, H200);

/** Prices the rehearsal endpoint, which behaves as ALIA-40b does and thinks nothing. */
export const SIMULATED_PROFILE = simulated('simulated-alia40b-2026.1', 32);

/** Every published profile. One is added, never edited: results name it by its id. */
export const PROFILES: readonly Profile[] = [
	DEFAULT_PROFILE,
	real('alia40b-h200x1-b8-2026.1', 8, H200),
	real('alia40b-h200x1-b64-2026.1', 64, H200),
	real('alia40b-h100x2-b32-2026.1', 32, H100_PAIR),
	SIMULATED_PROFILE,
	simulated('simulated-alia40b-b8-2026.1', 8),
	simulated('simulated-alia40b-b64-2026.1', 64)
];

const byId = new Map(PROFILES.map((profile) => [profile.id, profile]));

/** The published profile of that id. */
export function profileById(id: string): Profile | undefined {
	return byId.get(id);
}
