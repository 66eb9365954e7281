import { readTokens } from '../text/token.ts';
import { measuresInJson } from './json.ts';
import { linesOf } from './line.ts';
import { measuresInLines } from './list.ts';
import type { Measure } from './measure.ts';
import { points } from './points.ts';
import { measuresInTables } from './table.ts';

/** With fewer objects, JSON may be an aside and the plan be told in lines. */
const FEWEST_IN_JSON = 3;

/**
 * The measures of an answer written in Spanish, Catalan, Galician, Basque or English, as JSON, as
 * a table, or as a list, headings or paragraphs: whichever of them a person would take for the
 * plan. Where two of them tell the same measures, what one leaves out is taken from the other.
 */
export function readMeasures(answer: string): Measure[] {
	const { folded, tokens } = readTokens(answer);

	const inJson = measuresInJson(tokens, folded);
	const lines = linesOf(folded.text, tokens);
	const { measures: inTables, rest } = measuresInTables(lines, folded);
	const inLines = inJson.length < FEWEST_IN_JSON ? measuresInLines(rest, folded) : [];
	const readings = [inJson, inTables, inLines];

	const best = readings.reduce((chosen, reading) =>
		points(reading) > points(chosen) || chosen.length === 0 ? reading : chosen
	);
	return best.map((measure, index) =>
		readings
			.filter((reading) => reading !== best && reading.length === best.length)
			.reduce((filled, reading) => completed(filled, reading[index]), measure)
	);
}

function completed(measure: Measure, other: Measure | undefined): Measure {
	if (!other) return measure;
	return {
		...measure,
		what: measure.what ?? other.what,
		where: measure.where ?? other.where,
		saving: measure.saving ?? other.saving,
		cost: measure.cost ?? other.cost,
		area: measure.area ?? other.area
	};
}
