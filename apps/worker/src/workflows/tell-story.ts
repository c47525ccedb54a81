import { setCurrentDetails } from '@temporalio/workflow';

/** Adds a line to what Temporal's web UI shows of a run as it goes on. */
export type TellStory = (line: string) => void;

export function createStory(title: string): TellStory {
  const lines: string[] = [];
  return (line) => {
    lines.push(`- ${line}`);
    setCurrentDetails(`**${title}**\n\n${lines.join('\n')}`);
  };
}
