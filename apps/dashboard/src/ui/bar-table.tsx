import classes from './bar-table.module.css';

export interface Bar {
  key: string;
  label: string;
  /** Between 0 and 1. */
  length: number;
  value: string;
}

interface BarTableProps {
  /** Names the table for those who cannot see what stands around it. */
  name: string;
  headers: readonly [label: string, value: string];
  bars: readonly Bar[];
}

/** A bar chart that is a table: a name, its bar, its number. */
export function BarTable({ name, headers, bars }: BarTableProps) {
  return (
    <table className={classes.table} aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{headers[0]}</th>
          <th scope="col" colSpan={2}>
            {headers[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, length, value }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td className={classes.track} aria-hidden>
              <div className={classes.bar} style={{ width: `${100 * length}%` }} />
            </td>
            <td className={classes.number}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
