/** A row that was found, and its place in the order: its values of the columns of the order, as Postgres reads them. */
export interface Hit<Row> {
  row: Row;
  position: readonly string[];
}
