/**
 * Plays a ceremony from the data beside it. It stands alone in a file without a network, so it
 * imports nothing.
 *
 * @typedef {{ name: string, before: string, after: string }} Team
 * @typedef {[team: number, place: number, opened: 0 | 1, best: number, worst: number, mayFall: 0 | 1]} Line
 * @typedef {{
 *   kind: string, say: string, team?: number, runs?: (0 | 1)[], of?: number, pause?: 1,
 *   winners?: number[], lines?: Line[], fallen?: [team: number, why: string][], waiting?: number[]
 * }} Frame
 * @typedef {{
 *   teams: Team[], frames: Frame[],
 *   words: { place: string, range: string, only: string, mayFall: string, none: string, pass: string, fail: string,
 *     closed: string, step: string, fallen: string, waiting: string }
 * }} Ceremony
 */
export {};

(() => {
	/** @param {string} id */
	const part = (id) => {
		const found = document.getElementById(id);
		if (!found) throw new Error(`the file has no ${id}`);
		return found;
	};
	/** @type {Ceremony} */
	const { teams, frames, words } = JSON.parse(part('ceremony').textContent ?? '');
	const root = document.documentElement;
	let at = 0;

	/**
	 * What a moment shows of a kind; where it says nothing, it is as it was.
	 *
	 * @template {'lines' | 'fallen' | 'waiting'} Kind
	 * @param {Kind} kind
	 * @returns {NonNullable<Frame[Kind]>}
	 */
	function standing(kind) {
		const told = frames.slice(0, at + 1).findLast((frame) => frame[kind] !== undefined);
		return /** @type {NonNullable<Frame[Kind]>} */ (told?.[kind] ?? []);
	}

	/** @param {string} text @param {Record<string, string | number>} values */
	const fill = (text, values) =>
		text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));

	/** @param {string} name @param {string} text @param {string} [look] */
	function element(name, text, look) {
		const made = document.createElement(name);
		made.textContent = text;
		if (look) made.className = look;
		return made;
	}

	/** @param {Line} line */
	function told([, , opened, best, worst, mayFall]) {
		if (best === 0) return best === worst ? '' : words.none;
		if (opened && best === worst) return '';
		const among = best === worst ? words.only : words.range;
		return fill(among, { best, worst }) + (mayFall ? ` ${words.mayFall}` : '');
	}

	/** @param {Line} line @param {Frame} frame */
	function row(line, frame) {
		const [index, place, opened] = line;
		const team = teams[index];
		const item = element('li', '', opened ? 'opened' : '');
		if (frame.team === index) item.classList.add('now');
		if (frame.winners?.includes(index)) item.classList.add('won');
		const name = element('bdi', team?.name ?? '', 'name');
		const figure = (opened ? team?.after : team?.before) ?? '';
		item.append(
			element('span', fill(words.place, { place }), 'place'),
			name,
			element('span', told(line), 'range'),
			element('span', figure, 'figure')
		);
		item.dataset['team'] = String(index);
		return item;
	}

	/** @param {Frame} frame */
	function stage(frame) {
		const team = frame.team === undefined ? undefined : teams[frame.team];
		const winners = (frame.winners ?? []).map((index) => teams[index]?.name ?? '');
		part('who').textContent = team?.name ?? winners.join(' · ');
		const dots = Array.from({ length: frame.of ?? 0 }, (_, run) => {
			const outcome = frame.runs?.[run];
			const word = outcome === undefined ? words.closed : outcome ? words.pass : words.fail;
			const mark = outcome === undefined ? '·' : outcome ? '✓' : '✗';
			const dot = element('li', '', outcome === undefined ? 'closed' : outcome ? 'pass' : 'fail');
			dot.append(element('span', mark, 'mark'), element('span', word, 'word'));
			return dot;
		});
		part('runs').replaceChildren(...dots);
		part('said').textContent = frame.say;
		part('stage').className = [frame.kind, frame.pause ? 'pause' : ''].join(' ').trim();
	}

	/** @param {string} id @param {string} title @param {string[]} items */
	function aside(id, title, items) {
		const box = part(id);
		box.hidden = items.length === 0;
		box.replaceChildren(element('h2', title), element('p', items.join(' · ')));
	}

	function show() {
		const frame = frames[at];
		if (!frame) return;
		stage(frame);
		part('board').replaceChildren(...standing('lines').map((line) => row(line, frame)));
		const named = (/** @type {number} */ index) => teams[index]?.name ?? '';
		aside(
			'fallen',
			words.fallen,
			standing('fallen').map(([index, why]) => `${named(index)} (${why})`)
		);
		aside('waiting', words.waiting, standing('waiting').map(named));
		part('step').textContent = fill(words.step, { step: at + 1, steps: frames.length });
		/** @type {HTMLButtonElement} */ (part('back')).disabled = at === 0;
		/** @type {HTMLButtonElement} */ (part('next')).disabled = at === frames.length - 1;
		const seen = document.querySelector('.now, .won') ?? part('board').lastElementChild;
		seen?.scrollIntoView({ block: 'center' });
		location.replace(`#${at}`);
	}

	/** @param {number} step */
	function go(step) {
		at = Math.min(frames.length - 1, Math.max(0, step));
		show();
	}

	const NEXT = [' ', 'ArrowRight', 'ArrowDown', 'PageDown', 'Enter'];
	const BACK = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'];
	document.addEventListener('keydown', (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const { key } = event;
		// A button that has the focus is pressed by its own keys.
		if (event.target instanceof HTMLButtonElement && (key === ' ' || key === 'Enter')) return;
		const step = NEXT.includes(key) ? 1 : BACK.includes(key) ? -1 : 0;
		if (step !== 0) {
			event.preventDefault();
			// A key that is held down never runs through a pause.
			if (event.repeat && step > 0 && frames[at]?.pause) return;
			root.classList.remove('dark-screen');
			return go(at + step);
		}
		if (key === 'Home') go(0);
		if (key === 'b' || key === '.') root.classList.toggle('dark-screen');
		if (key === 'f') void wholeScreen();
	});

	async function wholeScreen() {
		await (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()).catch(
			() => undefined
		);
	}

	part('next').addEventListener('click', () => go(at + 1));
	part('back').addEventListener('click', () => go(at - 1));
	part('whole').addEventListener('click', () => void wholeScreen());
	const kept = Number(location.hash.slice(1));
	go(Number.isInteger(kept) ? kept : 0);
})();
