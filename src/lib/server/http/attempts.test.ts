import { expect, test } from 'vitest';
import { Refusal } from '#lib/refusal.ts';
import { newAttempts } from './attempts.ts';

const limits = {
	signInsOfAddress: { points: 5, duration: 600 },
	signInsOfAccount: { points: 3, duration: 900 },
	registrationsOfAddress: { points: 2, duration: 3600 },
	estimatesOfAccount: { points: 3, duration: 60 }
};
const fails = () => Promise.reject(new Refusal('wrong_credentials'));
const works = () => Promise.resolve('in');

function failing(attempts: ReturnType<typeof newAttempts>, email: string, address: string) {
	return attempts.signIn({ address, email }, fails).catch((cause: Refusal) => cause.code);
}

test('an account is closed for a while after too many wrong passwords, however its email is typed', async () => {
	const attempts = newAttempts(limits);
	for (const email of ['ada@x.es', ' ADA@x.es', 'Ada@X.es']) {
		expect(await failing(attempts, email, email)).toBe('wrong_credentials');
	}

	const refused = attempts.signIn({ address: 'd', email: 'ada@x.es' }, works);

	await expect(refused).rejects.toMatchObject({
		code: 'too_many_attempts',
		details: { seconds: expect.any(Number) }
	});
	expect(await attempts.signIn({ address: 'd', email: 'bob@x.es' }, works)).toBe('in');
});

test('a classroom that signs in well is never refused', async () => {
	const attempts = newAttempts(limits);
	for (let person = 0; person < 40; person++) {
		const email = `person${person}@x.es`;
		expect(await attempts.signIn({ address: 'class', email }, works)).toBe('in');
	}
});

test('an address that tries many accounts is refused for all of them', async () => {
	const attempts = newAttempts(limits);
	for (let tried = 0; tried < 5; tried++) await failing(attempts, `${tried}@x.es`, 'one');

	expect(await failing(attempts, 'fresh@x.es', 'one')).toBe('too_many_attempts');
	expect(await failing(attempts, 'fresh@x.es', 'two')).toBe('wrong_credentials');
});

test('a burst of tries is counted before the first of them has failed', async () => {
	const attempts = newAttempts(limits);
	const burst = await Promise.all(
		[1, 2, 3, 4].map((tried) => failing(attempts, 'ada@x.es', `${tried}`))
	);

	expect(burst.filter((code) => code === 'too_many_attempts')).toHaveLength(1);
});

test('a failure of ours is not held against anyone', async () => {
	const attempts = newAttempts(limits);
	const broken = () => Promise.reject(new Error('disk'));
	for (let tried = 0; tried < 9; tried++) {
		await attempts.signIn({ address: 'a', email: 'ada@x.es' }, broken).catch(() => undefined);
	}

	expect(await attempts.signIn({ address: 'a', email: 'ada@x.es' }, works)).toBe('in');
});

test('an address registers so often and no more', async () => {
	const attempts = newAttempts(limits);
	const registering = () => attempts.registration({ address: 'a' }, works);

	expect([await registering(), await registering()]).toEqual(['in', 'in']);
	await expect(registering()).rejects.toMatchObject({ code: 'too_many_attempts' });
});

test('whoever asks what a text takes more often than anybody writes is told to wait, alone', async () => {
	const attempts = newAttempts(limits);
	const asked = (accountId: string) => attempts.estimate({ accountId }, works);
	for (let times = 0; times < 3; times++) expect(await asked('ada')).toBe('in');

	await expect(asked('ada')).rejects.toMatchObject({ code: 'too_many_attempts' });
	expect(await asked('bob')).toBe('in');
});
