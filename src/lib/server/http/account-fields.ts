import { z } from 'zod';
import { normalEmail } from '../accounts/email.ts';

/** Messages are keys of the catalogue: `expected.…` in `refusal.json`. */
const filled = z.string({ error: 'required' }).min(1, { error: 'required' });

const email = filled
	.transform(normalEmail)
	.pipe(z.email({ error: 'email' }).max(254, { error: 'email' }));

/** A password is read as it is typed; what it must be is the domain's to say. */
export const password = filled;

export const personName = z
	.string({ error: 'required' })
	.refine((name) => name.trim() !== '', { error: 'required' });

export const signInFields = z.object({ email, password });

export const registrationFields = z.object({ email, name: personName, password });

export const newPasswordFields = z.object({ password });
