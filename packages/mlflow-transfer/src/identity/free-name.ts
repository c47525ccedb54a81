/** The name, or the first of `name (imported)`, `name (imported 2)`, … that is not taken. */
export async function freeName(name: string, isTaken: (name: string) => Promise<boolean>): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const suffix = attempt === 0 ? '' : ` (imported${attempt === 1 ? '' : ` ${attempt}`})`;
    if (!(await isTaken(name + suffix))) return name + suffix;
  }
}
