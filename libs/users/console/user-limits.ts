/** Longest texts of an account, in characters: what the server takes. */
export const LONGEST_LOGIN = 255;
export const LONGEST_NAME = 255;
export const LONGEST_EMAIL = 255;
export const LONGEST_COMMENT = 4_000;
export const LONGEST_TOKEN_NAME = 100;
