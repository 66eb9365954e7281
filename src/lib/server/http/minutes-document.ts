import { decimal, energy, inline, integer } from '#lib/format.ts';
import { parseRational, type BoardRow, type Locale, type PhaseInstant } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Minutes } from '../archive/minutes.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { taggedPdf, type Piece } from '../pdf/tagged-pdf.ts';
import { aboutIncidents } from './minutes-incidents.ts';
import { wordsIn, type Words } from './minutes-words.ts';

/** The instants that the minutes tell of each round. */
const TOLD: readonly PhaseInstant[] = ['opens', 'freezes', 'closes', 'results', 'finalised'];

/** Lines to sign on where nobody is named. */
const BLANK_LINES = 3;

/** A contest's minutes as a tagged PDF, in one language. */
export function minutesPdf(
	contest: ContestInForce,
	minutes: Minutes,
	locale: Locale
): Promise<Uint8Array> {
	const words = wordsIn(contest, locale);
	const { t, title } = words;
	const head = t('title', { contest: title });
	const info = { title: head, lang: locale, at: minutes.until, foot: head };
	const pieces: Piece[] = [
		{ kind: 'title', text: head },
		...(minutes.draft ? [{ kind: 'lead' as const, text: t('draft.note') }] : []),
		{ kind: 'small', text: t('until', { at: words.at(minutes.until) }) },
		...aboutContest(words, minutes),
		...aboutPeople(words, minutes),
		...aboutRecord(words, minutes),
		...aboutBoards(words, minutes),
		...aboutIncidents(words, minutes.incidents),
		{ kind: 'heading', text: t('signatures') },
		{ kind: 'paragraph', text: t('signatures.text') },
		{ kind: 'signatures', lines: signers(words, minutes) }
	];

	return taggedPdf({ ...info, ...(minutes.draft ? { stamp: t('draft') } : {}) }, pieces);
}

function aboutContest({ t, tOrganiser, contest, locale, title, at }: Words, minutes: Minutes) {
	const { rounds } = contest.rulebook;
	const models = [...new Map(rounds.map(({ model }) => [model.title, model])).values()];
	const facts = [
		[t('contest.title'), title],
		[t('contest.teams'), integer(minutes.teams, locale)],
		...models.map(({ title: model, simulated }) => [
			t('contest.model'),
			simulated ? t('contest.model.simulated', { model }) : model
		])
	];

	return [
		{ kind: 'heading', text: t('contest') },
		{ kind: 'table', table: { title: t('contest'), columns: PAIR, rows: facts } },
		{ kind: 'heading', text: t('rounds') },
		...rounds.map(({ id, title }) => ({
			kind: 'table' as const,
			table: {
				title: t('rounds.table'),
				columns: PAIR,
				rows: [
					[t('rounds.round'), text(title, locale)],
					...TOLD.map((name) => {
						const when = contest.schedule.get(id)?.[name];
						return [tOrganiser(`instant.${name}`), when === undefined ? '' : at(when)];
					})
				]
			}
		}))
	] satisfies Piece[];
}

const PAIR = [{ share: 1 }, { share: 2 }];

function aboutPeople({ t }: Words, { judges, organisers }: Minutes) {
	const names = (people: string[]) => people.join(', ') || t('people.none');
	const rows = [
		[t('people.judges'), names(judges)],
		[t('people.organisers'), names(organisers)]
	];

	return [
		{ kind: 'heading', text: t('people') },
		{ kind: 'table', table: { title: t('people.table'), columns: PAIR, rows } }
	] satisfies Piece[];
}

function aboutRecord({ t, at, locale }: Words, { rulebooks, head }: Minutes): Piece[] {
	return [
		{ kind: 'heading', text: t('rulebook') },
		{
			kind: 'table',
			table: {
				title: t('rulebook.table'),
				columns: [
					{ title: t('rulebook.version'), share: 1 },
					{ title: t('rulebook.at'), share: 3 },
					{ title: t('rulebook.hash'), share: 5 }
				],
				rows: rulebooks.map((one) => [String(one.version), at(one.at), one.hash])
			}
		},
		{ kind: 'heading', text: t('ledger') },
		{ kind: 'paragraph', text: head ? t('ledger.text') : t('ledger.none') },
		...(head
			? [
					{
						kind: 'table' as const,
						table: {
							title: t('ledger.table'),
							columns: PAIR,
							rows: [
								[t('ledger.size'), integer(head.size, locale)],
								[t('ledger.root'), head.root],
								[t('ledger.key'), head.keyId],
								[t('ledger.at'), at(head.at)]
							]
						}
					}
				]
			: [])
	];
}

