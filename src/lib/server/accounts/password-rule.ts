import { Refusal } from '#lib/refusal.ts';
import { normalEmail } from './email.ts';

export const LEAST_PASSWORD = 10;
/** Hashing takes time by length: nobody types more than this. */
const MOST_PASSWORD = 256;

/** The commonest of ten characters or more, in the lists that break-ins start with. */
const COMMON = new Set(
	`0123456789 0987654321 1029384756 1122334455 1223334444 12341234 1234554321 1234567890 12345678910
	123456789a 123456789q 12345qwert 1357924680 147258369 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 9876543210
	a123456789 abcd123456 abcdefghij administrador administrator alexandra1 asdfasdfasdf asdfghjkl1
	asdfghjkln asdfghjklñ basketball barcelona1 bienvenido bienvenida cambiame123 changeme123 christopher
	computer123 concurso123 contraseña contraseña1 contraseña123 contrasena contrasena1 contrasena123
	desafioalia españa2024 estrellita football123 hola123456 holahola12 iloveyou12 jessica123 liverpool1
	manchester micontraseña micontrasena mypassword password01 password1! password12 password123
	password1234 passw0rd123 p@ssw0rd12 prueba1234 q1w2e3r4t5 qazwsxedc1 qwer123456 qwerty1234
	qwerty12345 qwerty123456 qwertyuiop qwertyuiop1 realmadrid realmadrid1 sevilla123 simpleplan
	spiderman1 sunshine12 superman12 teamoteamo teamomucho temporal123 test123456 unbelievable
	usuario123 welcome123 zxcvbnm123 zaq12wsxcde`.split(/\s+/)
);

/**
 * Refuses a password under ten characters, one of the commonest, one character or two over and over,
 * or the email itself. Nothing is asked of its composition.
 */
export function acceptPassword(password: string, { email }: { email: string }): void {
	const refuse = (reason: string): never => {
		throw new Refusal('weak_password', { reason, least: LEAST_PASSWORD });
	};
	if ([...password].length < LEAST_PASSWORD) refuse('short');
	if (password.length > MOST_PASSWORD) refuse('long');

	const folded = password.normalize('NFKC').toLowerCase().trim();
	if (COMMON.has(folded) || new Set(folded).size <= 2) refuse('common');
	const address = normalEmail(email);
	if (folded === address || folded === address.split('@')[0]) refuse('email');
}
