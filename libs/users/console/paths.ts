/** Addresses of the users' pages that stand outside the frame. */
export const SIGN_IN_PATH = '/sign-in';
export const MUST_CHANGE_PASSWORD_PATH = '/new-password';