function aboutBoards(words: Words, { boards, combined }: Minutes): Piece[] {
	const { t } = words;
	const heading: Piece = { kind: 'heading', text: t('boards') };
	if (boards.length === 0) return [heading, { kind: 'paragraph', text: t('boards.none') }];

	return [
		heading,
		...boards.flatMap((board) => boardPieces(words, board)),
		...(combined ? combinedPieces(words, combined) : [])
	];
}

function boardPieces(
	words: Words,
	{ challengeId, board, ...published }: Minutes['boards'][number]
): Piece[] {
	const { t, at, challenge } = words;
	const { version, hash, publishedAt } = published;
	const title = challenge(challengeId);
	const isScored = board.rows.some(({ score }) => score !== undefined);
	const isGraded = board.rows.some(({ quality }) => quality !== undefined);
	const columns = [
		{ title: t('boards.place'), share: 1.1 },
		{ title: t('boards.team'), share: 4 },
		{ title: t('boards.energy'), share: 1.6, number: true },
		...(isGraded ? [{ title: t('boards.quality'), share: 1.2, number: true }] : []),
		...(isScored ? [{ title: t('boards.score'), share: 1.2, number: true }] : []),
		{ title: t('boards.state'), share: 1.6 }
	];
	const rows = board.rows.map((row) => boardCells(words, row, { isGraded, isScored }));

	return [
		{ kind: 'subheading', text: title },
		{ kind: 'small', text: t('boards.version', { version, at: at(publishedAt), hash }) },
		rows.length === 0
			? { kind: 'paragraph', text: t('boards.empty') }
			: { kind: 'table', table: { title: t('boards.table', { challenge: title }), columns, rows } }
	];
}

function combinedPieces(
	{ t, at, locale }: Words,
	{ board, version, hash, publishedAt }: NonNullable<Minutes['combined']>
): Piece[] {
	const columns = [
		{ title: t('boards.place'), share: 1.1 },
		{ title: t('boards.team'), share: 5 },
		{ title: t('boards.score'), share: 1.2, number: true }
	];
	const rows = board.rows.map(({ place, teamName, score }) => [
		place === undefined ? t('boards.unplaced') : String(place),
		teamName || t('boards.erased'),
		shown(score, locale)
	]);

	return [
		{ kind: 'subheading', text: t('boards.overall') },
		{ kind: 'small', text: t('boards.version', { version, at: at(publishedAt), hash }) },
		{ kind: 'table', table: { title: t('boards.overall.table'), columns, rows } }
	];
}

function boardCells(
	{ t, tBoard, locale }: Words,
	row: BoardRow,
	{ isGraded, isScored }: { isGraded: boolean; isScored: boolean }
): string[] {
	const { place, teamName, baseline, state, quality, score } = row;
	const team = teamName || t('boards.erased');

	return [
		place === undefined ? t('boards.unplaced') : String(place),
		baseline ? t('boards.baseline', { team }) : team,
		inline(energy(BigInt(row.energyNwh), locale)),
		...(isGraded ? [shown(quality, locale)] : []),
		...(isScored ? [shown(score, locale)] : []),
		tBoard(`state.${state}`)
	];
}

function shown(fraction: string | undefined, locale: Locale): string {
	if (fraction === undefined) return '';
	const { n, d } = parseRational(fraction);

	return decimal(Number(n) / Number(d), locale, { digits: 3 });
}

function signers({ t }: Words, { judges, organisers }: Minutes): string[] {
	const lines = [
		...judges.map((name) => t('signatures.judge', { name })),
		...organisers.map((name) => t('signatures.organiser', { name }))
	];

	return lines.length > 0 ? lines : Array<string>(BLANK_LINES).fill(t('signatures.blank'));
}
