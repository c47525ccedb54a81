/** Groups that draw independently of each other, numbered from 1. */
export const groupCount = 10;

/** Parts that the data set is cut in. */
export const batchCount = 10;

/** A call answers one row in so many of its batch. */
export const sampleDivisor = 10;
