package io.heliotrope.queues.seal;

import io.heliotrope.model.KeyId;
import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The private keys of one region, as files `<folder>/<region>/<key id>.key`.
///
/// A key is read each time that it is needed and kept no longer than that: one that is added works
/// at once, one whose file is deleted is gone at once.
public final class RegionKeys {
    static final String SUFFIX = ".key";
    private static final int LARGEST_FILE = 1024;

    private final RegionId region;
    private final @Nullable Path folder;

    private RegionKeys(RegionId region, @Nullable Path folder) {
        this.region = region;
        this.folder = folder;
    }

    /// Those of `region` under a folder with the keys of one or several regions.
    public static RegionKeys of(RegionId region, Path keys) {
        return new RegionKeys(region, keys.resolve(region.value()));
    }

    /// No keys at all.
    public static RegionKeys none(RegionId region) {
        return new RegionKeys(region, null);
    }

    public RegionId region() {
        return region;
    }

    /// What a look for a key gave.
    sealed interface Look {}

    record Found(PrivateKey key) implements Look {}

    record Missing() implements Look {}

    record Unreadable() implements Look {}

    Look find(KeyId id) {
        if (folder == null) {
            return new Missing();
        }
        Path file = folder.resolve(id + SUFFIX);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                return new Unreadable();
            }
            PrivateKey key = PrivateKey.read(Files.readString(file, StandardCharsets.US_ASCII));
            return key.publicKey().id().equals(id) ? new Found(key) : new Unreadable();
        } catch (NoSuchFileException e) {
            return new Missing();
        } catch (IOException | IllegalArgumentException e) {
            return new Unreadable();
        }
    }

    @Override
    public String toString() {
        return "keys of " + region;
    }
}
