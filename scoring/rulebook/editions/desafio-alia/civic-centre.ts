import { REFERENCE_SHEET } from '../../../plan/reference-sheet.ts';
import type { TemplateChallenge } from '../../schema.ts';
import { OPEN_SHEETS } from './open-sheets.ts';
import { JUSTIFICATION_RUBRIC } from './rubric.ts';

const STATEMENT = `## Qué hay que conseguir

Un centro cívico tiene placas solares en el tejado. Cada día hay que decidir **a qué hora empiezan** cuatro cargas que se pueden mover: la climatización, la carga del vehículo eléctrico, el agua caliente y la lavandería. Lo que el sol no da, se compra a la red.

Escribe **una sola instrucción** que sirva para cualquier día. Pon \`{{FICHA}}\`, una vez, donde quieras que vaya la ficha del día. El modelo debe responder con:

- la **hora de inicio** de cada carga, en punto;
- **una frase** que justifique el plan.

## La ficha

Trae, hora a hora, la producción solar y el consumo fijo; el límite de potencia del edificio; y de cada carga su potencia, cuántas horas seguidas dura y entre qué horas puede funcionar. La hora 9 va de 9:00 a 10:00. También trae un plan de partida, que cumple las normas y que nadie ha pensado mucho.

## Qué es un plan válido

- Tiene las cuatro horas de inicio, sin medias horas ni respuestas dobles.
- Cada carga cabe entera en su horario.
- En ninguna hora se pasa del límite, sumando el consumo fijo.
- Compra a la red **como mucho el 65 %** de lo que compra el plan de partida. El excedente de sol ni se guarda ni se vende.

La forma más segura de responder es JSON, así: \`{"clima": 10, "ve": 8, "acs": 12, "lavanderia": 15, "motivo": "…"}\`. También se leen listas, tablas y frases claras.

## Ensayar y presentar

Puedes ensayar con las fichas abiertas. La presentación se ejecuta al cierre en **cinco fichas que nadie ha visto**, tres veces cada una, a cargo de la organización. Salen de un secreto cuya huella se publica antes de abrir y de la última raíz del registro al cerrar: ni la organización puede conocerlas mientras se compite, y cualquiera puede rehacerlas después.

La presentación es válida si lo son al menos **cuatro de las cinco fichas**, cada una en la mayoría de sus ejecuciones.

## Cómo se gana

La mitad de la nota es la **calidad**: siete décimas partes, lo cerca que queda tu plan del mejor posible; tres décimas, lo que el jurado da a la justificación. La otra mitad es la **eficiencia**: completa hasta 50 mWh de media por ejecución y, a partir de ahí, menor cuanto más se gasta: con el doble, la mitad.`;

/** Reto 2: a prompt template that plans a civic centre's day on sheets that nobody has seen. */
export const CIVIC_CENTRE: TemplateChallenge = {
	kind: 'template',
	id: 'centro-civico',
	title: { es: 'Reto 2 · El centro cívico que funciona con sol' },
	summary: {
		es: 'Escribe una instrucción que planifique el día de un centro cívico con placas solares, en fichas que aún no existen.'
	},
	statement: { es: STATEMENT },
	practice: false,
	budget: {
		interactions: 15,
		tokens: 40_000,
		energyNwh: 3_000_000_000,
		callsPerMinute: 4,
		presentations: 3
	},
	limits: { promptTokens: 800, answerTokens: 200 },
	openSheets: [REFERENCE_SHEET, ...OPEN_SHEETS],
	hidden: { generator: 'sun-plan/1', sheets: 5, runs: 3, validSheets: 4 },
	checks: [{ kind: 'plan', maxShareOfNaive: '13/20' }],
	judging: { mode: 'all' },
	rubric: JUSTIFICATION_RUBRIC,
	ranking: {
		policy: 'weighted',
		a: '1/2',
		parNwh: 50_000_000,
		qualityWeights: { checks: '7/10', jury: '3/10' }
	},
	ties: ['quality', 'interactions', 'completionTokens', 'sequence'],
	languageFactors: { es: '1', ca: '1', va: '1', gl: '1', eu: '1' },
	confirmation: { runs: 5, share: '4/5' }
};
