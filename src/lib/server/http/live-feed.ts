import { challengeInForce, contestInForce } from '../contest/in-force.ts';
import type { LiveAnswer } from '../gateway/live.ts';
import { eventStream } from './event-stream.ts';
import { leftViewOf } from './left-view.ts';
import { queueSentence } from './queue-words.ts';
import { phaseOf, progressOf, turnWithLeft } from './workbench.ts';
import type { TeamAtChallenge } from './own-team.ts';

const PULSE_MS = 15_000;

/**
 * What happens to a team on a challenge, as it happens: answers that begin, every stretch of text
 * with its place in the answer, answers that end. A pulse tells how much there is on record, so that
 * whoever missed something (another process, a lost connection) notices and reads it again.
 */
export function liveFeed(at: TeamAtChallenge): Response {
	const { ctx, challengeId, team } = at;

	return eventStream((reader) => {
		const leave = new Map<string, () => void>();

		/** A question that fails ends the stream: the browser comes back and asks again. */
		const tell = async (event: string, question: () => Promise<unknown>) => {
			try {
				const data = await question();
				if (data !== undefined) reader.send(event, data);
			} catch (cause) {
				if (!reader.gone) ctx.log.warn({ err: cause }, 'a live feed ended early');
				reader.close();
			}
		};
		const pulse = () =>
			void tell('pulse', async () => ({
				progress: await progressOf(at),
				left: await leftViewOf(at),
				phase: await phaseNow(at)
			}));
		const follow = (answer: LiveAnswer) => {
			let from = 0;
			const leaveAnswer = answer.follow((event) => {
				if (event.kind === 'waiting') {
					const said = queueSentence(event.position, at.locale);
					reader.send('waiting', { id: answer.id, ...event.position, said });
				}
				if (event.kind === 'called') reader.send('waiting', { id: answer.id, said: '' });
				if (event.kind !== 'text') return;
				const text = event.pieces.join('');
				reader.send('text', { id: answer.id, at: from, text });
				from += text.length;
			});
			leave.set(answer.id, leaveAnswer);
		};

		const stopWatching = ctx.live.watch((answer, news) => {
			if (answer.teamId !== team.id || answer.challengeId !== challengeId) return;
			const { id } = answer;
			if (news === 'begun') {
				void tell('begun', () => turnWithLeft(at, id)).then(() => {
					if (!reader.gone) follow(answer);
				});
			} else {
				leave.get(id)?.();
				leave.delete(id);
				void tell('ended', () => turnWithLeft(at, id));
			}
		});
		for (const answer of ctx.live.of({ teamId: team.id, challengeId })) follow(answer);
		pulse();
		const pulses = setInterval(pulse, PULSE_MS);

		return () => {
			stopWatching();
			clearInterval(pulses);
			for (const leaveAnswer of leave.values()) leaveAnswer();
		};
	});
}

/** Anew, because an organiser may have moved an instant since the reader came. */
async function phaseNow(at: TeamAtChallenge) {
	const { ctx, challengeId } = at;
	const contest = await contestInForce(ctx.db.read, { slug: at.contest.slug });
	const inForce = challengeInForce(contest, { challengeId, at: ctx.now() });

	return phaseOf({ ...at, contest, inForce });
}
