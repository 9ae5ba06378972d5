/** What registering a chat's commands changed on its platform. Registers nothing. */

/** Names as people type or see them: `/ask`, `核对数字`. */
export interface CommandChanges {
  /** Id of the community; absent when the commands are registered everywhere. */
  guild?: string;
  created: string[];
  changed: string[];
  removed: string[];
  unchanged: string[];
}
