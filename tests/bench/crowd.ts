import { Agent, get, type IncomingMessage } from 'node:http';

/** A room full of people before a board. Times in milliseconds. */
export interface Crowd {
	/** `http://127.0.0.1:PORT`. */
	site: string;
	/** Path of the board's page. */
	board: string;
	/** A team's live feed, and who listens to it, as `Cookie` headers. */
	feed: string;
	listeners: string[];
	readers: number;
	warmMs: number;
	ms: number;
}

export interface Crowded {
	/** Whole pages, what changed of a page, and questions whether anything has; milliseconds. */
	page: Times;
	news: Times;
	asked: Times;
	/** Feeds that were open at the end. */
	listening: number;
	errors: number;
}

export interface Times {
	count: number;
	p50: number;
	p99: number;
}

/** How often a page looks for news is up to the page; a reader's clock begins anywhere. */
const [LEAST_MS, MOST_MS] = [5000, 10_000];
/** One look in so many is somebody who has just come. */
const NEW_ONE_IN = 10;
/** Connections that a proxy before the site keeps open. */
const CONNECTIONS = 256;

/** Looks at a board as so many people do. */
export async function run({
	site,
	board,
	feed,
	listeners,
	readers,
	warmMs,
	ms
}: Crowd): Promise<Crowded> {
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const began = performance.now();
	const until = began + warmMs + ms;
	const times = { page: [] as number[], news: [] as number[], asked: [] as number[] };
	const count = { errors: 0, listening: 0 };

	async function ask(kind: keyof typeof times, path: string, headers = {}) {
		const from = performance.now();
		const answer = await answerOf(site + path, headers);
		const now = performance.now();
		if (answer.status !== 200 && answer.status !== 304) count.errors += 1;
		if (from >= began + warmMs && now < until) times[kind].push(now - from);
		return answer;
	}

	function answerOf(url: string, headers: object): Promise<{ status: number; etag: string }> {
		return new Promise((resolve) => {
			const lost = () => resolve({ status: 0, etag: '' });
			get(url, { agent, headers: { ...headers } }, (response) => {
				response.resume();
				response.on('error', lost);
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, etag: response.headers.etag ?? '' })
				);
			}).on('error', lost);
		});
	}

	async function reader() {
		let etag = '';
		await wait(Math.random() * MOST_MS);
		await ask('page', board);
		while (performance.now() < until) {
			await wait(LEAST_MS + Math.random() * (MOST_MS - LEAST_MS));
			if (performance.now() >= until) return;
			if (Math.random() < 1 / NEW_ONE_IN) await ask('page', board);
			const answer = await ask('asked', `${board}/board-version`, { 'if-none-match': etag });
			if (answer.status === 200 && etag !== '') {
				await ask('news', `${board}/__data.json?x-sveltekit-invalidated=001`);
			}
			if (answer.status === 200) etag = answer.etag;
		}
	}

	const feeds = listeners.map((cookie) => {
		const asked = get(site + feed, { headers: { cookie } }, (response: IncomingMessage) => {
			if (response.statusCode !== 200) return void (count.errors += 1);
			count.listening += 1;
			response.resume();
			response.on('close', () => (count.listening -= 1));
		});
		asked.on('error', () => undefined);
		return asked;
	});
	await Promise.all(Array.from({ length: readers }, reader));
	const { listening, errors } = count;
	for (const one of feeds) one.destroy();
	agent.destroy();

	return {
		page: timesOf(times.page),
		news: timesOf(times.news),
		asked: timesOf(times.asked),
		listening,
		errors
	};
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function timesOf(all: number[]): Times {
	const sorted = all.sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN;

	return { count: sorted.length, p50: at(0.5), p99: at(0.99) };
}

const [argument] = process.argv.slice(2);
if (argument) process.stdout.write(JSON.stringify(await run(JSON.parse(argument) as Crowd)));
