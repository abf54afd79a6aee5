import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { SystemError, UsageError } from "./errors.js";

const BUFFER_BYTES = 1 << 16;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOENT: "there can be no such folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "a part of the path is a file, not a folder",
  ENAMETOOLONG: "the name is too long",
};

/** Where a file's bytes go. */
export interface ByteSink {
  /** Resolves when it may be given more; the bytes may be reused then. */
  write(bytes: Uint8Array): Promise<void>;
}

/**
 * Writes a file that appears whole or not at all: into a temporary file beside it, which takes the
 * name at the end and is removed on any failure. Missing folders are made, a symbolic link is
 * followed.
 *
 * @returns What `produce` gave, and the size of the file.
 * @throws {UsageError} if the path is a folder.
 * @throws {SystemError} if the file cannot be written, with the reason.
 */
export async function writeArtifact<Result>(
  path: string,
  produce: (sink: ByteSink) => Promise<Result>,
): Promise<{ result: Result; bytes: number }> {
  const target = await realpath(path).catch(() => path);
  if (
    await stat(target).then(
      (entry) => entry.isDirectory(),
      () => false,
    )
  ) {
    throw new UsageError(`Cannot write "${path}": it is a folder.`, "Name a file in it.");
  }
  const partial = join(dirname(target), `.gradreel-${randomUUID()}.partial`);
  const file = await explained(path, async () => {
    await mkdir(dirname(target), { recursive: true });
    return open(partial, "wx");
  });
  try {
    const sink = new BufferedFile(file, path);
    const result = await produce(sink);
    const bytes = await sink.end();
    await explained(path, () => rename(partial, target));
    return { result, bytes };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(partial, { force: true });
    throw error;
  }
}

/** Gathers small writes, so that the disk sees few. */
class BufferedFile implements ByteSink {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #buffer = new Uint8Array(BUFFER_BYTES);
  #buffered = 0;
  #bytes = 0;

  constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#buffered + bytes.length > BUFFER_BYTES) await this.#flush();
    if (bytes.length > BUFFER_BYTES) return this.#writeAll(bytes);
    this.#buffer.set(bytes, this.#buffered);
    this.#buffered += bytes.length;
  }

  async end(): Promise<number> {
    await this.#flush();
    await explained(this.#path, () => this.#file.close());
    return this.#bytes;
  }

  async #flush(): Promise<void> {
    await this.#writeAll(this.#buffer.subarray(0, this.#buffered));
    this.#buffered = 0;
  }

  async #writeAll(bytes: Uint8Array): Promise<void> {
    await explained(this.#path, () => this.#file.writeFile(bytes));
    this.#bytes += bytes.length;
  }
}

async function explained<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    const { code = "unknown", message } = error as NodeJS.ErrnoException;
    throw new SystemError(`Cannot write "${path}": ${REASONS[code] ?? message}.`, undefined, { cause: error });
  }
}
