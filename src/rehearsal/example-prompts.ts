export interface ExamplePrompt {
	id: string;
	reto: 'hogar' | 'centro-civico';
	/** How often the simulated model's answer is valid: seldom, about half the time, nearly always. */
	quality: 'poor' | 'fair' | 'good';
	/** For the civic centre, a template with `{{FICHA}}`. */
	text: string;
}

/** Prompts as participants write them, from careless to careful. */
export const EXAMPLE_PROMPTS: readonly ExamplePrompt[] = [
	{
		id: 'hogar-ideas',
		reto: 'hogar',
		quality: 'poor',
		text: 'Dame ideas para ahorrar energía en casa.'
	},
	{
		id: 'hogar-factura',
		reto: 'hogar',
		quality: 'poor',
		text: 'Hola, pago mucho de luz. ¿Qué cinco cosas puedo hacer para gastar menos? Explícamelo bien.'
	},
	{
		id: 'hogar-cinco',
		reto: 'hogar',
		quality: 'fair',
		text: 'Dame cinco medidas para ahorrar electricidad en un piso con termo eléctrico, aire acondicionado y frigorífico. Di dónde se aplica cada una, el ahorro en kWh al año y el coste (nulo, bajo, medio o alto).'
	},
	{
		id: 'hogar-lista',
		reto: 'hogar',
		quality: 'fair',
		text: 'Lista breve con exactamente cinco medidas de ahorro de áreas distintas para un piso de 4.150 kWh al año: dónde, ahorro en kWh y coste.'
	},
	{
		id: 'hogar-tabla',
		reto: 'hogar',
		quality: 'good',
		text: 'Exactamente cinco medidas de ahorro para un piso que gasta 4.150 kWh/año, de al menos tres áreas distintas (climatización, iluminación, consumo en espera, agua caliente, envolvente, hábitos). Tabla con: área, medida, dónde, ahorro (kWh/año) y coste (nulo, bajo, medio o alto). La suma no debe superar el 40 % del consumo. Solo la tabla, sin introducción.'
	},
	{
		id: 'hogar-json',
		reto: 'hogar',
		quality: 'good',
		text: 'Piso, consumo anual 4.150 kWh. Exactamente cinco medidas de áreas distintas, en JSON: [{"area","medida","donde","ahorro_kwh","coste"}], coste nulo, bajo, medio o alto; ahorro en kWh al año, realista. Solo el JSON, sin explicación, máximo 12 palabras por medida.'
	},
	{
		id: 'centro-que-hago',
		reto: 'centro-civico',
		quality: 'poor',
		text: '{{FICHA}}\n¿Cómo pongo las cargas?'
	},
	{
		id: 'centro-sol',
		reto: 'centro-civico',
		quality: 'poor',
		text: 'Explica cómo usarías la energía solar en este centro y a qué hora pondrías cada cosa.\n\n{{FICHA}}'
	},
	{
		id: 'centro-limite',
		reto: 'centro-civico',
		quality: 'fair',
		text: '{{FICHA}}\n\nDi la hora de inicio de cada carga para comprar lo menos posible a la red, con las cargas en las horas de sol y sin superar el límite. Una lista y una frase de justificación.'
	},
	{
		id: 'centro-minimiza',
		reto: 'centro-civico',
		quality: 'fair',
		text: 'Minimiza la compra a la red. Respeta el límite y comprueba el resultado. Responde con la hora de inicio de cada carga y una frase.\n{{FICHA}}'
	},
	{
		id: 'centro-json',
		reto: 'centro-civico',
		quality: 'good',
		text: 'Elige la hora de inicio de cada carga para minimizar la compra a la red: ponlas en horas de sol, dentro de su horario y sin superar el límite; antes de responder, comprueba la suma hora a hora y compara alternativas en silencio.\n{{FICHA}}\nResponde solo con JSON: {"clima":h,"ve":h,"acs":h,"lavanderia":h,"justificacion":"una frase"}'
	},
	{
		id: 'centro-lista',
		reto: 'centro-civico',
		quality: 'good',
		text: '{{FICHA}}\nObjetivo: minimiza la compra a la red. Aprovecha el sol, respeta el límite de potencia y los horarios, y verifica cada hora antes de dar el resultado; piensa paso a paso, pero escribe solo una lista «carga: hora» y una frase de justificación.'
	}
];
