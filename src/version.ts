declare const __ADVISOR_VERSION__: string | undefined;

/** The version of advisor: set by the build; "0.0.0" when run from the sources. */
export const VERSION = typeof __ADVISOR_VERSION__ === 'string' ? __ADVISOR_VERSION__ : '0.0.0';
