import { randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../db/client.ts';

/** All feminine, so that every word of the second list agrees with every one of the first. */
const THINGS =
	`Abubilla Acacia Adelfa Albahaca Alondra Amapola Ardilla Arena Atalaya Aurora Avellana Avutarda
	Azucena Ballena Barca Brisa Brújula Bruma Cabra Calandria Camelia Campana Cascada Cereza Cigarra Cigüeña
	Ciruela Colina Cometa Cordillera Cueva Dehesa Duna Encina Ermita Estrella Fresa Fuente Gacela Garza
	Gaviota Genista Golondrina Grulla Guitarra Haya Hiedra Higuera Isla Jara Laguna Lavanda Lechuza
	Libélula Liebre Linterna Lluvia Luna Madreselva Magnolia Malva Manzana Marea Marmota Menta Mimosa
	Montaña Muralla Naranja Nevada Noria Nube Nutria Oca Ola Oropéndola Paloma Palmera Parra Pera Perdiz
	Piedra Plaza Pradera Retama Ribera Roca Sabina Salamandra Salina Salvia Senda Sierra Tórtola Torre
	Trucha Vereda Vihuela Violeta Yegua`.split(/\s+/);

const QUALITIES =
	`Alegre Alta Amable Amarilla Ámbar Ancha Antigua Ardiente Áurea Azul Blanca Brillante Callada
	Celeste Clara Cobriza Coral Curiosa Dorada Fresca Fugaz Gris Índigo Inquieta Ligera Lila Luminosa
	Malva Marina Morena Nocturna Ocre Parda Plateada Púrpura Rápida Roja Rosada Rubia Salada Sabia Serena
	Silenciosa Sonora Templada Tranquila Valiente Veloz Verde Viajera`.split(/\s+/);

const TRIES = 8;

function randomAlias(): string {
	const [thing, quality] = [THINGS, QUALITIES].map((words) => words[randomInt(words.length)]);

	return `${thing} ${quality}`;
}

/**
 * A random name such as «Encina Azul» that no team of the contest has, and that says nothing about
 * the team; numbered when the words run out.
 */
export async function freeAlias(
	tx: Tx,
	{ contestId, propose = randomAlias }: { contestId: string; propose?: () => string }
): Promise<string> {
	const { team } = tx.t;
	const isTaken = async (alias: string) => {
		const held = await tx
			.select({ id: team.id })
			.from(team)
			.where(and(eq(team.contestId, contestId), eq(team.alias, alias)));
		return held.length > 0;
	};

	let alias = propose();
	for (let tried = 1; tried < TRIES && (await isTaken(alias)); tried++) alias = propose();
	if (!(await isTaken(alias))) return alias;

	let number = 2;
	while (await isTaken(`${alias} ${number}`)) number++;
	return `${alias} ${number}`;
}
