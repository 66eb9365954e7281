import type { Locale, PlanSheet } from '../rulebook/schema.ts';
import { renderSheet } from './render.ts';

/** Where a template of reto 2 wants the sheet. */
export const PLACEHOLDER = '{{FICHA}}';

/** Whether a template has the placeholder exactly once: the sheet is read, and paid, one time. */
export function hasPlaceholder(template: string): boolean {
	const first = template.indexOf(PLACEHOLDER);
	return first !== -1 && first === template.lastIndexOf(PLACEHOLDER);
}

/** The prompt that a template makes of a sheet. Refuses one without its placeholder with a RangeError. */
export function fillTemplate(template: string, sheet: PlanSheet, locale: Locale = 'es'): string {
	if (!hasPlaceholder(template)) throw new RangeError(`a template has ${PLACEHOLDER} exactly once`);
	const [before = '', after = ''] = template.split(PLACEHOLDER);
	return before + renderSheet(sheet, locale) + after;
}
