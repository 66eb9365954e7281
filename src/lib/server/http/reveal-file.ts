import { createHash } from 'node:crypto';
import { revealMessages } from '#lib/i18n/catalogues/reveal.ts';
import { translator } from '#lib/i18n/translator.ts';
import style from '#lib/reveal/player.css?raw';
import script from '#lib/reveal/player.js?raw';
import type { Board, BoardRow, Locale } from '#scoring';
import type { Line } from '#scoring/reveal/ceremony.ts';
import type { Reveal } from '../leaderboard/reveal.ts';
import { figureOf, sentences, whyOf } from './reveal-sentences.ts';

interface About {
	reveal: Reveal;
	contestTitle: string;
	challengeTitle: string;
	/** Whether everything in it is invented. */
	rehearsal: boolean;
	locale: Locale;
}

/**
 * A ceremony as one HTML file that needs nothing else: style, script and data are in it, and its own
 * policy lets exactly these run and nothing be fetched. Names travel as data, never as markup.
 */
export function revealFile({
	reveal,
	contestTitle,
	challengeTitle,
	rehearsal,
	locale
}: About): string {
	const t = translator(revealMessages, locale);
	const { version, hash, final } = reveal;
	const source =
		version === undefined
			? t('player.source.unpublished', { seq: final.seq, hash })
			: t('player.source.version', { version, hash });
	const data = JSON.stringify(ceremonyData(reveal, locale));
	const policy = [
		"default-src 'none'",
		`script-src '${hashOf(script)}'`,
		`style-src '${hashOf(style)}'`,
		"base-uri 'none'",
		"form-action 'none'"
	].join('; ');
	const button = (id: string, words: string) =>
		`<button type="button" id="${id}">${escaped(words)}</button>`;

	return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escaped(t('player.title', { challenge: challengeTitle }))}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${escaped(challengeTitle)}</h1>
<p>${escaped(contestTitle)}</p>
${rehearsal ? `<p class="rehearsal">${escaped(t('player.rehearsal'))}</p>` : `<p class="source">${escaped(source)}</p>`}
</header>
<main>
<section class="list" tabindex="0" aria-label="${escaped(t('player.board'))}">
<ol id="board"></ol>
<div class="aside" id="waiting"></div>
<div class="aside" id="fallen"></div>
</section>
<section id="stage" aria-live="polite">
<p id="who"></p>
<ul id="runs"></ul>
<p id="said"></p>
<noscript><p>${escaped(t('player.noscript'))}</p></noscript>
</section>
</main>
<footer>
${button('back', t('player.back'))}
${button('next', t('player.next'))}
<span id="step"></span>
<span class="keys">${escaped(t('player.keys'))}</span>
${button('whole', t('player.whole'))}
</footer>
<script type="application/json" id="ceremony">${harmless(data)}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');

/** JSON in which nothing can end the element that it stands in. */
const harmless = (json: string) =>
	json.replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);

function ceremonyData(reveal: Reveal, locale: Locale) {
	const t = translator(revealMessages, locale);
	const { frozen, final, frames } = reveal;
	const before = rowsOf(frozen);
	const after = rowsOf(final);
	const ids = [...new Set([...before.keys(), ...after.keys()])];
	const indexOf = new Map(ids.map((id, index) => [id, index]));
	const index = (id: string) => indexOf.get(id) ?? -1;
	const figure = (row: BoardRow | undefined) =>
		row?.place === undefined ? '' : figureOf(row, locale);
	const say = sentences(reveal, locale);
	let shown: Record<string, string> = {};

	return {
		teams: ids.map((id) => ({
			name: (after.get(id) ?? before.get(id))?.teamName ?? '',
			before: figure(before.get(id)),
			after: figure(after.get(id))
		})),
		frames: frames.map((frame) => {
			const stands = {
				lines: frame.lines.map((line) => lineOf(line, index(line.teamId), reveal)),
				fallen: frame.fallen.map(({ teamId, reason }) => [
					index(teamId),
					whyOf(after.get(teamId), reason, locale)
				]),
				waiting: frame.waiting.map(index)
			};
			// What is as it was need not be told again.
			const told = Object.entries(stands).map(([name, value]) => [name, JSON.stringify(value)]);
			const news = Object.entries(stands).filter(
				([name, value]) => shown[name] !== JSON.stringify(value)
			);
			shown = Object.fromEntries(told) as Record<string, string>;
			return {
				kind: frame.kind,
				say: say(frame),
				...(frame.teamId === undefined ? {} : { team: index(frame.teamId) }),
				...(frame.of > 0 ? { of: frame.of, runs: frame.runs.map(Number) } : {}),
				...(frame.pause ? { pause: 1 } : {}),
				...(frame.prize ? { winners: frame.prize.teamIds.map(index) } : {}),
				...Object.fromEntries(news)
			};
		}),
		words: {
			place: t('player.place', { place: '{place}' }),
			range: t('player.range', { best: '{best}', worst: '{worst}' }),
			only: t('player.only', { best: '{best}' }),
			mayFall: t('player.mayFall'),
			none: t('player.none'),
			pass: t('player.pass'),
			fail: t('player.fail'),
			closed: t('player.closed'),
			step: t('player.step', { step: '{step}', steps: '{steps}' }),
			fallen: t('player.fallen'),
			waiting: t('player.waiting')
		}
	};
}

const rowsOf = (board: Board | undefined) =>
	new Map((board?.rows ?? []).filter(({ baseline }) => !baseline).map((row) => [row.teamId, row]));

/** `[team, place, opened, best, worst, may fall]`; best 0 and worst 1 where it surely has no place, both 0 where nothing is said. */
function lineOf({ place, opened, envelope }: Line, team: number, { challenge }: Reveal) {
	const says = challenge.ranking.policy !== 'pareto';
	const none = says ? [0, 1, 0] : [0, 0, 0];
	const among = envelope ? [envelope.best, envelope.worst, Number(envelope.mayFall)] : none;

	return [team, place, Number(opened), ...among];
}
