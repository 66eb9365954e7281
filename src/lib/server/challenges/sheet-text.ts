import { textIn, type HomeSheet, type Locale } from '#scoring';

/** A dwelling or office as the model reads it: short, complete, one fact a line. */
export function homeSheetText(sheet: HomeSheet, locale: Locale): string {
	const facts = sheet.facts.map(
		({ label, value }) => `- ${textIn(label, locale)}: ${textIn(value, locale)}`
	);

	return [
		`FICHA: ${textIn(sheet.title, locale)}`,
		`- Consumo anual de electricidad: ${sheet.yearlyKwh} kWh`,
		...facts
	].join('\n');
}
