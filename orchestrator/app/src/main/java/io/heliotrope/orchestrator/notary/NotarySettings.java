package io.heliotrope.orchestrator.notary;

import io.heliotrope.orchestrator.evidence.TrustedKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the ledger is sealed: how long (real time) and how many records a checkpoint waits for,
/// where the notary's key lies, and whose seals verifiers trust.
public record NotarySettings(
        @Nullable Path keyFile, Duration every, int records, List<TrustedKey> trusted) {
    /// The longest wait that can be set.
    public static final Duration LONGEST = Duration.ofMinutes(1);

    /// The most records that a checkpoint can be set to tell of: half a MiB of hashes.
    public static final int MOST = 20_000;

    /// A checkpoint a second, or after 1,000 records; no key and no trust.
    public static final NotarySettings DEFAULT =
            new NotarySettings(null, Duration.ofSeconds(1), 1_000, List.of());

    public NotarySettings {
        trusted = List.copyOf(trusted);
        if (!every.isPositive() || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "notary.every must be above 0 and at most " + LONGEST + ", was " + every);
        }
        if (records < 1 || records > MOST) {
            throw new IllegalArgumentException(
                    "notary.records must be 1 to " + MOST + ", was " + records);
        }
    }

    /// The same with further keys whose seals count.
    public NotarySettings trusting(List<TrustedKey> more) {
        List<TrustedKey> all = new ArrayList<>(trusted);
        all.addAll(more);
        return new NotarySettings(keyFile, every, records, all);
    }

    /// The file of the notary's key, if one is set.
    public Optional<Path> key() {
        return Optional.ofNullable(keyFile);
    }
}
