import { IconCircleCheck, IconCircleDashed, IconCircleX, IconClock } from '@tabler/icons-react';
import classes from './tone-badge.module.css';

export type Tone = 'good' | 'wait' | 'bad' | 'calm';

const icons = { good: IconCircleCheck, wait: IconClock, bad: IconCircleX, calm: IconCircleDashed };

/** A verdict: never by colour alone, always with a shape and a word. */
export function ToneBadge({ tone, children }: { tone: Tone; children: string }) {
  const Icon = icons[tone];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={14} stroke={2.2} aria-hidden className={classes.icon} />
      {children}
    </span>
  );
}
