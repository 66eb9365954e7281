import type { Criterion } from '../../schema.ts';

function levels(...texts: [string, string, string, string, string]): Criterion['levels'] {
	return texts.map((es) => ({ es }));
}

/** What the jury looks at in reto 2: the sentence that justifies the plan. */
export const JUSTIFICATION_RUBRIC: Criterion[] = [
	{
		id: 'coherencia',
		title: { es: 'Coherencia con el plan' },
		weight: '1/2',
		levels: levels(
			'No hay justificación, o contradice las horas que el propio plan propone.',
			'Habla de un plan de ahorro cualquiera; no se reconoce en ella este reparto de horas.',
			'Explica una de las cargas y deja sin razón las demás, sin contradecirse.',
			'Explica las cargas que más pesan y lo que dice coincide con sus horas.',
			'Da cuenta del reparto entero: se entiende por qué cada carga va donde va y no en otra hora.'
		)
	},
	{
		id: 'fundamento',
		title: { es: 'Fundamento en la ficha' },
		weight: '3/10',
		levels: levels(
			'Usa datos falsos o que no están en la ficha.',
			'Solo da generalidades, como «aprovechar el sol», sin ningún dato de la ficha.',
			'Menciona un dato cierto de la ficha, pero no decide nada con él.',
			'Se apoya en un dato cierto, como las horas de más sol o el límite, y de él sale la decisión.',
			'Combina el sol, el consumo fijo y el límite con datos ciertos y muestra cómo se equilibran.'
		)
	},
	{
		id: 'claridad',
		title: { es: 'Claridad' },
		weight: '1/5',
		levels: levels(
			'No se entiende o está en otra lengua.',
			'Hay que releerla varias veces, o son varias frases que se pisan.',
			'Se entiende, aunque sobra la mitad o abusa de palabras técnicas.',
			'Una frase clara que cualquier persona del centro entendería.',
			'Una frase breve y exacta, que se podría colgar tal cual en el tablón del centro.'
		)
	}
];
