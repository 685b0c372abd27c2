/** Registrations from a network for so many days make it the line's own. */
export const registeredKnownDays = 7;
