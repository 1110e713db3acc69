/** A story: a tree of clusters. */
export interface StoryGroup {
  readonly id: string;
  /** Items of events and of openings, sorted. */
  readonly items: readonly string[];
  /** The events, parted by happening: only within one can reports contradict each other. */
  readonly happenings: readonly (readonly string[])[];
}
