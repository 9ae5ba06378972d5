/** A desk that answers when the test lets it. */
import { createRecordingDesk, type RecordingDesk } from "../../../support/recording-desk.ts";

export function createSlowDesk(): {
  desk: RecordingDesk;
  /** A question has come. */
  begun: Promise<void>;
  /** Lets it be answered. */
  release(): void;
} {
  const recording = createRecordingDesk();
  let begin = (): void => {};
  let release = (): void => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const desk: RecordingDesk = {
    ...recording,
    async ask(request) {
      begin();
      await released;
      return recording.ask(request);
    },
  };
  return { desk, begun, release };
}
