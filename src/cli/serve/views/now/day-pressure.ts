// What attacks did to each destination since midnight where the carrier is.

export interface Pressure {
  /** Estimate: what the calls cost while they were looked at. */
  milliYen: number;
  /** Calls refused or challenged. */
  stopped: number;
}

export interface SavedPressure {
  readonly day: number;
  readonly destinations: ReadonlyMap<string, Pressure>;
}

interface Losing {
  readonly country: string;
  readonly lossYenPerMinute: number;
}

const minuteMs = 60_000;

export class DayPressure {
  #day = -1;
  #destinations = new Map<string, Pressure>();

  /** Suspected calls went on like this for so long; `day` is the local one, counted from 1970. */
  look(day: number, destinations: readonly Losing[], forMs: number): void {
    for (const { country, lossYenPerMinute } of destinations) {
      if (lossYenPerMinute <= 0 || forMs <= 0) continue;
      this.#of(day, country).milliYen += Math.round((lossYenPerMinute * 1_000 * forMs) / minuteMs);
    }
  }

  stopped(day: number, country: string): void {
    this.#of(day, country).stopped += 1;
  }

  /** By destination; none from the day before. */
  today(day: number): ReadonlyMap<string, Readonly<Pressure>> {
    return day === this.#day ? this.#destinations : new Map();
  }

  #of(day: number, country: string): Pressure {
    if (day !== this.#day) {
      this.#day = day;
      this.#destinations = new Map();
    }
    let found = this.#destinations.get(country);
    if (found === undefined) {
      found = { milliYen: 0, stopped: 0 };
      this.#destinations.set(country, found);
    }
    return found;
  }

  save(): SavedPressure {
    return { day: this.#day, destinations: this.#destinations };
  }

  restore({ day, destinations }: SavedPressure): void {
    this.#day = day;
    this.#destinations = new Map(destinations);
  }
}
