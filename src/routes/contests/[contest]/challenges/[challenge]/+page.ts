import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => ({
	...data,
	planParts: data.challenge.kind === 'template' ? await import('./plan-parts.ts') : undefined
});
