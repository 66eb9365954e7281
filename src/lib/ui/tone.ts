import type { IconName } from './icons.ts';

/** What a mark says besides its words; each tone has an icon, so that colour never speaks alone. */
export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger';

export const toneIcons: Record<Tone, IconName> = {
	neutral: 'dot',
	accent: 'bolt',
	info: 'info',
	success: 'check',
	warning: 'warning',
	danger: 'cross'
};
