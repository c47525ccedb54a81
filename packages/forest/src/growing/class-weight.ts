/** `balanced` weighs a row by n / (k · count) of its class, where k counts the classes that have rows; or a weight a class. */
export type ClassWeight = 'balanced' | 'none' | readonly number[];
