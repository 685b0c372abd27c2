import type { components } from './open-api.generated.ts';

type Problem = components['schemas']['Problem'];

/** A request that was refused or did not come through, as the page tells of it. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  /** HTTP status; 0 when there was no answer at all. */
  readonly status: number;
  readonly needs: Problem['needs'];
  /** Conditions of an act that was refused, met or not. */
  readonly gates: NonNullable<Problem['gates']>;
  /** One thing wrong each: where in what was sent, and what. */
  readonly errors: NonNullable<Problem['errors']>;

  constructor(problem: Partial<Problem> & { readonly status: number; readonly detail: string }) {
    super(problem.detail);
    this.status = problem.status;
    this.needs = problem.needs;
    this.gates = problem.gates ?? [];
    this.errors = problem.errors ?? [];
  }

  /** Somebody else changed it first. */
  get stale(): boolean {
    return this.status === 412;
  }

  get offline(): boolean {
    return this.status === 0;
  }
}
