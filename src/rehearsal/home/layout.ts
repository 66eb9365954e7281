import type { Language } from '../language.ts';
import type { Random } from '../random.ts';
import type { DraftMeasure } from './draft.ts';
import type { Phrases } from './phrases/phrases.ts';

export interface Layout {
	phrases: Phrases;
	language: Language;
	/** Whether the area of each measure is written. */
	withArea: boolean;
	/** The participant's words: names of JSON keys are taken from them. */
	asked: string;
	random: Random;
}

/** A Markdown table with the columns that the draft fills. */
export function tableOf(draft: DraftMeasure[], layout: Layout): string {
	const { labels, perYear } = layout.phrases;
	const columns: [string, (measure: DraftMeasure, index: number) => string][] = [
		['N.º', (_measure, index) => String(index + 1)],
		[labels.measure, ({ what }) => what]
	];
	if (layout.withArea) columns.splice(1, 0, [labels.area, ({ area }) => area]);
	if (draft.some(({ where }) => where)) columns.push([labels.where, ({ where }) => where ?? '—']);
	if (draft.some(({ saving }) => saving !== undefined)) {
		columns.push([`${labels.saving} (${perYear})`, ({ saving }) => figure(saving, layout) ?? '—']);
	}
	if (draft.some(({ cost }) => cost)) columns.push([labels.cost, ({ cost }) => cost ?? '—']);
	if (layout.random.chance(0.4)) columns.shift();
	const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [
		row(columns.map(([title]) => title)),
		row(columns.map(() => '---')),
		...draft.map((measure, index) => row(columns.map(([, cell]) => cell(measure, index))))
	].join('\n');
}

const KEYS = {
	what: ['medida', 'que', 'qué', 'accion', 'acción', 'mesura', 'neurria', 'measure', 'what'],
	where: ['dónde', 'donde', 'lugar', 'ubicacion', 'on', 'onde', 'non', 'where'],
	saving: [
		'ahorro_kwh',
		'ahorro_kwh_anual',
		'ahorroKwh',
		'kwh',
		'kwh_anual',
		'estalvi_kwh',
		'saving_kwh'
	],
	cost: ['coste', 'costo', 'cost', 'custo', 'kostua']
} as const;

/** A JSON array, under the keys that the participant named. */
export function jsonOf(draft: DraftMeasure[], layout: Layout): string {
	const key = (field: keyof typeof KEYS) => {
		const named = KEYS[field].filter((name) =>
			new RegExp(`(^|[^\\p{L}_])${name}($|[^\\p{L}_])`, 'u').test(layout.asked)
		);
		return named.at(-1) ?? KEYS[field][0];
	};
	const items = draft.map(({ area, what, where, saving, cost }) => ({
		...(layout.withArea && { area }),
		[key('what')]: what,
		[key('where')]: where,
		[key('saving')]: saving,
		[key('cost')]: cost
	}));
	if (layout.random.chance(0.5)) return JSON.stringify(items, null, 2);
	return `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]`;
}

/** A numbered list in one of the ways in which models write one. */
export function listOf(draft: DraftMeasure[], layout: Layout, oneLine: boolean): string {
	const { labels } = layout.phrases;
	const style = layout.random.whole(0, oneLine ? 2 : 3);
	const mark = layout.random.chance(0.2) ? ')' : '.';
	const items = draft.map((measure, index) => {
		const number = `${index + 1}${mark}`;
		const saving = savingText(measure, layout);
		const cost = measure.cost && `${labels.cost.toLowerCase()} ${measure.cost}`;
		const what = layout.withArea ? `${measure.area}: ${measure.what}` : measure.what;
		const reasons = measure.reasons.join(' ');
		const closing = reasons && ` ${reasons}`;
		if (style === 0) {
			const parts = [what, measure.where, saving, cost];
			return `${number} ${parts.filter(Boolean).join(' – ')}.${closing}`;
		}
		if (style === 1) {
			const counted = typeof measure.saving === 'number';
			const told = counted ? `${labels.saving.toLowerCase()} ${saving ?? ''}` : saving;
			const facts = [told, cost].filter(Boolean);
			const where = measure.where ? ` (${measure.where})` : '';
			return `${number} **${what}**${where}${facts.length > 0 ? `: ${facts.join(', ')}` : ''}.${closing}`;
		}
		const labelled = [
			measure.where && `${labels.where}: ${measure.where}`,
			saving && `${labels.saving}: ${saving}`,
			measure.cost && `${labels.cost}: ${measure.cost}`
		].filter(Boolean);
		if (style === 2) return `${number} ${[what, ...labelled].join('. ')}.${closing}`;
		return [
			`${number} **${what}**`,
			...labelled.map((line) => `   - ${line}`),
			reasons && `   ${reasons}`
		]
			.filter(Boolean)
			.join('\n');
	});
	return items.join('\n');
}

/** Running text, one paragraph a measure. */
export function proseOf(draft: DraftMeasure[], layout: Layout): string {
	const { ordinals, labels } = layout.phrases;
	return draft
		.map((measure, index) => {
			const opening = ordinals[Math.min(index, ordinals.length - 1)] ?? '';
			const what = measure.what.charAt(0).toLowerCase() + measure.what.slice(1);
			const facts = [
				savingText(measure, layout),
				measure.cost && `${labels.cost.toLowerCase()} ${measure.cost}`
			].filter(Boolean);
			const where = measure.where ? ` (${measure.where})` : '';
			const told = facts.length > 0 ? `; ${facts.join(', ')}` : '';
			return `${opening} ${what}${where}${told}. ${measure.reasons.join(' ')}`.trimEnd();
		})
		.join('\n\n');
}

function savingText({ saving }: DraftMeasure, layout: Layout): string | undefined {
	if (typeof saving !== 'number') return saving;
	return `${figure(saving, layout)} ${layout.phrases.perYear}`;
}

function figure(saving: DraftMeasure['saving'], { language }: Layout): string | undefined {
	if (typeof saving !== 'number') return saving;
	return String(saving).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '.');
}
