/** What is set on the registered model itself. */
export interface RegisteredModelState {
  tags: ReadonlyMap<string, string>;
  /** The version of each alias. */
  aliases: ReadonlyMap<string, string>;
}

/** A version that answers or is asked beside the champion, and for which share of the requests. */
export interface RolloutShare {
  version: string;
  /** 0 to 100. */
  percent: number;
}

export interface RolloutPlan {
  canary: RolloutShare | undefined;
  shadow: RolloutShare | undefined;
  /** The share of rows, up to 1, on which a canary may disagree with the champion. */
  disagreementLimit: number;
}

/** Tags of the registered model that say how a new version is tried; an operator or a program sets them. */
export const rolloutTags = {
  canaryPercent: 'canopy.canary_percent',
  shadowPercent: 'canopy.shadow_percent',
  disagreementLimit: 'canopy.canary_disagreement_limit',
  /** Written by inference when it took a canary back, as JSON. */
  steppedBack: 'canopy.canary_stepped_back',
} as const;

/** Neighbouring models differ in a tenth of the rows or so; one that differs in far more has been trained on something else. */
const defaultDisagreementLimit = 0.3;

/** What the registry says of a rollout. A tag that is no number counts as none. */
export function readRolloutPlan({ tags, aliases }: RegisteredModelState): RolloutPlan {
  const challenger = aliases.get('canary') ?? aliases.get('challenger');
  const shareOf = (version: string | undefined, tag: string): RolloutShare | undefined => {
    const percent = numberIn(tags.get(tag), 0, 100) ?? 0;
    return version === undefined || percent === 0 ? undefined : { version, percent };
  };
  return {
    canary: shareOf(challenger, rolloutTags.canaryPercent),
    shadow: shareOf(aliases.get('shadow') ?? challenger, rolloutTags.shadowPercent),
    disagreementLimit:
      numberIn(tags.get(rolloutTags.disagreementLimit), 0.001, 0.999) ?? defaultDisagreementLimit,
  };
}

function numberIn(text: string | undefined, least: number, most: number): number | undefined {
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return number >= least && number <= most ? number : undefined;
}
