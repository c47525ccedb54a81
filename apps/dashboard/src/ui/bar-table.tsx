import classes from './bar-table.module.css';

export interface Bar {
  key: string;
  label: string;
  /** Where the bar lies on its track, from 0 to 1. Left out: a row without a bar. */
  span?: readonly [from: number, to: number];
  /** `faint`: beside one that matters more. `hollow`: it takes away instead of adding. */
  look?: 'plain' | 'faint' | 'hollow';
  isStrong?: boolean;
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
        {bars.map(({ key, label, span, look = 'plain', isStrong = false, value }) => (
          <tr key={key} data-strong={isStrong || undefined}>
            <th scope="row">{label}</th>
            <td className={classes.track} aria-hidden>
              {span && (
                <div
                  className={classes.bar}
                  data-look={look}
                  style={{ left: `${100 * span[0]}%`, width: `${100 * (span[1] - span[0])}%` }}
                />
              )}
            </td>
            <td className={classes.number}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
