package io.heliotrope.orchestrator.token;

import io.heliotrope.token.TokenKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of a file, read again when the file has changed, so that they can be rotated while jobs
/// run. A file that cannot be read any more leaves the last keys in force, and a log line.
///
/// Safe from any thread.
public final class WatchedKeys implements Supplier<TokenKeys> {
    /// How often the file is looked at, at most, in real time.
    public static final Duration LOOK = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(WatchedKeys.class);

    private static final FileTime NEVER = FileTime.fromMillis(0);

    private final Path file;
    private final LongSupplier nanoTime;
    private volatile Held held;

    /// What was read last, and whether the last look failed.
    private record Held(TokenKeys keys, FileTime modified, long lookedAt, boolean isStale) {}

    /// Reads `file`; `nanoTime` is the clock that its looks are paced by.
    ///
    /// @throws IOException when it holds no keys, with the fix
    public WatchedKeys(Path file, LongSupplier nanoTime) throws IOException {
        this.file = file;
        this.nanoTime = nanoTime;
        FileTime modified = Files.exists(file) ? Files.getLastModifiedTime(file) : NEVER;
        this.held = read(modified, nanoTime.getAsLong());
    }

    /// The keys of `file`, which is made with one key when it is not there.
    ///
    /// @throws IOException when it cannot be made, or holds no keys, with the fix
    public static WatchedKeys readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            TokenKeys made = TokenKeyFile.make(file);
            LOG.atInfo().addKeyValue("file", file).addKeyValue("keys", made.all()).log("made");
        }
        return new WatchedKeys(file, System::nanoTime);
    }

    private Held read(FileTime modified, long now) throws IOException {
        TokenKeys keys = TokenKeyFile.read(file);
        return new Held(keys, modified, now, false);
    }

    @Override
    public TokenKeys get() {
        Held last = held;
        if (nanoTime.getAsLong() - last.lookedAt >= LOOK.toNanos()) {
            look();
        }
        return held.keys;
    }

    private synchronized void look() {
        long now = nanoTime.getAsLong();
        if (now - held.lookedAt < LOOK.toNanos()) {
            return;
        }
        held = lookedAgain(now);
    }

    private Held lookedAgain(long now) {
        Held last = held;
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            if (modified.equals(last.modified) && !last.isStale) {
                return new Held(last.keys, modified, now, false);
            }
            Held next = read(modified, now);
            LOG.atInfo()
                    .addKeyValue("file", file)
                    .addKeyValue("keys", next.keys.all())
                    .log("token keys read again");
            return next;
        } catch (IOException e) {
            if (!last.isStale) {
                LOG.atWarn()
                        .addKeyValue("file", file)
                        .addKeyValue("reason", e.getMessage())
                        .log("token keys cannot be read, the last ones stay in force");
            }
            return new Held(last.keys, last.modified, now, true);
        }
    }
}
