/** Written by the build: see `identity` in vite.config.ts. */
declare const __CARTBAN_VERSION__: string;
declare const __CARTBAN_MODEL__: string;
declare const __CARTBAN_PLOTLY__: string;

/** Which program speaks: a result is comparable with another only when both are equal. */
export interface EngineIdentity {
  readonly version: string;
  /** `sha256:…` of the sources of the rules and of the data built into them. */
  readonly model: string;
}

export const engineIdentity: EngineIdentity = { version: __CARTBAN_VERSION__, model: __CARTBAN_MODEL__ };

/** Version of the plotting library that pages carry. */
export const plotlyVersion: string = __CARTBAN_PLOTLY__;
