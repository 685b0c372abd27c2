// One for all pages of a browser (SharedWorker): over HTTP/1.1 a browser has six connections to a
// server, and each stream takes one.
import { type FromHub, type StreamName, streams, type ToHub } from './hub-protocol.ts';
import { StreamFollower } from './stream-follower.ts';

interface Page {
  tell(message: FromHub): void;
  readonly follows: Set<StreamName>;
}

export class LiveHub {
  readonly #pages = new Set<Page>();
  readonly #followers = new Map<StreamName, StreamFollower>();

  /** A page has come; gives what takes its messages. */
  welcome(tell: (message: FromHub) => void): (message: ToHub) => void {
    const page: Page = { tell, follows: new Set() };
    this.#pages.add(page);
    return message => this.#hear(page, message);
  }

  #hear(page: Page, message: ToHub): void {
    switch (message.kind) {
      case 'follow':
        page.follows.add(message.stream);
        for (const greeting of this.#followerOf(message.stream).greeting) page.tell(greeting);
        break;
      case 'leave':
        page.follows.delete(message.stream);
        this.#closeUnfollowed();
        break;
      case 'connect':
        for (const follower of this.#followers.values()) follower.connect();
        break;
      default:
        this.#pages.delete(page);
        this.#closeUnfollowed();
    }
  }

  #followerOf(stream: StreamName): StreamFollower {
    let follower = this.#followers.get(stream);
    if (follower === undefined) {
      follower = new StreamFollower(stream, message => this.#spread(stream, message));
      this.#followers.set(stream, follower);
      follower.connect();
    }
    return follower;
  }

  #spread(stream: StreamName, message: FromHub): void {
    for (const page of this.#pages) if (page.follows.has(stream)) page.tell(message);
  }

  #closeUnfollowed(): void {
    for (const stream of Object.keys(streams) as StreamName[]) {
      if ([...this.#pages].some(page => page.follows.has(stream))) continue;
      this.#followers.get(stream)?.close();
      this.#followers.delete(stream);
    }
  }
}
