/** The rules as people read them; the figures of each challenge stand on its own page. */
export const RULES = `## Qué se premia

Conseguir respuestas **válidas y lógicas** con **la menor cantidad de computación posible**. Primero se mira si la respuesta vale; solo entre las que valen se compara la energía. Ningún ahorro convierte en válida una respuesta que no lo es.

## Quién puede participar

- Equipos de una o dos personas. Cada persona está en un solo equipo.
- A partir de 16 años; quien no tenga 18 necesita el consentimiento de su tutor o tutora.
- Es gratis. Quien organiza o juzga este concurso no puede participar en él.
- La persona que crea el equipo lleva la capitanía e invita con un enlace que sirve una vez. Al cerrar la inscripción, los equipos ya no cambian.

## El mismo modelo para todo el mundo

Todos los equipos usan el mismo modelo, en la misma versión y con los mismos parámetros, que se ven en la página de cada reto y que nadie puede cambiar. Si la edición usa un modelo simulado, se dice en todas partes y sus resultados solo sirven de ensayo.

## Presupuesto

Cada equipo tiene, para cada reto, un número de interacciones, de tokens y de presentaciones, y una cantidad de energía. Lo que queda está siempre a la vista. También gastan las respuestas malas y las que se detienen a medias. No gastan las que fallan por culpa de la plataforma o del servidor del modelo.

## Cómo se calcula la energía

La energía es una **estimación**: una fórmula publicada la calcula a partir de los tokens que el servidor del modelo dice haber leído y escrito, con un perfil de referencia fijado antes de empezar. No depende de la hora ni de lo que hagan los demás. Todo lo que el modelo lee cuenta, también la conversación anterior, y no se descuenta lo que el servidor recuerde de otras veces.

## Presentar

Se presenta una conversación o una instrucción, según el reto. Cuenta la última presentación antes del cierre. Retirarla es posible y no borra nada. Las horas son las del servidor, en horario peninsular.

## Clasificación

Cada reto tiene la suya y explica su regla. Los empates se deshacen, en este orden, por mayor calidad, menos interacciones, menos tokens escritos y presentación más temprana; lo que siga igual comparte puesto. Antes del cierre la clasificación pública se congela, y se desvela con los resultados.

## Jurado

El jurado lee las presentaciones sin saber de quién son, ve las comprobaciones automáticas y decide. Antes de los resultados, la organización repite las mejores presentaciones para confirmar que no salieron bien por azar: deben ser válidas al menos cuatro veces de cada cinco.

## Juego limpio

- El plan lo escribe el modelo: una conversación en la que el participante dicta la respuesta puede quedar invalidada.
- No se puede usar más de una cuenta, ni compartir la clave del equipo, ni atacar la plataforma o el modelo.
- La organización puede descalificar a un equipo, siempre con un motivo escrito.

## Registro y revisión

Cada hecho que influye en el resultado queda en un registro que no se puede reescribir sin que se note, y cada interacción tiene su justificante. Con el archivo del concurso, cualquiera puede recalcular la clasificación. Se puede pedir revisión desde que se publican los resultados hasta que son definitivos.`;
