import { expect, test } from 'vitest';
import { LiveAnswer, LiveAnswers, type LiveEnd } from './live.ts';

const newAnswer = (id = 'una') =>
	new LiveAnswer({ id, teamId: 'e', challengeId: 'r', conversationId: 'c', model: 'm' });
const end = {} as LiveEnd;

test('a reader that throws neither stops the answer nor hides it from another', async () => {
	const answer = newAnswer();
	const read: string[] = [];
	answer.follow(() => {
		throw new Error('gone');
	});
	answer.follow((event) => read.push(event.kind));

	answer.write(['Hola']);
	answer.finish(end);

	expect(read).toEqual(['text', 'end']);
	await expect(answer.settled).resolves.toBe(end);
});

test('a reader that left is told nothing more', () => {
	const answer = newAnswer();
	const read: string[] = [];
	const leave = answer.follow((event) => read.push(event.kind));

	answer.write(['Hola']);
	leave();
	answer.write([', mundo']);

	expect(read).toEqual(['text']);
});

test('a watcher that throws does not keep an answer from beginning and ending', () => {
	const answers = new LiveAnswers();
	const answer = newAnswer();
	const seen: string[] = [];
	answers.watch(() => {
		throw new Error('gone');
	});
	answers.watch((_, news) => seen.push(news));

	answers.add(answer);
	answers.remove(answer);

	expect(seen).toEqual(['begun', 'ended']);
	expect(answers.get(answer.id)).toBeUndefined();
});

test('a site that stops waits for an answer that was on its way in, and interrupts it', async () => {
	const answers = new LiveAnswers();
	const first = newAnswer('primera');
	answers.add(first);
	const drained = answers.drain(10_000);
	const late = newAnswer('tarde');
	answers.add(late);

	expect(late.interrupted).toBe(true);
	expect(first.interrupted).toBe(false);
	first.finish(end);
	answers.remove(first);
	expect(await Promise.race([drained.then(() => 'drained'), turn()])).toBe('waiting');
	late.finish(end);
	answers.remove(late);
	await drained;
});

test('an answer that cannot be settled keeps nobody waiting, the stopping site included', async () => {
	const answers = new LiveAnswers();
	const answer = newAnswer();
	answers.add(answer);
	const read: string[] = [];
	answer.follow((event) => read.push(event.kind));
	const drained = answers.drain(10_000);

	answer.lose();

	expect(read).toEqual(['lost']);
	await expect(answer.settled).rejects.toThrow(answer.id);
	await drained;
});

const turn = () => new Promise((resolve) => setTimeout(resolve, 20, 'waiting'));
