/** Another process keeps the books of this database: two would each believe that they alone do. */
export class DatabaseInUse extends Error {}
