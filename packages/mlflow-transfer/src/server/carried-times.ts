/** When something was made and last changed, in milliseconds since 1970. */
interface Times {
  created: number;
  updated: number;
}

/** Times that things of the target shall have, by its own ids. */
export interface CarriedTimes {
  experiments?: readonly (Times & { experiment_id: string })[];
  logged_models?: readonly (Times & { model_id: string })[];
  registered_models?: readonly (Times & { name: string })[];
  model_versions?: readonly (Times & { name: string; version: string })[];
}
