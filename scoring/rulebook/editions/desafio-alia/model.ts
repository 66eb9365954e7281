import type { ModelBinding } from '../../schema.ts';

/** Whether an edition runs on the simulated model, for demonstrations, or on ALIA itself. */
export type EditionModel = 'simulated' | 'alia';

const SHARED = {
	contextTokens: 163_840,
	system: '',
	parameters: { temperature: 0, top_p: 1, frequency_penalty: 0, presence_penalty: 0, seed: 2026 }
};

/** The one model of each kind of edition: everyone gets it alike. */
export const MODELS: Readonly<Record<EditionModel, ModelBinding>> = {
	simulated: {
		...SHARED,
		id: 'vatio-simulado-1',
		title: 'Modelo simulado de Vatio',
		simulated: true,
		profile: 'simulated-alia40b-2026.1'
	},
	alia: {
		...SHARED,
		id: 'BSC-LT/ALIA-40b-instruct',
		title: 'ALIA-40B-instruct',
		simulated: false,
		profile: 'alia40b-h200x1-b32-2026.1'
	}
};
