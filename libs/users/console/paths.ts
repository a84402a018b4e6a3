/** Addresses of the users' pages that stand outside the frame. */
export const SIGN_IN_PATH = '/sign-in';
export const MUST_CHANGE_PASSWORD_PATH = '/new-password';
export const MUST_SET_UP_SECOND_FACTOR_PATH = '/second-factor';
