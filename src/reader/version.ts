/** The version of this package, as in package.json (a test keeps the two equal): the core cannot open files. */
export const ENGINE_VERSION = "0.1.0";
