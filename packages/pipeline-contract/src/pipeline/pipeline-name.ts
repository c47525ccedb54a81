/** Name of the workflow type and id of the schedule that starts it. */
export const covertypePipeline = 'p2_covertype_pipeline';
