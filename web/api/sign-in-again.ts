// What stands between a request and its answer when the person has to prove who they are: the
// page asks, above whatever is open, and the request goes out once more.

export type Proof = 'sign-in' | 'step-up';

/** Asks the person; resolves to true when they did, to false when they left it. */
export type AskForProof = (proof: Proof) => Promise<boolean>;

let ask: AskForProof = async () => false;
const asked = new Map<Proof, Promise<boolean>>();

/** The shell says how it asks. */
export function setAskForProof(how: AskForProof): void {
  ask = how;
}

/** Several requests that wait for the same proof share one question. */
export function askForProof(proof: Proof): Promise<boolean> {
  let answer = asked.get(proof);
  if (answer === undefined) {
    answer = ask(proof).finally(() => asked.delete(proof));
    asked.set(proof, answer);
  }
  return answer;
}
