// The few calls by which the journal writes, so that tests can let the disk fail.
import { open } from 'node:fs/promises';

export interface DiskFile {
  /** Writes all of the bytes at the position. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(bytes: number): Promise<void>;
  /** Returns when the contents are on stable storage. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface Disk {
  /** Opens for writing; `create` begins an empty file, whatever stood there. */
  open(path: string, create: boolean): Promise<DiskFile>;
  /** Makes creations and removals in the folder lasting. */
  syncFolder(path: string): Promise<void>;
}

export const realDisk: Disk = {
  async open(path, create) {
    const file = await open(path, create ? 'w' : 'r+', 0o600);
    return {
      async write(bytes, position) {
        for (let done = 0; done < bytes.length; ) {
          const left = bytes.length - done;
          const { bytesWritten } = await file.write(bytes, done, left, position + done);
          done += bytesWritten;
        }
      },
      truncate: bytes => file.truncate(bytes),
      sync: () => file.datasync(),
      close: () => file.close(),
    };
  },
  async syncFolder(path) {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};
