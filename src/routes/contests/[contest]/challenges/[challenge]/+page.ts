import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => {
	const { kind } = data.challenge;

	return {
		...data,
		planParts: kind === 'template' ? await import('./plan-parts.ts') : undefined,
		alignmentParts: kind === 'alignment' ? await import('./alignment-parts.ts') : undefined
	};
};
