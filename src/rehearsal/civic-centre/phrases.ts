import type { Language } from '../language.ts';

interface PlanPhrases {
	justifications: [string, ...string[]];
	intro: string;
	outro: string;
	/** Says one load's start in running text. */
	start: (title: string, hour: number) => string;
	/** A start that names no hour. */
	vague: (title: string) => string;
	reasoning: (peakHour: number, peakKw: number, limitKw: number) => string;
	justification: string;
}

/** How the model words a plan in each language. */
export const PLAN_PHRASES: Record<Language, PlanPhrases> = {
	es: {
		justifications: [
			'Las cargas se reparten en las horas de más sol sin superar el límite, y así se compra menos a la red.',
			'Se concentra el consumo en las horas centrales para aprovechar la producción solar.'
		],
		intro:
			'¡Claro! He estudiado la ficha del centro cívico y te propongo el siguiente reparto de las cargas a lo largo del día.',
		outro:
			'Con este plan se aprovecha mejor la energía disponible. Si quieres, puedo detallar el balance de cada hora o estudiar otras alternativas.',
		start: (title, hour) => `${title} a las ${hour}`,
		vague: (title) => `${title} en las horas centrales del día`,
		reasoning: (hour, kw, limit) =>
			`Primero miro el sol: el máximo llega a las ${hour}, con ${kw} kW. Después reservo ese tramo para la carga de más potencia y reparto las demás a los lados, sumando en cada hora el consumo fijo para no pasar de ${limit} kW. Por último comparo la compra a la red con la del plan de partida y muevo lo que aún cabe.`,
		justification: 'Justificación'
	},
	ca: {
		justifications: [
			'Les càrregues es reparteixen a les hores de més sol sense superar el límit, i així es compra menys a la xarxa.'
		],
		intro: 'I tant! He estudiat la fitxa del centre cívic i et proposo aquest repartiment.',
		outro: 'Amb aquest pla s’aprofita millor l’energia disponible.',
		start: (title, hour) => `${title} a les ${hour}`,
		vague: (title) => `${title} a les hores centrals del dia`,
		reasoning: (hour, kw, limit) =>
			`Primer miro el sol: el màxim arriba a les ${hour}, amb ${kw} kW. Després reparteixo les càrregues sumant cada hora el consum fix per no passar de ${limit} kW.`,
		justification: 'Justificació'
	},
	gl: {
		justifications: [
			'As cargas repártense nas horas de máis sol sen superar o límite, e así cómprase menos á rede.'
		],
		intro: 'Por suposto! Estudei a ficha do centro cívico e propoño esta repartición.',
		outro: 'Con este plan aprovéitase mellor a enerxía dispoñible.',
		start: (title, hour) => `${title} ás ${hour}`,
		vague: (title) => `${title} nas horas centrais do día`,
		reasoning: (hour, kw, limit) =>
			`Primeiro miro o sol: o máximo chega ás ${hour}, con ${kw} kW. Despois reparto as cargas sumando en cada hora o consumo fixo para non pasar de ${limit} kW.`,
		justification: 'Xustificación'
	},
	eu: {
		justifications: [
			'Kargak eguzki gehieneko orduetan banatzen dira muga gainditu gabe, eta horrela sareari gutxiago erosten zaio.'
		],
		intro: 'Jakina! Gizarte-etxearen fitxa aztertu dut, eta banaketa hau proposatzen dut.',
		outro: 'Plan honekin hobeto aprobetxatzen da energia.',
		start: (title, hour) => `${title}: ${hour}`,
		vague: (title) => `${title} eguerdi inguruan`,
		reasoning: (hour, kw, limit) =>
			`Lehenik eguzkiari begiratzen diot: gehienekoa ordu honetan, ${hour}, ${kw} kW. Gero kargak banatzen ditut, ${limit} kW gainditu gabe.`,
		justification: 'Justifikazioa'
	},
	en: {
		justifications: [
			'The loads share the sunniest hours without passing the limit, so less is bought from the grid.'
		],
		intro: 'Of course! I have studied the sheet and propose the following plan for the day.',
		outro: 'This plan makes better use of the energy at hand.',
		start: (title, hour) => `${title} at ${hour}`,
		vague: (title) => `${title} around the middle of the day`,
		reasoning: (hour, kw, limit) =>
			`First I look at the sun: it peaks at ${hour}, with ${kw} kW. Then I spread the loads, adding up each hour's fixed load to stay within ${limit} kW.`,
		justification: 'Justification'
	}
};
