import { folded } from '../language.ts';
import type { Random } from '../random.ts';
import type { ChatMessage } from '../request.ts';
import type { DraftMeasure } from './draft.ts';
import { draftOf, isVague } from './draft.ts';
import type { Layout } from './layout.ts';
import { jsonOf, listOf, proseOf, tableOf } from './layout.ts';
import type { StockMeasure } from './measure-stock.ts';
import { STOCK } from './measure-stock.ts';
import type { Phrases } from './phrases/phrases.ts';
import { WORDING } from './phrases/wording.ts';
import { factsOf } from './sheet.ts';
import type { Format, Wishes } from './wishes.ts';
import { revised, wishesOf } from './wishes.ts';

const SAVING_TOPIC =
	/ahorr|energi|enerxi|kwh|consum|factura|recibo|\bluz\b|\bllum\b|eficien|estalvi|aforr|aurrez|climatiz|electric|argindar|saving/;
const THANKS =
	/^\W*(muchas |moltes |moitas )?(gracias|gracies|grazas|eskerrik asko|thanks|thank you)\b.{0,30}$/;
const CORRECTION =
	/falta|corrig|correg|cambi|canvi|anad|afeg|engad|quit|treu|repit|rehaz|refa|resum|mas |mes |mai|otra vez|revis|solo|nomes|sobra|gehiago|aldatu|change|add|remove|missing|redo/;

/** Whether a conversation is about saving energy in a home or an office. */
export function isAboutSaving(text: string): boolean {
	return SAVING_TOPIC.test(folded(text));
}

/** Answers the last turn of a conversation about a home or an office. */
export function homeAnswer(messages: readonly ChatMessage[], random: Random): string {
	const asked = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
	const last = asked.at(-1) ?? '';
	const turns = asked.map(wishesOf);
	const wishes = turns.reduce(revised);
	const phrases = WORDING[wishes.language];
	const answers = messages.filter(({ role }) => role === 'assistant');
	const earlier = measuresIn(answers.at(-1)?.content ?? '');

	if (THANKS.test(folded(last))) return phrases.thanks;
	const latest = turns.at(-1);
	if (earlier.length > 0 && latest && !isRevision(last, latest)) {
		return explanation(last, earlier, phrases);
	}

	const told = messages.filter(({ role }) => role !== 'assistant');
	const facts = factsOf(told.map(({ content }) => content).join('\n'));
	const given = { wishes, facts, phrases, kept: earlier, key: asked[0] ?? '' };
	const draft = draftOf(given, random);
	const layout: Layout = {
		phrases,
		language: wishes.language,
		withArea: wishes.areaNamed,
		asked: asked.join('\n'),
		random
	};
	const opening =
		earlier.length > 0 && wishes.brevity < 2 ? [random.pick(phrases.revised)] : undefined;
	return laidOut(draft, wishes, layout, opening);
}

function laidOut(
	draft: DraftMeasure[],
	wishes: Wishes,
	layout: Layout,
	opening: string[] | undefined
): string {
	const { phrases, random } = layout;
	const format = wishes.format ?? likelyFormat(wishes, random);
	const chatty = wishes.brevity === 0;
	const before = opening ?? openings(wishes, phrases, random);
	const after =
		chatty && (isVague(wishes) || random.chance(0.6)) ? [random.pick(phrases.outros)] : [];
	return [...before, body(format, draft, wishes, layout), ...after].join('\n\n');
}

function openings(wishes: Wishes, phrases: Phrases, random: Random): string[] {
	if (wishes.brevity >= 2) return [];
	if (wishes.brevity === 1) return random.chance(0.5) ? [random.pick(phrases.shortIntros)] : [];
	return [random.pick(isVague(wishes) ? phrases.intros : phrases.shortIntros)];
}

function likelyFormat(wishes: Wishes, random: Random): Format {
	if (isVague(wishes)) return random.chance(0.5) ? 'prose' : 'list';
	return random.chance(0.8) ? 'list' : 'table';
}

function body(format: Format, draft: DraftMeasure[], wishes: Wishes, layout: Layout): string {
	if (format === 'table') return tableOf(draft, layout);
	if (format === 'list') return listOf(draft, layout, wishes.brevity >= 2);
	if (format === 'prose') return proseOf(draft, layout);
	const fenced = wishes.brevity < 2 && layout.random.chance(0.6);
	const json = jsonOf(draft, layout);
	return fenced ? `\`\`\`json\n${json}\n\`\`\`` : json;
}

/** The measures of the stock that a text names, in its order. */
function measuresIn(text: string): StockMeasure[] {
	const plain = text.toLowerCase();
	const placed = STOCK.flatMap((stock) => {
		const places = Object.values(WORDING)
			.map(({ measures }) => plain.indexOf(measures[stock.id].toLowerCase()))
			.filter((place) => place >= 0);
		return places.length > 0 ? [{ stock, place: Math.min(...places) }] : [];
	});
	return placed.toSorted((a, b) => a.place - b.place).map(({ stock }) => stock);
}

function isRevision(text: string, wishes: Wishes): boolean {
	const { count, format, where, saving, cost, areas, bounded, brevity } = wishes;
	const asksSomething =
		count !== undefined || format !== undefined || where || saving || cost || areas || bounded;
	return asksSomething || brevity > 0 || CORRECTION.test(folded(text));
}

/** Explains the measure that a question points at by its number, else the first. */
function explanation(question: string, earlier: StockMeasure[], phrases: Phrases): string {
	const number = Number(/\b([1-9])\b/.exec(question)?.[1] ?? 1);
	const stock = earlier[number - 1] ?? earlier[0];
	if (!stock) return phrases.thanks;
	const reasons = phrases.reasons[stock.area].join(' ');
	return `${phrases.explained} «${phrases.measures[stock.id]}»: ${reasons}`;
}
